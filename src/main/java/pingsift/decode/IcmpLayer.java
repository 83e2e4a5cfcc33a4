// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static pingsift.bytes.BigEndian.u16;
import static pingsift.bytes.BigEndian.u32;
import static pingsift.bytes.BigEndian.u8;

import pingsift.decode.Cursor.PseudoHeader;

/** ICMP (RFC 792) and ICMPv6 (RFC 4443), any type. */
final class IcmpLayer {
  /*
   *  0                   1                   2                   3
   * +---------------+---------------+-------------------------------+
   * |     Type      |     Code      |           Checksum            |  0
   * +---------------+---------------+-------------------------------+
   * |                      Rest of the header                       |  4
   * |           Identifier          |        Sequence Number        |     Echo, Timestamp, …
   * |           Identifier          |   Sequence    |     flags     |     Extended Echo
   * +-------------------------------+-------------------------------+
   * |   Data …                                                         8
   */
  private static final int FIXED = 4;
  private static final int HEADER = 8;

  private IcmpLayer() {}

  static Step icmpv4(Cursor cursor, IcmpMessage message) {
    return message(cursor, message);
  }

  static Step icmpv6(Cursor cursor, IcmpMessage message) {
    message.optionsLen = cursor.at - cursor.extensionsAt;
    return message(cursor, message);
  }

  private static Step message(Cursor cursor, IcmpMessage message) {
    int present = cursor.left();
    if (present < FIXED) {
      return cursor.missing(FIXED, tooSmall(cursor));
    }
    byte[] buffer = cursor.buffer;
    int at = cursor.at;
    int type = u8(buffer, at);
    message.type = type;
    message.code = u8(buffer, at + 1);
    message.checksum = u16(buffer, at + 2);
    int dataAt = Math.min(at + HEADER, cursor.end);
    int wireLen = cursor.wireEnd - at;
    message.data.wrap(buffer, dataAt, cursor.end - dataAt, Math.max(0, wireLen - HEADER));
    if (wireLen < HEADER) {
      cursor.note(tooSmall(cursor));
    }
    IcmpTypes.check(cursor, type, message.code);
    numbers(cursor, message, present);
    checksum(cursor, message, present, wireLen);
    return Step.DONE;
  }

  private static Anomaly tooSmall(Cursor cursor) {
    return cursor.ipVersion == 4 ? Anomaly.ICMPV4_TOO_SMALL : Anomaly.ICMPV6_TOO_SMALL;
  }

  private static void numbers(Cursor cursor, IcmpMessage message, int present) {
    byte[] buffer = cursor.buffer;
    int at = cursor.at;
    Numbering numbers = Numbering.of(cursor.ipVersion, message.type);
    int sequenceEnd = numbers == Numbering.WIDE ? 8 : 7;
    message.restOfHeader = present < HEADER ? IcmpMessage.ABSENT : u32(buffer, at + 4);
    message.identifier =
        numbers == Numbering.NONE || present < 6 ? IcmpMessage.ABSENT : u16(buffer, at + 4);
    if (numbers == Numbering.NONE || present < sequenceEnd) {
      message.sequence = IcmpMessage.ABSENT;
    } else {
      message.sequence = numbers == Numbering.WIDE ? u16(buffer, at + 6) : u8(buffer, at + 6);
    }
  }

  /**
   * Leaves the checksum for when someone asks, except where fields and Data alone would not tell: a
   * message shorter than its header, or one whose pseudo-header has other addresses.
   */
  private static void checksum(Cursor cursor, IcmpMessage message, int present, int wireLen) {
    if (present >= HEADER && cursor.pseudoHeader == PseudoHeader.AS_SENT) {
      message.checksumStatus = null;
    } else if (present < wireLen || cursor.pseudoHeader == PseudoHeader.UNKNOWN) {
      message.checksumStatus = ChecksumStatus.UNVERIFIED;
    } else {
      long sum = InternetChecksum.sum(cursor.buffer, cursor.at, present);
      message.checksumStatus =
          InternetChecksum.status(sum + pseudoHeader(cursor, message, present));
    }
  }

  private static long pseudoHeader(Cursor cursor, IcmpMessage message, int length) {
    if (cursor.ipVersion == 4) {
      return 0;
    }
    return cursor.pseudoHeader == PseudoHeader.REPLACED
        ? InternetChecksum.pseudoHeader(
            cursor.pseudoSrcHigh,
            cursor.pseudoSrcLow,
            cursor.pseudoDstHigh,
            cursor.pseudoDstLow,
            length)
        : InternetChecksum.pseudoHeader(
            message.srcHigh, message.srcLow, message.dstHigh, message.dstLow, length);
  }
}
