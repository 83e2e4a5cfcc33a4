// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static pingsift.bytes.BigEndian.u16;
import static pingsift.bytes.BigEndian.u32;
import static pingsift.bytes.BigEndian.u8;

/** Generic Routing Encapsulation in both versions, and the mirror ports that use it. */
final class GreLayers {
  /*
   * RFC 1701, RFC 2784, RFC 2890; version 1 is RFC 2637
   *
   * +-+-+-+-+-+-----+-+-------+-----+-------------------------------+
   * |C|R|K|S|s|Recur|A| Flags | Ver |         Protocol Type         |  0
   * +-+-+-+-+-+-----+-+-------+-----+-------------------------------+
   * |      Checksum (C or R)        |       Offset (C or R)         |
   * +-------------------------------+-------------------------------+
   * |      Key (K); version 1: payload length, call id              |
   * +---------------------------------------------------------------+
   * |      Sequence Number (S)                                      |
   * +---------------------------------------------------------------+
   * |      Routing (R): entries;  version 1: Acknowledgment (A)     |
   * +---------------------------------------------------------------+
   */
  private static final int FIXED = 4;
  private static final int CHECKSUM = 0x8000;
  private static final int ROUTING = 0x4000;
  private static final int KEY = 0x2000;
  private static final int SEQUENCE = 0x1000;
  private static final int ACKNOWLEDGMENT = 0x0080;
  private static final int VERSION = 0x0007;
  private static final int ROUTING_ENTRY = 4;

  private static final int PROTOCOL_ERSPAN_I_II = 0x88be;
  private static final int PROTOCOL_ERSPAN_III = 0x22eb;
  private static final int PROTOCOL_WCCP = 0x883e;

  private static final int ERSPAN_II_HEADER = 8;
  private static final int ERSPAN_III_HEADER = 12;
  private static final int ERSPAN_III_SUBHEADER = 8;
  private static final int WCCP_HEADER = 4;

  private GreLayers() {}

  static Step gre(Cursor cursor, IcmpMessage message) {
    if (cursor.inFragment) {
      return Step.FRAGMENT;
    }
    if (cursor.left() < FIXED) {
      return cursor.missing(FIXED);
    }
    int flags = u16(cursor.buffer, cursor.at);
    return switch (flags & VERSION) {
      case 0 -> version0(flags, cursor, message);
      case 1 -> version1(flags, cursor, message);
      default -> Step.UNSUPPORTED_ENCAPSULATION;
    };
  }

  private static Step version0(int flags, Cursor cursor, IcmpMessage message) {
    int optionsAt = FIXED + ((flags & (CHECKSUM | ROUTING)) != 0 ? 4 : 0);
    int sequenceAt = optionsAt + ((flags & KEY) != 0 ? 4 : 0);
    int length = sequenceAt + ((flags & SEQUENCE) != 0 ? 4 : 0);
    if (cursor.left() < length) {
      return cursor.missing(length);
    }
    int protocol = u16(cursor.buffer, cursor.at + 2);
    long key = (flags & KEY) != 0 ? u32(cursor.buffer, cursor.at + optionsAt) : Path.NO_ID;
    cursor.at += length;
    if ((flags & ROUTING) != 0) {
      int missing = passRouting(cursor);
      if (missing > 0) {
        return cursor.missing(missing);
      }
    }
    return switch (protocol) {
      case PROTOCOL_ERSPAN_I_II ->
          (flags & SEQUENCE) != 0
              ? Step.ERSPAN_II
              : Tunnel.enter(TunnelKind.ERSPAN, key, Step.ETHERNET, cursor, message);
      case PROTOCOL_ERSPAN_III -> Step.ERSPAN_III;
      case PROTOCOL_WCCP -> Tunnel.enter(TunnelKind.GRE, key, Step.WCCP, cursor, message);
      default -> Tunnel.enter(TunnelKind.GRE, key, EtherType.next(protocol), cursor, message);
    };
  }

