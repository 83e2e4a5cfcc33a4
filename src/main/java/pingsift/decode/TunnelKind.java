// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import java.util.Locale;

/** What kind of tunnel carried a packet. */
public enum TunnelKind {
  /** IPv4 with an IP packet right behind its header: IP in IP (RFC 2003), 6in4 (RFC 4213). */
  IPV4("ipv4 tunnel"),
  /** IPv6 with an IP packet right behind its headers (RFC 2473). */
  IPV6("ipv6 tunnel"),
  /** IPv4 with part of the inner header left out (RFC 2004). */
  MINIMAL("minimal tunnel"),
  /** RFC 2784, RFC 2890, RFC 2637; the id is the key, and NVGRE's (RFC 7637) has two parts. */
  GRE("gre tunnel"),
  /** A mirror port over GRE; the id is the session. */
  ERSPAN("gre tunnel"),
  /** RFC 3378. */
  ETHERIP("etherip tunnel"),
  /** Ethernet right behind an IP header, as segment routing has it (RFC 8986). */
  ETHERNET("ethernet tunnel"),
  /**
   * RFC 3931, where the id is the session; RFC 2661, where it is the tunnel in the upper and the
   * session in the lower 16 bits.
   */
  L2TP("l2tp tunnel"),
  /** MPLS over IP (RFC 4023) or UDP (RFC 7510); the labels stand behind it in the path. */
  MPLS("mpls tunnel"),
  /** RFC 7348 and its generic protocol extension; the id is the VNI. */
  VXLAN("vxlan encapsulation"),
  /** RFC 8926; the id is the VNI. */
  GENEVE("geneve encapsulation"),
  /** RFC 4380. */
  TEREDO("teredo tunnel"),
  /** IPv6 of tunnel brokers, as SixXS had it. */
  AYIYA("ayiya tunnel"),
  /** User plane of GTP (3GPP TS 29.281); the id is the TEID. */
  GTP("gtp tunnel"),
  /** Data of LISP (RFC 9300); the id is the instance. */
  LISP("lisp tunnel"),
  /** RFC 2516; the id is the session. */
  PPPOE("pppoe tunnel"),
  /** Provider backbone bridging (802.1ah); the id is the I-SID. */
  PBB("pbb tunnel"),
  /** Network service header (RFC 8300); the id is the service path. */
  NSH("nsh tunnel"),
  /** RFC 6325. */
  TRILL("trill tunnel"),
  /** 802.1AE without encryption. */
  MACSEC("macsec tunnel");

  private final String word = name().toLowerCase(Locale.ROOT);
  private final String packetSource;

  TunnelKind(String packetSource) {
    this.packetSource = packetSource;
  }

  /** Its name in rules and records: {@code gre}. */
  public String word() {
    return word;
  }

  /**
   * What Suricata calls the source of a packet that came out of such a tunnel: {@code gre tunnel};
   * in the same form where it has no word.
   */
  public String packetSource() {
    return packetSource;
  }
}
