// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static pingsift.bytes.BigEndian.u16;
import static pingsift.bytes.BigEndian.u8;

/** PPP (RFC 1661), with its address and control field (RFC 1662) or without. */
final class PppLayer {
  private PppLayer() {}

  static Step ppp(Cursor cursor) {
    if (cursor.left() >= 2 && u16(cursor.buffer, cursor.at) == 0xff03) {
      cursor.at += 2;
    }
    if (cursor.left() < 2) {
      return cursor.missing(2);
    }
    boolean compressed = (u8(cursor.buffer, cursor.at) & 1) != 0;
    int protocol = compressed ? u8(cursor.buffer, cursor.at) : u16(cursor.buffer, cursor.at);
    cursor.at += compressed ? 1 : 2;
    return switch (protocol) {
      case 0x0021 -> Step.IPV4;
      case 0x0057 -> Step.IPV6;
      case 0x0281, 0x0283 -> Step.MPLS;
      default -> Step.NOT_IP;
    };
  }
}
