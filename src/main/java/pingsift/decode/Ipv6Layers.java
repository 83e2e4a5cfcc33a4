// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static pingsift.bytes.BigEndian.i64;
import static pingsift.bytes.BigEndian.u16;
import static pingsift.bytes.BigEndian.u32;
import static pingsift.bytes.BigEndian.u8;

import pingsift.decode.Cursor.PseudoHeader;

/** IPv6 and its extension headers (RFC 8200). */
final class Ipv6Layers {
  /*
   *  0                   1                   2                   3
   * +-------+---------------+---------------------------------------+
   * |Version| Traffic Class |           Flow Label                  |  0
   * +-------+---------------+-------+---------------+---------------+
   * |         Payload Length        |  Next Header  |   Hop Limit   |  4
   * +-------------------------------+---------------+---------------+
   * |                  Source Address, 16 bytes                     |  8
   * +---------------------------------------------------------------+
   * |                Destination Address, 16 bytes                  | 24
   * +---------------------------------------------------------------+
   */
  private static final int HEADER = 40;
  private static final int PAYLOAD_LENGTH = 4;
  private static final int NEXT_HEADER = 6;
  private static final int HOP_LIMIT = 7;
  private static final int SOURCE = 8;
  private static final int DESTINATION = 24;

  /** The least an extension header has; longer ones grow in units of the same size. */
  private static final int UNIT = 8;

  /** Jumbo Payload (RFC 2675), Home Address (RFC 6275, section 6.3), and the one-byte padding. */
  private static final int OPTION_JUMBO = 0xc2;

  private static final int OPTION_HOME_ADDRESS = 0xc9;
  private static final int OPTION_PAD1 = 0;

  private Ipv6Layers() {}

  static Step ipv6(Cursor cursor, IcmpMessage message) {
    if (cursor.left() < HEADER) {
      return cursor.missing(HEADER, Anomaly.IPV6_TOO_SMALL);
    }
    byte[] buffer = cursor.buffer;
    int at = cursor.at;
    int start = (int) u32(buffer, at);
    if (start >>> 28 != 6) {
      return cursor.malformed(Anomaly.IPV6_WRONG_VERSION);
    }
    int protocol = u8(buffer, at + NEXT_HEADER);
    Step next = IpProtocol.next(6, protocol);
    if (next.ends()) {
      if (protocol == IpProtocol.ICMPV4) {
        cursor.note(Anomaly.IPV6_CARRIES_ICMPV4);
      }
      return next;
    }
    cursor.ipVersion = 6;
    cursor.pseudoHeader = PseudoHeader.AS_SENT;
    message.ipVersion = 6;
    message.srcHigh = i64(buffer, at + SOURCE);
    message.srcLow = i64(buffer, at + SOURCE + 8);
    message.dstHigh = i64(buffer, at + DESTINATION);
    message.dstLow = i64(buffer, at + DESTINATION + 8);
    message.ttl = u8(buffer, at + HOP_LIMIT);
    message.tos = start >>> 20 & 0xff;
    message.ipId = IcmpMessage.ABSENT;
    message.dontFragment = false;
    message.destinationOptionsLen = 0;
    cursor.at = at + HEADER;
    cursor.extensionsAt = cursor.at;
    int payloadLen = u16(buffer, at + PAYLOAD_LENGTH);
    if (payloadLen != 0) {
      cursor.packetEndsAt(cursor.at + payloadLen, Anomaly.IPV6_LENGTH_BEYOND_FRAME);
    } else if (protocol == IpProtocol.HOP_BY_HOP) {
      jumbo(cursor);
    } // else: the network card was to fill it in (segmentation offload)
    return next;
  }

  /** Takes the length of a jumbogram from its hop-by-hop options, where it is there. */
  private static void jumbo(Cursor cursor) {
    int option = option(cursor, OPTION_JUMBO, 4);
    if (option >= 0) {
      long length = u32(cursor.buffer, option);
      int end = cursor.at + (int) Math.min(length, Cursor.LONGEST);
      cursor.packetEndsAt(end, Anomaly.IPV6_LENGTH_BEYOND_FRAME);
    }
  }

  /*
   * Next Header (1) | Length in units less 1 (1) | what the header is for
   */
  static Step extension(Cursor cursor) {
    int length = extensionLen(cursor);
    if (cursor.left() < length) {
      return cursor.missing(length, Anomaly.IPV6_EXTENSION_TOO_SMALL);
    }
    int next = u8(cursor.buffer, cursor.at);
    cursor.at += length;
    return IpProtocol.next(6, next);
  }

  /** The length of the extension header here, or the least where even that byte is missing. */
  private static int extensionLen(Cursor cursor) {
    return cursor.left() < UNIT ? UNIT : (u8(cursor.buffer, cursor.at + 1) + 1) * UNIT;
  }

