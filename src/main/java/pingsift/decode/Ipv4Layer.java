// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static pingsift.bytes.BigEndian.u16;
import static pingsift.bytes.BigEndian.u32;
import static pingsift.bytes.BigEndian.u8;

/** IPv4 (RFC 791) and the Authentication Header (RFC 4302), which IPv6 has too. */
final class Ipv4Layer {
  /*
   *  0                   1                   2                   3
   * +-------+-------+---------------+-------------------------------+
   * |Version|  IHL  |Type of Service|          Total Length         |  0
   * +-------+-------+---------------+-----+-------------------------+
   * |         Identification        |0 D M|      Fragment Offset    |  4
   * +---------------+---------------+-----+-------------------------+
   * |  Time to Live |    Protocol   |         Header Checksum       |  8
   * +---------------+---------------+-------------------------------+
   * |                       Source Address                          | 12
   * +---------------------------------------------------------------+
   * |                    Destination Address                        | 16
   * +---------------------------------------------------------------+
   */
  private static final int HEADER = 20;
  private static final int TOS = 1;
  private static final int TOTAL_LENGTH = 2;
  private static final int IDENTIFICATION = 4;
  private static final int FLAGS = 6;
  private static final int TTL = 8;
  private static final int PROTOCOL = 9;
  private static final int CHECKSUM = 10;
  private static final int SOURCE = 12;
  private static final int DESTINATION = 16;

  private static final int DONT_FRAGMENT = 0x4000;
  private static final int MORE_FRAGMENTS = 0x2000;
  private static final int FRAGMENT_OFFSET = 0x1fff;

  private static final int AUTHENTICATION_HEADER = 12;

  private Ipv4Layer() {}

  /** Either version, as the first four bits say. */
  static Step ip(Cursor cursor) {
    if (cursor.left() < 1) {
      return cursor.missing(1, Anomaly.RAW_UNKNOWN_VERSION);
    }
    return switch (u8(cursor.buffer, cursor.at) >>> 4) {
      case 4 -> Step.IPV4;
      case 6 -> Step.IPV6;
      default -> cursor.malformed(Anomaly.RAW_UNKNOWN_VERSION);
    };
  }

  static Step ipv4(Cursor cursor, IcmpMessage message) {
    if (cursor.left() < HEADER) {
      return cursor.missing(HEADER, Anomaly.IPV4_TOO_SMALL);
    }
    byte[] buffer = cursor.buffer;
    int at = cursor.at;
    int first = u8(buffer, at);
    int headerLen = (first & 0xf) * 4;
    int totalLen = u16(buffer, at + TOTAL_LENGTH);
    if (first >>> 4 != 4) {
      return cursor.malformed(Anomaly.IPV4_WRONG_VERSION);
    }
    if (headerLen < HEADER) {
      return cursor.malformed(Anomaly.IPV4_HEADER_TOO_SMALL);
    }
    if (totalLen < headerLen && totalLen != 0) {
      return cursor.malformed(Anomaly.IPV4_LENGTH_BELOW_HEADER);
    }
    int protocol = u8(buffer, at + PROTOCOL);
    Step next = IpProtocol.next(4, protocol);
    if (next.ends()) {
      if (protocol == IpProtocol.ICMPV6) {
        cursor.note(Anomaly.IPV4_CARRIES_ICMPV6);
      }
      return next;
    }
    int flags = u16(buffer, at + FLAGS);
    boolean isFragment = (flags & (MORE_FRAGMENTS | FRAGMENT_OFFSET)) != 0;
    if (isFragment && !IpProtocol.mayLeadToIcmp(4, protocol)) {
      return next == Step.UDP ? Step.NOT_ICMP : Step.FRAGMENT;
    }
    if (totalLen != 0) { // 0: the network card was to fill it in (segmentation offload)
      cursor.packetEndsAt(at + totalLen, Anomaly.IPV4_LENGTH_BEYOND_FRAME);
    }
    if (cursor.left() < headerLen) {
      return cursor.missing(headerLen, Anomaly.IPV4_LENGTH_BELOW_HEADER);
    }
    cursor.at = at + headerLen;
    if (next == Step.UDP && !UdpLayer.mayCarry(cursor)) {
      return Step.NOT_ICMP;
    }
    checkChecksum(cursor, at, headerLen);
    cursor.ipVersion = 4;
    cursor.protocol = protocol;
    cursor.pseudoHeader = Cursor.PseudoHeader.AS_SENT;
    message.ipVersion = 4;
    message.srcHigh = 0;
    message.srcLow = IcmpMessage.IPV4_MAPPED | u32(buffer, at + SOURCE);
    message.dstHigh = 0;
    message.dstLow = IcmpMessage.IPV4_MAPPED | u32(buffer, at + DESTINATION);
    message.ttl = u8(buffer, at + TTL);
    message.tos = u8(buffer, at + TOS);
    message.ipId = u16(buffer, at + IDENTIFICATION);
    message.dontFragment = (flags & DONT_FRAGMENT) != 0;
    message.optionsLen = headerLen - HEADER;
    message.destinationOptionsLen = 0;
    return isFragment ? fragment(cursor, message.ipId, flags) : next;
  }

  private static void checkChecksum(Cursor cursor, int at, int headerLen) {
    if (u16(cursor.buffer, at + CHECKSUM) != 0 // else the network card was to fill it in
        && InternetChecksum.fold(InternetChecksum.sum(cursor.buffer, at, headerLen)) != 0xffff) {
      cursor.note(Anomaly.IPV4_CHECKSUM);
    }
  }

  private static Step fragment(Cursor cursor, int id, int flags) {
    cursor.fragmentId = id;
    cursor.fragmentOffset = (flags & FRAGMENT_OFFSET) * 8;
    cursor.moreFragments = (flags & MORE_FRAGMENTS) != 0;
    return Step.REASSEMBLY;
  }

  /*
   * Next Header (1) | Length in 4-byte units less 2 (1) | Reserved (2) | SPI (4) | Sequence (4) | ICV
   */
  static Step authentication(Cursor cursor) {
    if (cursor.left() < AUTHENTICATION_HEADER) {
      return cursor.missing(AUTHENTICATION_HEADER, Anomaly.AUTHENTICATION_MALFORMED);
    }
    int length = (u8(cursor.buffer, cursor.at + 1) + 2) * 4;
    if (length < AUTHENTICATION_HEADER) {
      return cursor.malformed(Anomaly.AUTHENTICATION_MALFORMED);
    }
    if (cursor.left() < length) {
      return cursor.missing(length, Anomaly.AUTHENTICATION_MALFORMED);
    }
    int next = u8(cursor.buffer, cursor.at);
    cursor.at += length;
    return IpProtocol.next(cursor.ipVersion, next);
  }
}
