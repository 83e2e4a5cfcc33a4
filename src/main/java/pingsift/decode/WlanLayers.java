// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static pingsift.bytes.BigEndian.u16;
import static pingsift.bytes.BigEndian.u8;

/** IEEE 802.11 (section numbers of the 2020 edition). */
final class WlanLayers {
  /*
   * byte 0      subtype (4 bits) | type (2) | version (2)
   * byte 1      order | protected | more data | power | retry | more fragments | from DS | to DS
   *      2      duration
   *      4      three addresses
   *     22      fragment number (the low 4 bits of its first byte) and sequence number
   *     24      the fourth address, where both DS bits are set (6)
   *             QoS control, where the subtype has its bit (2)
   *             HT control, where the order bit is set as well (4)
   *
   * Section 9.2, section 9.3.2.1. Numbers have their lowest byte first.
   */
  private static final int FRAME_CONTROL = 2;
  private static final int HEADER = 24;
  private static final int FRAGMENT_NUMBER = 22;
  private static final int ADDRESS = 6;
  private static final int QOS_CONTROL = 2;
  private static final int HT_CONTROL = 4;

  private static final int VERSION_MASK = 0x03;
  private static final int TYPE_MASK = 0x0c;
  private static final int DATA = 0x08;
  private static final int NO_DATA = 0x40;
  private static final int QOS = 0x80;

  private static final int BOTH_DS = 0x03;
  private static final int MORE_FRAGMENTS = 0x04;
  private static final int PROTECTED = 0x40;
  private static final int ORDER = 0x80;

  /** In the first byte of QoS control (section 9.2.4.5.9). */
  private static final int AGGREGATE = 0x80;

  private static final int AGGREGATE_HEADER = 14;

  private WlanLayers() {}

  static Step wlan(Cursor cursor) {
    if (cursor.left() < FRAME_CONTROL) {
      return cursor.missing(FRAME_CONTROL);
    }
    byte[] buffer = cursor.buffer;
    int at = cursor.at;
    int kind = u8(buffer, at);
    int flags = u8(buffer, at + 1);
    if ((kind & VERSION_MASK) != 0) {
      return Step.MALFORMED;
    }
    if ((kind & TYPE_MASK) != DATA || (kind & NO_DATA) != 0) {
      return Step.NOT_IP;
    }
    if ((flags & PROTECTED) != 0) {
      return Step.ENCRYPTED;
    }
    boolean qos = (kind & QOS) != 0;
    int qosAt = HEADER + ((flags & BOTH_DS) == BOTH_DS ? ADDRESS : 0);
    int header = qosAt + (qos ? QOS_CONTROL : 0) + (qos && (flags & ORDER) != 0 ? HT_CONTROL : 0);
    if (cursor.radioPadding) {
      header = (header + 3) & ~3;
    }
    if (cursor.left() < header) {
      return cursor.missing(header);
    }
    if ((flags & MORE_FRAGMENTS) != 0 || (u8(buffer, at + FRAGMENT_NUMBER) & 0xf) != 0) {
      return Step.UNSUPPORTED_ENCAPSULATION; // a part of a packet
    }
    cursor.at = at + header;
    return qos && (u8(buffer, at + qosAt) & AGGREGATE) != 0 ? Step.WLAN_AGGREGATE : Step.LLC;
  }

  /*
   * Destination (6) | Source (6) | Length of what follows (2, high byte first) | 802.2 … | padding to 4
   *
   * Section 9.3.2.2.2. Of the packets that one frame aggregates only the first is read: a frame has
   * one message.
   */
  static Step aggregate(Cursor cursor) {
    if (cursor.left() < AGGREGATE_HEADER) {
      return cursor.missing(AGGREGATE_HEADER);
    }
    int length = u16(cursor.buffer, cursor.at + 12);
    cursor.at += AGGREGATE_HEADER;
    cursor.endsWithin(cursor.at + length);
    return Step.LLC;
  }
}