  /*
   * Address family (2) | Offset (1) | Length (1) | routing information; both 0 in the last one
   */
  /** Passes the source route; returns how many bytes an entry lacks, from here on, or 0. */
  private static int passRouting(Cursor cursor) {
    while (true) {
      if (cursor.left() < ROUTING_ENTRY) {
        return ROUTING_ENTRY;
      }
      int family = u16(cursor.buffer, cursor.at);
      int length = u8(cursor.buffer, cursor.at + 3);
      if (cursor.left() < ROUTING_ENTRY + length) {
        return ROUTING_ENTRY + length;
      }
      cursor.at += ROUTING_ENTRY + length;
      if (family == 0 && length == 0) {
        return 0;
      }
    }
  }

  /** The enhanced GRE of PPTP; without a sequence number it only acknowledges. */
  private static Step version1(int flags, Cursor cursor, IcmpMessage message) {
    int sequenceAt = FIXED + 4;
    int acknowledgmentAt = sequenceAt + ((flags & SEQUENCE) != 0 ? 4 : 0);
    int length = acknowledgmentAt + ((flags & ACKNOWLEDGMENT) != 0 ? 4 : 0);
    if ((flags & KEY) == 0) {
      return Step.MALFORMED;
    }
    if (cursor.left() < length) {
      return cursor.missing(length);
    }
    int protocol = u16(cursor.buffer, cursor.at + 2);
    int payloadLen = u16(cursor.buffer, cursor.at + 4);
    int call = u16(cursor.buffer, cursor.at + 6);
    if ((flags & SEQUENCE) == 0 || payloadLen == 0) {
      return Step.NOT_ICMP;
    }
    cursor.at += length;
    if (payloadLen <= cursor.wireEnd - cursor.at) {
      cursor.endsAt(cursor.at + payloadLen);
    }
    return Tunnel.enter(TunnelKind.GRE, call, EtherType.next(protocol), cursor, message);
  }

  /*
   * Version (4 bits) | VLAN (12 bits) | CoS (3 bits) | En (2 bits) | Truncated (1 bit)
   * | Session (10 bits) | Reserved (12 bits) | Index (20 bits)
   */
  static Step erspan2(Cursor cursor, IcmpMessage message) {
    return erspan(ERSPAN_II_HEADER, 1, cursor, message);
  }

  /*
   * As in type II up to the session | Timestamp (4) | Security group (2)
   * | P (1 bit) | Frame type (5 bits) | Hardware (6 bits) | Direction (1 bit) | Granularity (2 bits)
   * | Subheader present (1 bit)
   */
  static Step erspan3(Cursor cursor, IcmpMessage message) {
    return erspan(ERSPAN_III_HEADER, 2, cursor, message);
  }

  private static Step erspan(int header, int version, Cursor cursor, IcmpMessage message) {
    if (cursor.left() < header) {
      return cursor.missing(header);
    }
    byte[] buffer = cursor.buffer;
    int at = cursor.at;
    if (u8(buffer, at) >>> 4 != version) {
      return Step.UNSUPPORTED_ENCAPSULATION;
    }
    int session = u16(buffer, at + 2) & 0x3ff;
    int length = header;
    Step inside = Step.ETHERNET;
    if (version == 2) {
      int last = u16(buffer, at + 10);
      length += (last & 1) != 0 ? ERSPAN_III_SUBHEADER : 0;
      inside = frameType(last >>> 10 & 0x1f);
    }
    if (cursor.left() < length) {
      return cursor.missing(length);
    }
    cursor.at = at + length;
    return Tunnel.enter(TunnelKind.ERSPAN, session, inside, cursor, message);
  }

  private static Step frameType(int type) {
    return switch (type) {
      case 0 -> Step.ETHERNET;
      case 2 -> Step.IP;
      default -> Step.UNSUPPORTED_ENCAPSULATION;
    };
  }

  /** Redirected web traffic: IPv4, from version 2 on behind four bytes of its own. */
  static Step wccp(Cursor cursor) {
    if (cursor.left() < WCCP_HEADER) {
      return cursor.missing(WCCP_HEADER);
    }
    if (u8(cursor.buffer, cursor.at) >>> 4 != 4) {
      cursor.at += WCCP_HEADER;
    }
    return Step.IPV4;
  }
}
