// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static pingsift.bytes.BigEndian.u16;
import static pingsift.bytes.BigEndian.u32;
import static pingsift.bytes.BigEndian.u8;

/** Tags and shims that bridges put behind an EtherType, besides VLAN tags. */
final class BridgeLayers {
  private static final int BACKBONE_TAG = 4;
  private static final int EXTENDER_TAG = 8;
  private static final int VIRTUAL_INTERFACE_TAG = 6;
  private static final int SERVICE_HEADER = 8;
  private static final int TRILL_HEADER = 6;
  private static final int MACSEC_TAG = 6;
  private static final int MACSEC_CHANNEL = 8;
  private static final int MACSEC_CHECK = 16;

  private BridgeLayers() {}

  /*
   * Priority and flags (1) | I-SID (3) | Ethernet frame of the customer             802.1ah
   */
  static Step backbone(Cursor cursor, IcmpMessage message) {
    if (cursor.left() < BACKBONE_TAG) {
      return cursor.missing(BACKBONE_TAG);
    }
    long service = u32(cursor.buffer, cursor.at) & 0xff_ffff;
    cursor.at += BACKBONE_TAG;
    return Tunnel.enterLink(TunnelKind.PBB, service, Step.ETHERNET, message);
  }

  /*
   * Priority, ingress channel, group, channel (6) | EtherType (2)                   802.1BR
   */
  static Step portExtender(Cursor cursor) {
    return tag(EXTENDER_TAG, cursor);
  }

  /*
   * Direction, pointer, destination, loop, version, source (4) | EtherType (2)      VN-Tag
   */
  static Step virtualInterface(Cursor cursor) {
    return tag(VIRTUAL_INTERFACE_TAG, cursor);
  }

  /** A tag between switch and port that is gone behind it, so no part of the path. */
  private static Step tag(int length, Cursor cursor) {
    if (cursor.left() < length) {
      return cursor.missing(length);
    }
    cursor.at += length;
    return LinkLayers.typeOrLength(cursor, u16(cursor.buffer, cursor.at - 2));
  }

  /*
   * Version, O, TTL, Length in 4-byte units (2) | Metadata type (1) | Next Protocol (1)
   * | Service path (3) | Service index (1) | metadata                               RFC 8300
   */
  static Step service(Cursor cursor, IcmpMessage message) {
    if (cursor.left() < SERVICE_HEADER) {
      return cursor.missing(SERVICE_HEADER);
    }
    int start = u16(cursor.buffer, cursor.at);
    int length = (start & 0x3f) * 4;
    if (length < SERVICE_HEADER) {
      return Step.MALFORMED;
    }
    if (cursor.left() < length) {
      return cursor.missing(length);
    }
    Step inside = nextProtocol(u8(cursor.buffer, cursor.at + 3));
    long path = u32(cursor.buffer, cursor.at + 4) >>> 8;
    cursor.at += length;
    return start >>> 14 != 0
        ? Step.UNSUPPORTED_ENCAPSULATION
        : Tunnel.enterLink(TunnelKind.NSH, path, inside, message);
  }

  /** The numbers that service headers and VXLAN-GPE share. */
  static Step nextProtocol(int number) {
    return switch (number) {
      case 1 -> Step.IPV4;
      case 2 -> Step.IPV6;
      case 3 -> Step.ETHERNET;
      case 4 -> Step.NSH;
      case 5 -> Step.MPLS;
      default -> Step.NOT_IP;
    };
  }

  /*
   * Version (2 bits) | Reserved (2 bits) | Multicast (1 bit) | Options in 4-byte units (5 bits)
   * | Hops (6 bits) | Egress (2) | Ingress (2) | options | Ethernet frame           RFC 6325
   */
  static Step trill(Cursor cursor, IcmpMessage message) {
    if (cursor.left() < TRILL_HEADER) {
      return cursor.missing(TRILL_HEADER);
    }
    int start = u16(cursor.buffer, cursor.at);
    int length = TRILL_HEADER + (start >>> 6 & 0x1f) * 4;
    if (start >>> 14 != 0) {
      return Step.UNSUPPORTED_ENCAPSULATION;
    }
    if (cursor.left() < length) {
      return cursor.missing(length);
    }
    cursor.at += length;
    return Tunnel.enterLink(TunnelKind.TRILL, Path.NO_ID, Step.ETHERNET, message);
  }

  /*
   * Version, ES, SC, SCB, Encrypted, Changed, AN (1) | Short length (1) | Packet number (4)
   * | Channel (8), where SC | EtherType (2) | … | check value                       802.1AE
   */
  static Step macsec(Cursor cursor, IcmpMessage message) {
    if (cursor.left() < 1) {
      return cursor.missing(1);
    }
    int control = u8(cursor.buffer, cursor.at);
    int length = MACSEC_TAG + ((control & 0x20) != 0 ? MACSEC_CHANNEL : 0);
    if ((control & 0x80) != 0) {
      return Step.UNSUPPORTED_ENCAPSULATION; // a later version
    }
    if ((control & 0x0c) != 0) {
      return Step.ENCRYPTED;
    }
    if (cursor.left() < length + 2) {
      return cursor.missing(length + 2);
    }
    cursor.at += length;
    int shortLen = u8(cursor.buffer, cursor.at - length + 1) & 0x3f;
    int dataLen = cursor.wireEnd - cursor.at;
    if (shortLen >= 2 && shortLen <= dataLen) {
      cursor.endsAt(cursor.at + shortLen);
    } else if (dataLen >= 2 + MACSEC_CHECK) {
      cursor.endsAt(cursor.wireEnd - MACSEC_CHECK);
    }
    if (cursor.left() < 2) {
      return cursor.missing(2);
    }
    cursor.at += 2;
    Step inside = LinkLayers.typeOrLength(cursor, u16(cursor.buffer, cursor.at - 2));
    return Tunnel.enterLink(TunnelKind.MACSEC, Path.NO_ID, inside, message);
  }
}
