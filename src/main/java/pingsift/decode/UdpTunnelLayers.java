// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static pingsift.bytes.BigEndian.u16;
import static pingsift.bytes.BigEndian.u32;
import static pingsift.bytes.BigEndian.u8;

/**
 * Tunnels over UDP. A port number proves nothing, so each header is held against all that its
 * definition fixes, reserved bits and lengths included; what does not fit is ordinary UDP.
 */
final class UdpTunnelLayers {
  private static final int VXLAN_HEADER = 8;
  private static final int VXLAN_NETWORK_PRESENT = 0x08;
  private static final int VXLAN_POLICY = 0x80;
  private static final int VXLAN_PROTOCOL_PRESENT = 0x04;

  private static final int GENEVE_HEADER = 8;

  private static final int GTP_HEADER = 8;
  private static final int GTP_PACKET = 255;

  private static final int LISP_HEADER = 8;
  private static final int LISP_INSTANCE_PRESENT = 0x08;

  private static final int AYIYA_HEADER = 8;
  private static final int AYIYA_FORWARD = 1;

  private static final int LABEL = 4;
  private static final int BOTTOM = 0x100;

  private UdpTunnelLayers() {}

  /*
   * Flags (1): G, present | Flags (1): D, A | Group (2) | VNI (3) | 0 (1)
   *
   * RFC 7348; the group policy of the first half is an extension that Linux and others speak.
   */
  static Step vxlan(Cursor cursor, IcmpMessage message) {
    if (cursor.left() < VXLAN_HEADER) {
      return cursor.ordinary(VXLAN_HEADER);
    }
    long start = u32(cursor.buffer, cursor.at);
    long network = u32(cursor.buffer, cursor.at + 4);
    int flags = (int) (start >>> 24);
    boolean plain = start == (long) VXLAN_NETWORK_PRESENT << 24;
    boolean policy = flags == (VXLAN_NETWORK_PRESENT | VXLAN_POLICY) && (start & 0xb7_0000L) == 0;
    if (!(plain || policy) || (network & 0xff) != 0) {
      return Step.NOT_ICMP;
    }
    cursor.at += VXLAN_HEADER;
    return Tunnel.enter(TunnelKind.VXLAN, network >>> 8, Step.ETHERNET, cursor, message);
  }

  /*
   * Flags (1): version (2 bits), I, P, B, O | 0 (2) | Next protocol (1) | VNI (3) | 0 (1)
   */
  static Step vxlanGpe(Cursor cursor, IcmpMessage message) {
    if (cursor.left() < VXLAN_HEADER) {
      return cursor.ordinary(VXLAN_HEADER);
    }
    long start = u32(cursor.buffer, cursor.at);
    long network = u32(cursor.buffer, cursor.at + 4);
    int flags = (int) (start >>> 24);
    int next = (int) start & 0xff;
    boolean typed = (flags & VXLAN_PROTOCOL_PRESENT) != 0;
    Step inside = typed ? BridgeLayers.nextProtocol(next) : Step.ETHERNET;
    if ((flags & ~(VXLAN_PROTOCOL_PRESENT | 0x02)) != VXLAN_NETWORK_PRESENT
        || (start & 0xff_ff00L) != 0
        || (network & 0xff) != 0
        || (!typed && next != 0)
        || inside == Step.NOT_IP) {
      return Step.NOT_ICMP;
    }
    cursor.at += VXLAN_HEADER;
    return Tunnel.enter(TunnelKind.VXLAN, network >>> 8, inside, cursor, message);
  }

  /*
   * Version, 0 (2 bits) | Options in 4-byte units (6 bits) | O, C (2 bits) | 0 (6 bits)
   * | Protocol type (2) | VNI (3) | 0 (1) | options                                 RFC 8926
   */
  static Step geneve(Cursor cursor, IcmpMessage message) {
    if (cursor.left() < GENEVE_HEADER) {
      return cursor.ordinary(GENEVE_HEADER);
    }
    int start = u16(cursor.buffer, cursor.at);
    Step inside = EtherType.next(u16(cursor.buffer, cursor.at + 2));
    long network = u32(cursor.buffer, cursor.at + 4);
    int length = GENEVE_HEADER + (start >>> 8) * 4;
    if (start >>> 14 != 0
        || (start & 0x3f) != 0
        || inside == Step.NOT_IP
        || (network & 0xff) != 0
        || length > cursor.wireEnd - cursor.at) {
      return Step.NOT_ICMP;
    }
    if (cursor.left() < length) {
      return cursor.missing(length);
    }
    cursor.at += length;
    return Tunnel.enter(TunnelKind.GENEVE, network >>> 8, inside, cursor, message);
  }

  /*
   * Version, 1 (3 bits) | GTP, 1 (1 bit) | 0 (1 bit) | E, S, PN (3 bits) | Type (1) | Length (2)
   * | TEID (4) | where E, S or PN: Sequence (2) | N-PDU (1) | Next extension (1)
   * | extensions: Length in 4-byte units (1) | … | Next extension (1)               TS 29.281
   */
  static Step gtp(Cursor cursor, IcmpMessage message) {
    if (cursor.left() < GTP_HEADER) {
      return cursor.ordinary(GTP_HEADER);
    }
    byte[] buffer = cursor.buffer;
    int at = cursor.at;
    int flags = u8(buffer, at);
    int end = at + GTP_HEADER + u16(buffer, at + 2);
    if (flags >>> 3 != 0b00110 || u8(buffer, at + 1) != GTP_PACKET || end > cursor.wireEnd) {
      return Step.NOT_ICMP;
    }
    int packetAt = at + GTP_HEADER + ((flags & 0b111) != 0 ? 4 : 0);
    boolean extended = (flags & 0b100) != 0;
    while (extended) {
      if (packetAt >= cursor.end) {
        return cursor.ordinary(packetAt + 1 - at);
      }
      int length = u8(buffer, packetAt) * 4;
      extended = u8(buffer, packetAt - 1) != 0;
      if (extended && length == 0) {
        return Step.NOT_ICMP;
      }
      packetAt += extended ? length : 0;
    }
    if (packetAt > end) {
      return Step.NOT_ICMP;
    }
    long tunnel = u32(buffer, at + 4);
    cursor.endsAt(end);
    return enterGuessed(TunnelKind.GTP, tunnel, packetAt, cursor, message);
  }

