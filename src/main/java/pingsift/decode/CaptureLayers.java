// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static pingsift.bytes.BigEndian.u32;
import static pingsift.bytes.BigEndian.u8;

import pingsift.bytes.LittleEndian;

/** What operating systems put in front of a packet when they log it; none of it was on a wire. */
final class CaptureLayers {
  private static final int PKTAP_HEADER = 12;
  private static final int PKTAP_PACKET = 1;

  private static final int NFLOG_HEADER = 4;
  private static final int NFLOG_FIELD = 4;
  private static final int NFLOG_PAYLOAD = 9;

  private static final int PFLOG_FAMILY = 2;
  private static final int ENC_HEADER = 12;
  private static final int IPNET_HEADER = 24;

  private CaptureLayers() {}

  /*
   * Length (4) | What follows (4), 1: a packet | Link type of the packet (4) | …
   *
   * macOS, with the lowest byte first.
   */
  static Step pktap(Cursor cursor) {
    if (cursor.left() < PKTAP_HEADER) {
      return cursor.missing(PKTAP_HEADER);
    }
    byte[] buffer = cursor.buffer;
    int at = cursor.at;
    long length = LittleEndian.u32(buffer, at);
    if (length < PKTAP_HEADER || length > Integer.MAX_VALUE) {
      return Step.MALFORMED;
    }
    if (LittleEndian.u32(buffer, at + 4) != PKTAP_PACKET) {
      return Step.NOT_IP;
    }
    if (cursor.left() < length) {
      return cursor.missing((int) length);
    }
    int linkType = (int) LittleEndian.u32(buffer, at + 8);
    cursor.at = at + (int) length;
    return LinkTypes.first(linkType, cursor);
  }

  /*
   * Address family (1) | Version, 0 (1) | Resource (2) | fields, each padded to 4:
   * Length with this header (2) | Type (2) | …      in the byte order of the host
   *
   * Linux. Types are small numbers, so the first one tells the order. Type 9 is the packet.
   */
  static Step nflog(Cursor cursor) {
    if (cursor.left() < NFLOG_HEADER) {
      return cursor.missing(NFLOG_HEADER);
    }
    byte[] buffer = cursor.buffer;
    Step payload = AddressFamily.next(u8(buffer, cursor.at));
    if (u8(buffer, cursor.at + 1) != 0) {
      return Step.MALFORMED;
    }
    cursor.at += NFLOG_HEADER;
    while (cursor.at < cursor.wireEnd) {
      if (cursor.left() < NFLOG_FIELD) {
        return cursor.missing(NFLOG_FIELD);
      }
      int typeAndLength = (int) LittleEndian.u32(buffer, cursor.at);
      if (typeAndLength >>> 16 > 0xff) {
        typeAndLength = Integer.rotateLeft((int) u32(buffer, cursor.at), 16);
      }
      int length = typeAndLength & 0xffff;
      if (length < NFLOG_FIELD) {
        return Step.MALFORMED;
      }
      if (typeAndLength >>> 16 == NFLOG_PAYLOAD) {
        cursor.endsWithin(cursor.at + length);
        cursor.at += NFLOG_FIELD;
        return payload;
      }
      int padded = (length + 3) & ~3;
      if (cursor.left() < padded) {
        return cursor.missing(padded);
      }
      cursor.at += padded;
    }
    return Step.NOT_IP;
  }

  /*
   * Length, to be rounded up to a multiple of 4 (1) | Address family (1) | …
   *
   * The packet filter of the BSDs.
   */
  static Step pflog(Cursor cursor) {
    if (cursor.left() < PFLOG_FAMILY) {
      return cursor.missing(PFLOG_FAMILY);
    }
    int length = (u8(cursor.buffer, cursor.at) + 3) & ~3;
    Step next = AddressFamily.next(u8(cursor.buffer, cursor.at + 1));
    return length < PFLOG_FAMILY ? Step.MALFORMED : cursor.behind(length, next);
  }

  /*
   * Address family, in the byte order of the host (4) | SPI (4) | Flags (4)
   *
   * OpenBSD's view of packets before and after IPsec.
   */
  static Step enc(Cursor cursor) {
    if (cursor.left() < ENC_HEADER) {
      return cursor.missing(ENC_HEADER);
    }
    int family = (int) u32(cursor.buffer, cursor.at);
    cursor.at += ENC_HEADER;
    return AddressFamily.next(family >>> 16 != 0 ? Integer.reverseBytes(family) : family);
  }

  /*
   * Version (1) | Address family (1) | Hook (2) | Length (4) | Interfaces (8) | Zones (8)
   *
   * Solaris, between its zones.
   */
  static Step ipnet(Cursor cursor) {
    if (cursor.left() < IPNET_HEADER) {
      return cursor.missing(IPNET_HEADER);
    }
    int family = u8(cursor.buffer, cursor.at + 1);
    cursor.at += IPNET_HEADER;
    return AddressFamily.next(family);
  }
}
