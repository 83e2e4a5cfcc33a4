// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static pingsift.bytes.BigEndian.u16;
import static pingsift.bytes.BigEndian.u8;

/** PPP (RFC 1661), its framing (RFC 1662), and what carries it or is carried by it. */
final class PppLayers {
  /** Address and control field of the HDLC-like framing, where they were not left out. */
  static final int FRAMING = 0xff03;

  private static final int FRAMING_LEN = 2;

  /** Cisco's HDLC has these addresses (RFC 1547, section 4.3.1): to one station, to all. */
  private static final int CISCO_UNICAST = 0x0f;

  private static final int CISCO_MULTICAST = 0x8f;

  private static final int PPPOE_HEADER = 6;
  private static final int MULTILINK_HEADER = 4;
  private static final int BRIDGED_HEADER = 2;
  private static final int LAN_ID = 4;
  private static final int ETHERNET_FCS = 4;

  private PppLayers() {}

  /*
   * [FF 03] | Protocol (2, or 1 where it is compressed)
   *
   * The lowest bit of a protocol's first byte is 0, that of its last is 1, which is how a compressed
   * protocol is known (RFC 1661, section 2).
   */
  static Step ppp(Cursor cursor) {
    if (cursor.left() < FRAMING_LEN) {
      return cursor.missing(FRAMING_LEN);
    }
    byte[] buffer = cursor.buffer;
    int at = cursor.at;
    int first = u8(buffer, at);
    if (first == CISCO_UNICAST || first == CISCO_MULTICAST) {
      return Step.CISCO_HDLC;
    }
    if (u16(buffer, at) == FRAMING) {
      at += FRAMING_LEN;
    }
    if (cursor.end - at < 1) {
      return cursor.missing(FRAMING_LEN + 1);
    }
    int protocol = u8(buffer, at++);
    if ((protocol & 1) == 0) {
      if (cursor.end - at < 1) {
        return cursor.missing(at + 1 - cursor.at);
      }
      protocol = protocol << 8 | u8(buffer, at++);
      if ((protocol & 1) == 0) {
        return Step.MALFORMED;
      }
    }
    cursor.at = at;
    return next(protocol);
  }

  /** What a protocol number of the IANA registry of PPP numbers says comes next. */
  private static Step next(int protocol) {
    return switch (protocol) {
      case 0x0021 -> Step.IPV4;
      case 0x0057 -> Step.IPV6;
      case 0x0031 -> Step.PPP_BRIDGED;
      case 0x003d -> Step.PPP_MULTILINK;
      case 0x0281 -> Step.MPLS;
      case 0x0283 -> Step.MPLS; // with upstream labels
      case 0x002d, 0x002f -> Step.NOT_ICMP; // TCP with its header compressed (RFC 1144)
      case 0x0053, 0x0055 -> Step.ENCRYPTED; // RFC 1968
      case 0x0003,
          0x0005, // robust header compression (RFC 3241)
          0x0061,
          0x0065, // header compression with and without context (RFC 2509)
          0x2065,
          0x00fb,
          0x00fd -> // compressed packets (RFC 1962)
          Step.UNSUPPORTED_ENCAPSULATION;
      case 0x0063, 0x0067, 0x0069, 0x2063, 0x2067, 0x2069 -> Step.NOT_ICMP; // TCP, UDP, RTP
      default -> Step.NOT_IP;
    };
  }

  /*
   * Begins (1 bit) | Ends (1 bit) | 0 (6 bits) | Sequence number (3), then PPP without framing
   *
   * RFC 1990, section 3, with the long sequence numbers that are the default. Packets that travel in
   * one piece are read.
   */
  static Step multilink(Cursor cursor) {
    if (cursor.left() < MULTILINK_HEADER) {
      return cursor.missing(MULTILINK_HEADER);
    }
    if (u8(cursor.buffer, cursor.at) != 0xc0) {
      return Step.UNSUPPORTED_ENCAPSULATION;
    }
    cursor.at += MULTILINK_HEADER;
    return Step.PPP;
  }

  /*
   * FCS present (1 bit) | LAN id present (1 bit) | … (2 bits) | Length of padding (4 bits) | MAC type (1)
   * [| LAN id (4)] | Ethernet
   *
   * RFC 3518, section 4.2. MAC type 1 is Ethernet.
   */
  static Step bridged(Cursor cursor) {
    if (cursor.left() < BRIDGED_HEADER) {
      return cursor.missing(BRIDGED_HEADER);
    }
    int flags = u8(cursor.buffer, cursor.at);
    if (u8(cursor.buffer, cursor.at + 1) != 1) {
      return Step.NOT_IP;
    }
    int header = BRIDGED_HEADER + ((flags & 0x40) != 0 ? LAN_ID : 0);
    if (cursor.left() < header) {
      return cursor.missing(header);
    }
    cursor.at += header;
    cursor.dropTrailer((flags & 0xf) + ((flags & 0x80) != 0 ? ETHERNET_FCS : 0));
    return Step.ETHERNET;
  }

  /*
   * Version 1 (4 bits) | Type 1 (4 bits) | Code (1) | Session id (2) | Length of what follows (2)
   *
   * RFC 2516, section 4. Code 0 is data; the others belong to the discovery of sessions.
   */
  static Step pppoe(Cursor cursor, IcmpMessage message) {
    if (cursor.left() < PPPOE_HEADER) {
      return cursor.missing(PPPOE_HEADER);
    }
    byte[] buffer = cursor.buffer;
    int at = cursor.at;
    if (u8(buffer, at) != 0x11) {
      return Step.MALFORMED;
    }
    if (u8(buffer, at + 1) != 0) {
      return Step.NOT_IP;
    }
    cursor.at = at + PPPOE_HEADER;
    cursor.endsWithin(cursor.at + u16(buffer, at + 4));
    return Tunnel.enterLink(TunnelKind.PPPOE, u16(buffer, at + 2), Step.PPP, message);
  }
}