  /*
   * N, L, E, V, I (5 bits) | 0 (1 bit) | Key, 0 (2 bits) | Nonce or map version (3)
   * | where I: Instance (3) | Status bits (1); else status bits (4)                 RFC 9300
   */
  static Step lisp(Cursor cursor, IcmpMessage message) {
    if (cursor.left() < LISP_HEADER) {
      return cursor.ordinary(LISP_HEADER);
    }
    int flags = u8(cursor.buffer, cursor.at);
    boolean nonce = (flags & 0x80) != 0;
    boolean echoNonce = (flags & 0x20) != 0;
    boolean versioned = (flags & 0x10) != 0;
    if ((flags & 0x07) != 0 || (nonce && versioned) || (echoNonce && !nonce)) {
      return Step.NOT_ICMP;
    }
    long instance =
        (flags & LISP_INSTANCE_PRESENT) != 0 ? u32(cursor.buffer, cursor.at + 4) >>> 8 : Path.NO_ID;
    int packetAt = cursor.at + LISP_HEADER;
    cursor.hidden = false;
    boolean ip = Guess.ip(cursor, packetAt);
    if (cursor.hidden) {
      return Step.TRUNCATED;
    }
    if (!ip) {
      return Step.NOT_ICMP;
    }
    cursor.at = packetAt;
    return Tunnel.enter(TunnelKind.LISP, instance, Step.IP, cursor, message);
  }

  /*
   * Identity length, power of two (4 bits) | Identity type (4 bits)
   * | Signature in 4-byte units (4 bits) | Hash (4 bits) | Authentication (4 bits) | Operation (4 bits)
   * | Next header (1) | Time (4) | identity | signature      draft-massar-v6ops-ayiya
   */
  static Step ayiya(Cursor cursor, IcmpMessage message) {
    if (cursor.left() < AYIYA_HEADER) {
      return cursor.ordinary(AYIYA_HEADER);
    }
    byte[] buffer = cursor.buffer;
    int at = cursor.at;
    int identityLen = 1 << (u8(buffer, at) >>> 4);
    int signatureLen = (u8(buffer, at + 1) >>> 4) * 4;
    int operation = u8(buffer, at + 2) & 0xf;
    int next = u8(buffer, at + 3);
    int packetAt = at + AYIYA_HEADER + identityLen + signatureLen;
    if (operation != AYIYA_FORWARD) {
      return Step.NOT_ICMP;
    }
    cursor.hidden = false;
    boolean ip =
        (next == IpProtocol.IPV6 && Guess.ipv6(cursor, packetAt))
            || (next == IpProtocol.IPV4 && Guess.ipv4(cursor, packetAt));
    if (cursor.hidden) {
      return Step.TRUNCATED;
    }
    if (!ip) {
      return Step.NOT_ICMP;
    }
    cursor.at = packetAt;
    return Tunnel.enter(TunnelKind.AYIYA, Path.NO_ID, Step.IP, cursor, message);
  }

  /** RFC 7510: a label stack that ends, and behind it something that is known. */
  static Step mpls(Cursor cursor, IcmpMessage message) {
    int at = cursor.at;
    for (int labels = 0; labels < Path.MAX_TUNNELS; labels++, at += LABEL) {
      if (cursor.end - at < LABEL) {
        return cursor.ordinary(at + LABEL - cursor.at);
      }
      if ((u32(cursor.buffer, at) & BOTTOM) != 0) {
        return mplsPayload(at + LABEL, cursor, message);
      }
    }
    return Step.NOT_ICMP;
  }

  private static Step mplsPayload(int at, Cursor cursor, IcmpMessage message) {
    cursor.hidden = false;
    boolean known =
        Guess.ip(cursor, at) || Guess.ethernet(cursor, at) || Guess.ethernet(cursor, at + 4);
    if (cursor.hidden) {
      return Step.TRUNCATED;
    }
    return known
        ? Tunnel.enter(TunnelKind.MPLS, Path.NO_ID, Step.MPLS, cursor, message)
        : Step.NOT_ICMP;
  }

  /** RFC 8086: the header of GRE version 0 without routing, and a protocol that is known. */
  static Step gre(Cursor cursor) {
    if (cursor.left() < 4) {
      return cursor.ordinary(4);
    }
    int flags = u16(cursor.buffer, cursor.at);
    Step inside = EtherType.next(u16(cursor.buffer, cursor.at + 2));
    return (flags & 0x4fff) != 0 || inside == Step.NOT_IP ? Step.NOT_ICMP : Step.GRE;
  }

  /** Enters a tunnel that carries IP or Ethernet without saying which. */
  private static Step enterGuessed(
      TunnelKind kind, long id, int at, Cursor cursor, IcmpMessage message) {
    cursor.hidden = false;
    Step inside =
        Guess.ip(cursor, at) ? Step.IP : Guess.ethernet(cursor, at) ? Step.ETHERNET : Step.NOT_ICMP;
    if (cursor.hidden) {
      return Step.TRUNCATED;
    }
    if (inside == Step.NOT_ICMP) {
      return inside;
    }
    cursor.at = at;
    return Tunnel.enter(kind, id, inside, cursor, message);
  }
}
