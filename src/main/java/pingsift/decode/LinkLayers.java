// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static pingsift.bytes.BigEndian.u16;
import static pingsift.bytes.BigEndian.u32;
import static pingsift.bytes.BigEndian.u8;

/**
 * The usual layers in front of IP, Ethernet first. Each reads its header at the cursor and passes
 * it.
 */
final class LinkLayers {
  static final int ETHERNET_HEADER = 14;
  private static final int VLAN_TAG = 4;
  private static final int LLC_HEADER = 3;
  private static final int SNAP_HEADER = 8;
  private static final int UNNUMBERED_INFORMATION = 0x03;
  private static final int POLL = 0x10;
  private static final int BRIDGED_OUI = 0x0080c2;
  private static final int BRIDGED_PADDING = 2;
  private static final int ETHERNET_FCS = 4;
  static final int SLL_HEADER = 16;
  static final int SLL2_HEADER = 20;
  private static final int LOOPBACK_HEADER = 4;
  private static final int CISCO_METADATA_HEADER = 8;

  /** Linux's number for a frame that begins with an IEEE 802.2 header. */
  private static final int LINUX_802_2 = 0x0004;

  /*
   * Linux's numbers of devices whose frames begin with a header of their own, whatever the protocol
   * field says.
   */
  private static final int LINUX_FRAME_RELAY = 770;
  private static final int LINUX_RADIOTAP = 803;

  private LinkLayers() {}

  /*
   * Destination (6) | Source (6) | EtherType, or the length of an 802.2 frame (2)
   */
  static Step ethernet(Cursor cursor) {
    if (cursor.left() < ETHERNET_HEADER) {
      return cursor.missing(ETHERNET_HEADER, Anomaly.ETHERNET_TOO_SMALL);
    }
    int type = u16(cursor.buffer, cursor.at + 12);
    cursor.at += ETHERNET_HEADER;
    return typeOrLength(cursor, type);
  }

  /*
   * Priority (3 bits) | Drop eligible (1 bit) | VLAN id (12 bits) | EtherType or length (2)
   */
  static Step vlan(Cursor cursor, IcmpMessage message) {
    if (cursor.left() < VLAN_TAG) {
      return cursor.missing(VLAN_TAG, Anomaly.VLAN_TOO_SMALL);
    }
    if (!message.path.addVlan(u16(cursor.buffer, cursor.at) & 0xfff)) {
      cursor.note(Anomaly.VLAN_TOO_MANY);
      return Step.TOO_MANY_LAYERS;
    }
    int type = u16(cursor.buffer, cursor.at + 2);
    cursor.at += VLAN_TAG;
    return typeOrLength(cursor, type);
  }

  /** An EtherType, or the length of an 802.2 frame, which is cut to it (IEEE 802.3, 3.2.6). */
  static Step typeOrLength(Cursor cursor, int type) {
    if (type >= EtherType.LOWEST) {
      return EtherType.next(type);
    }
    if (type > 1500) {
      return Step.NOT_IP;
    }
    cursor.endsWithin(cursor.at + type); // padding follows
    return Step.LLC;
  }

  /*
   * DSAP (1) | SSAP (1) | Control (1), and where both are AA: OUI (3) | EtherType (2)
   *
   * Numbers under an OUI of their own are EtherTypes only where the OUI says so: 00-00-00 (RFC 1042),
   * 00-00-F8 (802.1H). Under 00-80-C2, 1 and 7 are Ethernet with and without its frame check sequence,
   * and two bytes of padding before it (RFC 2684, section 5.2).
   */
  static Step llc(Cursor cursor) {
    if (cursor.left() < LLC_HEADER) {
      return cursor.missing(LLC_HEADER, Anomaly.LLC_TOO_SMALL);
    }
    byte[] buffer = cursor.buffer;
    int at = cursor.at;
    int accessPoints = u16(buffer, at);
    boolean unnumbered = (u8(buffer, at + 2) & ~POLL) == UNNUMBERED_INFORMATION;
    if (accessPoints != 0xaaaa || !unnumbered) {
      cursor.at = at + LLC_HEADER;
      return !unnumbered
          ? Step.NOT_IP
          : switch (accessPoints) {
            case 0x0606 -> Step.IPV4;
            case 0xfefe -> Step.NLPID; // RFC 2684, section 5.1
            default -> Step.NOT_IP;
          };
    }
    if (cursor.left() < SNAP_HEADER) {
      return cursor.missing(SNAP_HEADER, Anomaly.LLC_TOO_SMALL);
    }
    int oui = (int) u32(buffer, at + 2) & 0xffffff;
    int type = u16(buffer, at + 6);
    cursor.at = at + SNAP_HEADER;
    if (oui == BRIDGED_OUI && (type == 1 || type == 7)) {
      cursor.dropTrailer(type == 1 ? ETHERNET_FCS : 0);
      return cursor.behind(BRIDGED_PADDING, Step.ETHERNET);
    }
    boolean etherTyped = oui == 0 || oui == 0x0000f8;
    return etherTyped && type >= EtherType.LOWEST ? EtherType.next(type) : Step.NOT_IP;
  }

