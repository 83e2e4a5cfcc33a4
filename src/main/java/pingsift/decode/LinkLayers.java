// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static pingsift.bytes.BigEndian.u16;
import static pingsift.bytes.BigEndian.u32;
import static pingsift.bytes.BigEndian.u8;

import pingsift.capture.LinkType;

/** The layers in front of IP. Each reads its header at the cursor and passes it. */
final class LinkLayers {
  private static final int ETHERNET_HEADER = 14;
  private static final int VLAN_TAG = 4;
  private static final int LLC_HEADER = 3;
  private static final int SNAP_HEADER = 8;
  private static final int SLL_HEADER = 16;
  private static final int SLL2_HEADER = 20;
  private static final int LOOPBACK_HEADER = 4;

  /** Linux's number for a frame that begins with an IEEE 802.2 header. */
  private static final int LINUX_802_2 = 0x0004;

  private LinkLayers() {}

  static Step first(int linkType) {
    return switch (linkType) {
      case LinkType.ETHERNET -> Step.ETHERNET;
      case LinkType.RAW, LinkType.RAW_BSD, LinkType.RAW_OPENBSD -> Step.IP;
      case LinkType.IPV4 -> Step.IPV4;
      case LinkType.IPV6 -> Step.IPV6;
      case LinkType.LINUX_SLL -> Step.LINUX_SLL;
      case LinkType.LINUX_SLL2 -> Step.LINUX_SLL2;
      case LinkType.NULL, LinkType.LOOP -> Step.LOOPBACK;
      default -> Step.UNSUPPORTED_LINK_TYPE;
    };
  }

  /*
   * Destination (6) | Source (6) | EtherType, or the length of an 802.2 frame (2)
   */
  static Step ethernet(Cursor cursor) {
    if (cursor.left() < ETHERNET_HEADER) {
      return cursor.missing(ETHERNET_HEADER, Anomaly.ETHERNET_TOO_SMALL);
    }
    int type = u16(cursor.buffer, cursor.at + 12);
    cursor.at += ETHERNET_HEADER;
    return typeOrLength(type);
  }

  /*
   * Priority (3 bits) | Drop eligible (1 bit) | VLAN id (12 bits) | EtherType or length (2)
   */
  static Step vlan(Cursor cursor, IcmpMessage message) {
    if (cursor.left() < VLAN_TAG) {
      return cursor.missing(VLAN_TAG, Anomaly.VLAN_TOO_SMALL);
    }
    if (message.vlanCount == IcmpMessage.MAX_VLANS) {
      cursor.note(Anomaly.VLAN_TOO_MANY);
      return Step.TOO_MANY_LAYERS;
    }
    long id = u16(cursor.buffer, cursor.at) & 0xfff;
    int type = u16(cursor.buffer, cursor.at + 2);
    cursor.at += VLAN_TAG;
    message.vlans |= id << (12 * message.vlanCount++);
    return typeOrLength(type);
  }

  private static Step typeOrLength(int type) {
    return type >= EtherType.LOWEST ? EtherType.next(type) : type <= 1500 ? Step.LLC : Step.NOT_IP;
  }

  /*
   * DSAP (1) | SSAP (1) | Control (1), and where both are AA: OUI (3) | EtherType (2)
   */
  static Step llc(Cursor cursor) {
    if (cursor.left() < LLC_HEADER) {
      return cursor.missing(LLC_HEADER, Anomaly.LLC_TOO_SMALL);
    }
    byte[] buffer = cursor.buffer;
    int at = cursor.at;
    int accessPoints = u16(buffer, at);
    if (accessPoints == 0x0606 && u8(buffer, at + 2) == 0x03) {
      cursor.at = at + LLC_HEADER;
      return Step.IPV4;
    }
    if (accessPoints != 0xaaaa) {
      return Step.NOT_IP;
    }
    if (cursor.left() < SNAP_HEADER) {
      return cursor.missing(SNAP_HEADER, Anomaly.LLC_TOO_SMALL);
    }
    long controlAndOui = u32(buffer, at + 2);
    int type = u16(buffer, at + 6);
    cursor.at = at + SNAP_HEADER;
    boolean etherTyped =
        controlAndOui == 0x03_000000L // RFC 1042
            || controlAndOui == 0x03_0000f8L; // 802.1H
    return etherTyped && type >= EtherType.LOWEST ? EtherType.next(type) : Step.NOT_IP;
  }

  /*
   * Packet type (2) | ARPHRD type (2) | Address length (2) | Address (8) | Protocol (2)
   */
  static Step linuxSll(Cursor cursor) {
    if (cursor.left() < SLL_HEADER) {
      return cursor.missing(SLL_HEADER, Anomaly.SLL_TOO_SMALL);
    }
    int protocol = u16(cursor.buffer, cursor.at + 14);
    cursor.at += SLL_HEADER;
    return linuxProtocol(protocol);
  }

  /*
   * Protocol (2) | Reserved (2) | Interface index (4) | ARPHRD type (2) | Packet type (1)
   * | Address length (1) | Address (8)
   */
  static Step linuxSll2(Cursor cursor) {
    if (cursor.left() < SLL2_HEADER) {
      return cursor.missing(SLL2_HEADER, Anomaly.SLL_TOO_SMALL);
    }
    int protocol = u16(cursor.buffer, cursor.at);
    cursor.at += SLL2_HEADER;
    return linuxProtocol(protocol);
  }

  private static Step linuxProtocol(int protocol) {
    return protocol >= EtherType.LOWEST
        ? EtherType.next(protocol)
        : protocol == LINUX_802_2 ? Step.LLC : Step.NOT_IP;
  }

  /*
   * Address family (4), in the byte order of the host that captured (NULL) or in network byte order
   * (LOOP). Families are small numbers, so the value itself tells the order, for both.
   */
  static Step loopback(Cursor cursor) {
    if (cursor.left() < LOOPBACK_HEADER) {
      return cursor.missing(LOOPBACK_HEADER, Anomaly.LOOPBACK_TOO_SMALL);
    }
    int family = (int) u32(cursor.buffer, cursor.at);
    if (family >>> 16 != 0) {
      family = Integer.reverseBytes(family);
    }
    cursor.at += LOOPBACK_HEADER;
    return switch (family) {
      case 2 -> Step.IPV4;
      case 10, // Linux
          23, // Windows
          24, // NetBSD, OpenBSD
          28, // FreeBSD
          30 -> // macOS
          Step.IPV6;
      default -> {
        cursor.note(Anomaly.LOOPBACK_UNKNOWN_FAMILY);
        yield Step.NOT_IP;
      }
    };
  }
}
