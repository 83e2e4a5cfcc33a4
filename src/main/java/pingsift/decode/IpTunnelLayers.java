// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static pingsift.bytes.BigEndian.u16;
import static pingsift.bytes.BigEndian.u32;
import static pingsift.bytes.BigEndian.u8;

/** Tunnels that are little more than a protocol number of the outer IP header. */
final class IpTunnelLayers {
  private static final int ETHERIP_HEADER = 2;
  private static final int MINIMAL_HEADER = 8;
  private static final int MINIMAL_SOURCE = 4;

  private IpTunnelLayers() {}

  /** An IP packet right behind the header of another (RFC 2003, RFC 4213, RFC 2473). */
  static Step ipInIp(Step inside, Cursor cursor, IcmpMessage message) {
    TunnelKind kind = message.ipVersion == 4 ? TunnelKind.IPV4 : TunnelKind.IPV6;
    return Tunnel.enter(kind, Path.NO_ID, inside, cursor, message);
  }

  /** Protocol 143 (RFC 8986, section 4.9). */
  static Step ethernet(Cursor cursor, IcmpMessage message) {
    return Tunnel.enter(TunnelKind.ETHERNET, Path.NO_ID, Step.ETHERNET, cursor, message);
  }

  /** Protocol 137 (RFC 4023): the label stack follows. */
  static Step mpls(Cursor cursor, IcmpMessage message) {
    return Tunnel.enter(TunnelKind.MPLS, Path.NO_ID, Step.MPLS, cursor, message);
  }

  /*
   * Version, 3 (4 bits) | Reserved, 0 (12 bits) | Ethernet frame            RFC 3378
   */
  static Step etherIp(Cursor cursor, IcmpMessage message) {
    if (cursor.inFragment) {
      return Step.FRAGMENT;
    }
    if (cursor.left() < ETHERIP_HEADER) {
      return cursor.missing(ETHERIP_HEADER);
    }
    if (u8(cursor.buffer, cursor.at) >>> 4 != 3) {
      return Step.UNSUPPORTED_ENCAPSULATION;
    }
    cursor.at += ETHERIP_HEADER;
    return Tunnel.enter(TunnelKind.ETHERIP, Path.NO_ID, Step.ETHERNET, cursor, message);
  }

  /*
   * Protocol (1) | Source present (1 bit) | Reserved (7 bits) | Checksum (2)
   * | Original destination (4) | Original source (4), where present         RFC 2004
   */
  static Step minimal(Cursor cursor, IcmpMessage message) {
    if (cursor.inFragment) {
      return Step.FRAGMENT;
    }
    int protocolAndFlags = cursor.left() < 2 ? 0 : u16(cursor.buffer, cursor.at);
    int length = MINIMAL_HEADER + ((protocolAndFlags & 0x80) != 0 ? MINIMAL_SOURCE : 0);
    if (cursor.left() < length) {
      return cursor.missing(length);
    }
    Step inside = IpProtocol.next(4, protocolAndFlags >>> 8);
    Step next = Tunnel.enter(TunnelKind.MINIMAL, Path.NO_ID, inside, cursor, message);
    message.dstLow = IcmpMessage.IPV4_MAPPED | u32(cursor.buffer, cursor.at + 4);
    if (length > MINIMAL_HEADER) {
      message.srcLow = IcmpMessage.IPV4_MAPPED | u32(cursor.buffer, cursor.at + 8);
    }
    cursor.at += length;
    return next;
  }
}