  /*
   * Packet type (2) | ARPHRD type (2) | Address length (2) | Address (8) | Protocol (2)
   */
  static Step linuxSll(Cursor cursor) {
    if (cursor.left() < SLL_HEADER) {
      return cursor.missing(SLL_HEADER, Anomaly.SLL_TOO_SMALL);
    }
    int device = u16(cursor.buffer, cursor.at + 2);
    int protocol = u16(cursor.buffer, cursor.at + 14);
    cursor.at += SLL_HEADER;
    return linuxProtocol(device, protocol);
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
    int device = u16(cursor.buffer, cursor.at + 8);
    cursor.at += SLL2_HEADER;
    return linuxProtocol(device, protocol);
  }

  /** Whether frames of a device begin with what the protocol field says. */
  static boolean linuxHasProtocol(int device) {
    return device != LINUX_RADIOTAP && device != LINUX_FRAME_RELAY;
  }

  private static Step linuxProtocol(int device, int protocol) {
    if (device == LINUX_RADIOTAP) {
      return Step.RADIOTAP;
    }
    if (device == LINUX_FRAME_RELAY) {
      return Step.FRAME_RELAY;
    }
    return protocol >= EtherType.LOWEST
        ? EtherType.next(protocol)
        : protocol == LINUX_802_2 ? Step.LLC : Step.NOT_IP;
  }

  /*
   * Address family (4), in the byte order of the host that captured (NULL) or in network byte order
   * (LOOP). Families are small numbers, so the value itself tells the order, for both. Some devices
   * write an EtherType instead, or have PPP behind its framing.
   */
  static Step loopback(Cursor cursor) {
    if (cursor.left() < LOOPBACK_HEADER) {
      return cursor.missing(LOOPBACK_HEADER, Anomaly.LOOPBACK_TOO_SMALL);
    }
    int family = (int) u32(cursor.buffer, cursor.at);
    if (family >>> 16 == PppLayers.FRAMING) {
      return Step.PPP;
    }
    if (family >>> 16 != 0) {
      family = Integer.reverseBytes(family);
    }
    cursor.at += LOOPBACK_HEADER;
    if (family >= EtherType.LOWEST && family <= 0xffff) {
      return EtherType.next(family);
    }
    Step next = AddressFamily.next(family);
    if (next == Step.NOT_IP) {
      cursor.note(Anomaly.LOOPBACK_UNKNOWN_FAMILY);
    }
    return next;
  }

  /*
   * Version, 1 (1) | Length of the options in units of 4 (1) | Options: length and type (2), security
   * group tag (2) | EtherType (2)
   *
   * In GRE the EtherType stands in front of the version instead. Which it is shows in the first byte:
   * no EtherType begins with 01.
   */
  static Step ciscoMetadata(Cursor cursor) {
    if (cursor.left() < CISCO_METADATA_HEADER) {
      return cursor.missing(CISCO_METADATA_HEADER);
    }
    byte[] buffer = cursor.buffer;
    int at = cursor.at;
    int version = u8(buffer, at) == 1 ? at : at + 2;
    int header = 4 + 4 * u8(buffer, version + 1);
    if (u8(buffer, version) != 1 || header < CISCO_METADATA_HEADER) {
      return Step.MALFORMED;
    }
    if (cursor.left() < header) {
      return cursor.missing(header);
    }
    int type = u16(buffer, version == at ? at + header - 2 : at);
    cursor.at = at + header;
    return type >= EtherType.LOWEST ? EtherType.next(type) : Step.NOT_IP;
  }
}
