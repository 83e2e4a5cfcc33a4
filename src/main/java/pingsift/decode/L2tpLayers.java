// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static pingsift.bytes.BigEndian.u16;
import static pingsift.bytes.BigEndian.u32;

/** L2TP over UDP in both versions (RFC 2661, RFC 3931), and version 3 over IP. */
final class L2tpLayers {
  /*
   * Version 2, data message
   *
   * +-+-+---+-+-+-+-+-------+-------+-------------------------------+
   * |T|L|0 0|S|0|O|P|0 0 0 0|   2   |          Length (L)           |
   * +-+-+---+-+-+-+-+-------+-------+-------------------------------+
   * |          Tunnel id            |          Session id           |
   * +-------------------------------+-------------------------------+
   * |       Ns, Nr (S)              |  Offset size (O) and padding  |
   * +-------------------------------+-------------------------------+
   */
  private static final int CONTROL = 0x8000;
  private static final int LENGTH = 0x4000;
  private static final int SEQUENCE = 0x0800;
  private static final int OFFSET = 0x0200;
  private static final int RESERVED = 0x34f0;
  private static final int VERSION = 0x000f;

  private static final int SESSION = 4;
  private static final int UDP_PREFIX = 4;

  /*
   * Only the peers know how long the cookie is (0, 4 or 8 bytes), whether the default sublayer of 4
   * bytes follows it, and what the session carries. IP is looked for in every place that is left.
   */
  private static final int MOST_IN_FRONT = 12;

  private L2tpLayers() {}

  /** Protocol 115: the session id comes first, 0 in control messages. */
  static Step overIp(Cursor cursor, IcmpMessage message) {
    if (cursor.inFragment) {
      return Step.FRAGMENT;
    }
    if (cursor.left() < SESSION) {
      return cursor.missing(SESSION);
    }
    return u32(cursor.buffer, cursor.at) == 0
        ? Step.NOT_ICMP
        : session(Step.UNSUPPORTED_ENCAPSULATION, cursor, message);
  }

  static Step overUdp(Cursor cursor, IcmpMessage message) {
    if (cursor.left() < 2) {
      return cursor.ordinary(2);
    }
    int flags = u16(cursor.buffer, cursor.at);
    if ((flags & (CONTROL | RESERVED)) != 0) {
      return Step.NOT_ICMP;
    }
    return switch (flags & VERSION) {
      case 2 -> version2(flags, cursor, message);
      case 3 -> version3(flags, cursor, message);
      default -> Step.NOT_ICMP;
    };
  }

  private static Step version2(int flags, Cursor cursor, IcmpMessage message) {
    int idsAt = (flags & LENGTH) != 0 ? 4 : 2;
    int offsetAt = idsAt + 4 + ((flags & SEQUENCE) != 0 ? 4 : 0);
    int length = offsetAt + ((flags & OFFSET) != 0 ? 2 : 0);
    if (cursor.left() < length) {
      return cursor.ordinary(length);
    }
    byte[] buffer = cursor.buffer;
    int at = cursor.at;
    int wireLen = cursor.wireEnd - at;
    int announced = (flags & LENGTH) != 0 ? u16(buffer, at + 2) : wireLen;
    length += (flags & OFFSET) != 0 ? u16(buffer, at + offsetAt) : 0;
    if (announced > wireLen || length > announced) {
      return Step.NOT_ICMP;
    }
    long ids = u32(buffer, at + idsAt);
    cursor.endsAt(at + announced);
    cursor.hidden = false;
    boolean ip = Guess.pppWithIp(cursor, at + length);
    if (cursor.hidden) {
      return Step.TRUNCATED;
    }
    if (!ip) {
      return Step.NOT_ICMP;
    }
    cursor.at = at + length;
    return Tunnel.enter(TunnelKind.L2TP, ids, Step.PPP, cursor, message);
  }

  /*
   * Flags and version (2) | Reserved, 0 (2) | Session id (4) | …
   */
  private static Step version3(int flags, Cursor cursor, IcmpMessage message) {
    if (cursor.left() < UDP_PREFIX + SESSION) {
      return cursor.ordinary(UDP_PREFIX + SESSION);
    }
    int reserved = u16(cursor.buffer, cursor.at + 2);
    if (flags != 3 || reserved != 0) {
      return Step.NOT_ICMP;
    }
    cursor.at += UDP_PREFIX;
    return session(Step.NOT_ICMP, cursor, message);
  }

  private static Step session(Step otherwise, Cursor cursor, IcmpMessage message) {
    long session = u32(cursor.buffer, cursor.at);
    int start = cursor.at + SESSION;
    cursor.hidden = false;
    for (int at = start; at <= start + MOST_IN_FRONT; at += 4) {
      Step inside = inside(cursor, at);
      if (cursor.hidden) {
        return Step.TRUNCATED;
      }
      if (inside != Step.NOT_IP) {
        cursor.at = at;
        return Tunnel.enter(TunnelKind.L2TP, session, inside, cursor, message);
      }
    }
    return otherwise;
  }

  private static Step inside(Cursor cursor, int at) {
    if (Guess.ip(cursor, at)) {
      return Step.IP;
    }
    if (Guess.ethernetWithIp(cursor, at)) {
      return Step.ETHERNET;
    }
    return Guess.pppWithIp(cursor, at) ? Step.PPP : Step.NOT_IP;
  }
}
