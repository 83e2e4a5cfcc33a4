// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static pingsift.bytes.BigEndian.u16;
import static pingsift.bytes.BigEndian.u32;
import static pingsift.bytes.BigEndian.u8;

/** IPv6 over UDP through address translators (RFC 4380, section 5.1.1). */
final class TeredoLayer {
  /*
   * In front of the packet may stand, in this order:
   *
   *   0 (1) | 1 (1) | Client id length (1) | Authentication length (1) | both | Nonce (8) | 0 or 1 (1)
   *   0 (1) | 0 (1) | Port (2) | Address (4)
   */
  private static final int AUTHENTICATION = 1;
  private static final int AUTHENTICATION_FIXED = 4 + 8 + 1;
  private static final int ORIGIN = 0;
  private static final int ORIGIN_LENGTH = 8;

  private static final int PACKET_HEADER = 40;
  private static final int SOURCE = 8;
  private static final int DESTINATION = 24;
  private static final long TEREDO_PREFIX = 0x2001_0000L;

  private TeredoLayer() {}

  static Step teredo(Cursor cursor, IcmpMessage message) {
    byte[] buffer = cursor.buffer;
    int at = cursor.at;
    if (cursor.end - at < 4) {
      return cursor.ordinary(4);
    }
    if (u16(buffer, at) == AUTHENTICATION) {
      at += AUTHENTICATION_FIXED + u8(buffer, at + 2) + u8(buffer, at + 3);
      if (cursor.end - at < 4) {
        return cursor.ordinary(at + 4 - cursor.at);
      }
    }
    if (u16(buffer, at) == ORIGIN) {
      at += ORIGIN_LENGTH;
    }
    if (cursor.end - at < PACKET_HEADER) {
      return cursor.ordinary(at + PACKET_HEADER - cursor.at);
    }
    if (!Guess.ipv6(cursor, at) || !isTeredo(buffer, at)) {
      return Step.NOT_ICMP;
    }
    cursor.at = at;
    return Tunnel.enter(TunnelKind.TEREDO, Path.NO_ID, Step.IPV6, cursor, message);
  }

  /** One end has an address of the service, or they are a client and its server on their link. */
  private static boolean isTeredo(byte[] buffer, int at) {
    return u32(buffer, at + SOURCE) == TEREDO_PREFIX
        || u32(buffer, at + DESTINATION) == TEREDO_PREFIX
        || u16(buffer, at + SOURCE) >>> 6 == 0xfe80 >>> 6;
  }
}
