// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static pingsift.bytes.BigEndian.u16;
import static pingsift.bytes.BigEndian.u8;

/**
 * What a stretch of bytes looks like, for layers whose header does not say what follows it.
 *
 * <p>Nothing is passed. Where the snap length hides bytes that would decide, the answer is no and
 * {@link Cursor#hidden} tells why: the layer must then end with {@link Step#TRUNCATED}, lest a cut
 * frame be taken for something else than the whole one.
 */
final class Guess {
  private static final int ETHERNET_HEADER = 14;
  private static final int ETHERNET_TYPE = 12;

  private Guess() {}

  /** A whole IP packet of either version: what its header announces is there. */
  static boolean ip(Cursor cursor, int at) {
    return ipv4(cursor, at) || ipv6(cursor, at);
  }

  static boolean ipv4(Cursor cursor, int at) {
    if (!sees(cursor, at, 4) || u8(cursor.buffer, at) >>> 4 != 4) {
      return false;
    }
    int headerLen = (u8(cursor.buffer, at) & 0xf) * 4;
    int totalLen = u16(cursor.buffer, at + 2);
    return headerLen >= 20 && totalLen >= headerLen && totalLen <= cursor.wireEnd - at;
  }

  static boolean ipv6(Cursor cursor, int at) {
    return sees(cursor, at, 6)
        && u8(cursor.buffer, at) >>> 4 == 6
        && 40 + u16(cursor.buffer, at + 4) <= cursor.wireEnd - at;
  }

  /** An Ethernet frame: its type is known, and where that is IP, the version agrees. */
  static boolean ethernet(Cursor cursor, int at) {
    if (!sees(cursor, at, ETHERNET_HEADER + 2)) {
      return false;
    }
    int type = u16(cursor.buffer, at + ETHERNET_TYPE);
    int first = u8(cursor.buffer, at + ETHERNET_HEADER);
    if (type < EtherType.LOWEST) {
      int room = cursor.wireEnd - at - ETHERNET_HEADER;
      return type <= room && isAccessPoint(u16(cursor.buffer, at + ETHERNET_HEADER));
    }
    return switch (type) {
      case 0x0800 -> first >>> 4 == 4 && (first & 0xf) >= 5;
      case 0x86dd -> first >>> 4 == 6;
      case 0x0806, // ARP
          0x8035, // RARP
          0x8809, // slow protocols
          0x8863, // PPPoE discovery
          0x888e, // 802.1X
          0x88cc, // LLDP
          0x88f7, // precision time
          0x8902, // connectivity faults
          0x9000 -> // loopback
          true;
      default -> EtherType.next(type) != Step.NOT_IP;
    };
  }

  /** SNAP, spanning tree, IPv4, NetWare, IS-IS: both access points of an 802.2 header. */
  private static boolean isAccessPoint(int pair) {
    return pair == 0xaaaa || pair == 0x4242 || pair == 0x0606 || pair == 0xe0e0 || pair == 0xfefe;
  }

  /** An Ethernet frame, tagged or not, with a whole IP packet. */
  static boolean ethernetWithIp(Cursor cursor, int at) {
    int typeAt = at + ETHERNET_TYPE;
    for (int tags = 0; tags <= Path.MAX_VLANS && sees(cursor, typeAt, 2); tags++, typeAt += 4) {
      Step inside = EtherType.next(u16(cursor.buffer, typeAt));
      if (inside != Step.VLAN) {
        return (inside == Step.IPV4 && ipv4(cursor, typeAt + 2))
            || (inside == Step.IPV6 && ipv6(cursor, typeAt + 2));
      }
    }
    return false;
  }

  /** A PPP frame, with or without address and control field, with a whole IP packet. */
  static boolean pppWithIp(Cursor cursor, int at) {
    if (!sees(cursor, at, 4)) {
      return false;
    }
    int protocolAt = u16(cursor.buffer, at) == 0xff03 ? at + 2 : at;
    boolean compressed = (u8(cursor.buffer, protocolAt) & 1) != 0;
    int protocol = compressed ? u8(cursor.buffer, protocolAt) : u16(cursor.buffer, protocolAt);
    int packetAt = protocolAt + (compressed ? 1 : 2);
    return (protocol == 0x21 && ipv4(cursor, packetAt))
        || (protocol == 0x57 && ipv6(cursor, packetAt));
  }

  private static boolean sees(Cursor cursor, int at, int length) {
    if (length <= cursor.end - at) {
      return true;
    }
    cursor.hidden |= cursor.cut && length <= cursor.wireEnd - at;
    return false;
  }
}
