// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import java.util.Locale;

/** What kind of tunnel carried a packet. */
public enum TunnelKind {
  /** IPv4 with an IP packet right behind its header: IP in IP (RFC 2003), 6in4 (RFC 4213). */
  IPV4("tunnel"),
  /** IPv6 with an IP packet right behind its headers (RFC 2473). */
  IPV6("tunnel"),
  /** IPv4 with part of the inner header left out (RFC 2004). */
  MINIMAL("tunnel"),
  /** RFC 2784, RFC 2890, RFC 2637; the id is the key, and NVGRE's (RFC 7637) has two parts. */
  GRE("tunnel"),
  /** A mirror port over GRE; the id is the session. */
  ERSPAN("tunnel"),
  /** RFC 3378. */
  ETHERIP("tunnel"),
  /** Ethernet right behind an IP header, as segment routing has it (RFC 8986). */
  ETHERNET("tunnel"),
  /**
   * RFC 3931, where the id is the session; RFC 2661, where it is the tunnel in the upper and the
   * session in the lower 16 bits.
   */
  L2TP("tunnel"),
  /** MPLS over IP (RFC 4023) or UDP (RFC 7510); the labels stand behind it in the path. */
  MPLS("tunnel"),
  /** RFC 7348 and its generic protocol extension; the id is the VNI. */
  VXLAN("encapsulation"),
  /** RFC 8926; the id is the VNI. */
  GENEVE("encapsulation"),
  /** RFC 4380. */
  TEREDO("tunnel"),
  /** IPv6 of tunnel brokers, as SixXS had it. */
  AYIYA("tunnel"),
  /** User plane of GTP (3GPP TS 29.281); the id is the TEID. */
  GTP("tunnel"),
  /** Data of LISP (RFC 9300); the id is the instance. */
  LISP("tunnel"),
  /** RFC 2516; the id is the session. */
  PPPOE("tunnel"),
  /** Provider backbone bridging (802.1ah); the id is the I-SID. */
  PBB("tunnel"),
  /** Network service header (RFC 8300); the id is the service path. */
  NSH("tunnel"),
  /** RFC 6325. */
  TRILL("tunnel"),
  /** 802.1AE without encryption. */
  MACSEC("tunnel");

  private final String word = name().toLowerCase(Locale.ROOT);
  private final String packetSource;

  TunnelKind(String noun) {
    packetSource = word + " " + noun;
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