  /** A mobile node away from home computes checksums with its home address. */
  static Step destinationOptions(Cursor cursor, IcmpMessage message) {
    int option = option(cursor, OPTION_HOME_ADDRESS, 16);
    if (option >= 0) {
      replacePseudoHeader(cursor, message);
      cursor.pseudoSrcHigh = i64(cursor.buffer, option);
      cursor.pseudoSrcLow = i64(cursor.buffer, option + 8);
    }
    message.destinationOptionsLen += extensionLen(cursor);
    return extension(cursor);
  }

  /*
   * Next Header (1) | Length (1) | Routing Type (1) | Segments Left (1) | type's own (4) | addresses
   */
  static Step routing(Cursor cursor, IcmpMessage message) {
    int length = extensionLen(cursor);
    if (cursor.left() < length) {
      return cursor.missing(length, Anomaly.IPV6_EXTENSION_TOO_SMALL);
    }
    int at = cursor.at;
    if (u8(cursor.buffer, at + 2) == 0) {
      cursor.note(Anomaly.IPV6_ROUTING_TYPE_0);
    }
    int segmentsLeft = u8(cursor.buffer, at + 3);
    if (segmentsLeft != 0) {
      int lastStop = lastStop(u8(cursor.buffer, at + 2), length);
      if (lastStop < 0) {
        cursor.pseudoHeader = PseudoHeader.UNKNOWN;
      } else {
        replacePseudoHeader(cursor, message);
        cursor.pseudoDstHigh = i64(cursor.buffer, at + lastStop);
        cursor.pseudoDstLow = i64(cursor.buffer, at + lastStop + 8);
      }
    }
    return extension(cursor);
  }

  /**
   * Where in a routing header that is still under way its last stop stands, or -1. The compressed
   * addresses of RPL (type 3) are not read.
   */
  private static int lastStop(int routingType, int length) {
    if (length < 8 + 16) {
      return -1;
    }
    return switch (routingType) {
      case 0 -> 8 + ((length - 8) / 16 - 1) * 16; // source route, in order (RFC 2460)
      case 2, 4 -> 8; // home address (RFC 6275); segments, the last one first (RFC 8754)
      default -> -1;
    };
  }

  private static void replacePseudoHeader(Cursor cursor, IcmpMessage message) {
    if (cursor.pseudoHeader == PseudoHeader.AS_SENT) {
      cursor.pseudoHeader = PseudoHeader.REPLACED;
      cursor.pseudoSrcHigh = message.srcHigh;
      cursor.pseudoSrcLow = message.srcLow;
      cursor.pseudoDstHigh = message.dstHigh;
      cursor.pseudoDstLow = message.dstLow;
    }
  }

  /*
   * Next Header (1) | Reserved (1) | Offset in units (13 bits), 0 (2 bits), More (1 bit) | Id (4)
   */
  static Step fragment(Cursor cursor) {
    if (cursor.left() < UNIT) {
      return cursor.missing(UNIT, Anomaly.IPV6_EXTENSION_TOO_SMALL);
    }
    int protocol = u8(cursor.buffer, cursor.at);
    int offsetAndMore = u16(cursor.buffer, cursor.at + 2);
    long id = u32(cursor.buffer, cursor.at + 4);
    if (u8(cursor.buffer, cursor.at + 1) != 0 || (offsetAndMore & 6) != 0) {
      cursor.note(Anomaly.IPV6_FRAGMENT_RESERVED_BITS);
    }
    cursor.at += UNIT;
    Step next = IpProtocol.next(6, protocol);
    if ((offsetAndMore & ~6) == 0) { // a whole packet (RFC 6946)
      cursor.note(Anomaly.IPV6_USELESS_FRAGMENT_HEADER);
      return next;
    }
    if (!IpProtocol.mayLeadToIcmp(6, protocol)) {
      return next.ends() ? next : next == Step.UDP ? Step.NOT_ICMP : Step.FRAGMENT;
    }
    cursor.protocol = protocol;
    cursor.fragmentId = id;
    cursor.fragmentOffset = offsetAndMore & 0xfff8;
    cursor.moreFragments = (offsetAndMore & 1) != 0;
    return Step.REASSEMBLY;
  }

  /**
   * Where the value of the first option of a type stands in the options header here, or -1 where
   * there is none, it has another length, or it is cut off.
   */
  private static int option(Cursor cursor, int type, int valueLen) {
    byte[] buffer = cursor.buffer;
    int headerEnd = cursor.at + extensionLen(cursor);
    int end = Math.min(cursor.end, headerEnd);
    int at = cursor.at + 2;
    while (at + 2 <= end) {
      int found = u8(buffer, at);
      if (found == OPTION_PAD1) {
        at++;
        continue;
      }
      int length = u8(buffer, at + 1);
      if (found == type) {
        return length == valueLen && at + 2 + length <= end ? at + 2 : -1;
      }
      at += 2 + length;
    }
    if (at > headerEnd) {
      cursor.note(Anomaly.IPV6_OPTION_LENGTH);
    }
    return -1;
  }
}
