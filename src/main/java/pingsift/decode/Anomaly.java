// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

/**
 * Something in the traffic that no sound sender sends. Counted and reported, never thrown; a frame
 * can have several. That the snap length cut a frame is none.
 *
 * <p>Where Suricata has a decoder event for the same thing, the kind carries its name, so that
 * pipelines that know those names take ours.
 */
public enum Anomaly {
  /*
   * A set of kinds is one long, so there is room for 64. Order is for reading: the outermost layer
   * first. Where a packet carries something else than ICMP only its lengths and versions are looked
   * at; the rest is noted of packets that lead to ICMP.
   */

  // the frame
  UNKNOWN_LINK_TYPE("pingsift.unknown_link_type"),
  ETHERNET_TOO_SMALL("decoder.ethernet.pkt_too_small"),
  SLL_TOO_SMALL("decoder.sll.pkt_too_small"),
  LOOPBACK_TOO_SMALL("decoder.ltnull.pkt_too_small"),
  LOOPBACK_UNKNOWN_FAMILY("decoder.ltnull.unsupported_type"),
  PPP_MALFORMED("decoder.ppp.pkt_too_small"),
  PPPOE_MALFORMED("decoder.pppoe.pkt_too_small"),
  HDLC_MALFORMED("decoder.chdlc.pkt_too_small"),
  MPLS_MALFORMED("decoder.mpls.header_too_small"),
  GRE_MALFORMED("decoder.gre.pkt_too_small"),
  ERSPAN_MALFORMED("decoder.erspan.header_too_small"),

  /** Another header in front of IP whose lengths or versions contradict each other. */
  ENCAPSULATION_MALFORMED("pingsift.encapsulation_malformed"),
  LLC_TOO_SMALL("pingsift.llc_pkt_too_small"),
  VLAN_TOO_SMALL("decoder.vlan.header_too_small"),
  VLAN_TOO_MANY("decoder.vlan.too_many_layers"),
  TOO_MANY_LAYERS("decoder.too_many_layers"),
  RAW_UNKNOWN_VERSION("decoder.ipraw.invalid_ip_version"),

  // IP
  IPV4_TOO_SMALL("decoder.ipv4.pkt_too_small"),
  IPV4_WRONG_VERSION("decoder.ipv4.wrong_ip_version"),
  IPV4_HEADER_TOO_SMALL("decoder.ipv4.hlen_too_small"),
  /** The header length goes beyond the total length, or beyond the frame. */
  IPV4_LENGTH_BELOW_HEADER("decoder.ipv4.iplen_smaller_than_hlen"),
  /** The total length goes beyond what the layer around the packet had. */
  IPV4_LENGTH_BEYOND_FRAME("decoder.ipv4.trunc_pkt"),
  /** A wrong header checksum; 0 is none, as a network card fills it in after the capture. */
  IPV4_CHECKSUM("pingsift.ipv4_invalid_checksum"),
  IPV4_CARRIES_ICMPV6("decoder.ipv4.icmpv6"),
  IPV6_TOO_SMALL("decoder.ipv6.pkt_too_small"),
  IPV6_WRONG_VERSION("decoder.ipv6.wrong_ip_version"),
  /** The payload length goes beyond what the layer around the packet had. */
  IPV6_LENGTH_BEYOND_FRAME("decoder.ipv6.trunc_pkt"),
  IPV6_EXTENSION_TOO_SMALL("decoder.ipv6.trunc_exthdr"),
  /** An option goes beyond its options header. */
  IPV6_OPTION_LENGTH("decoder.ipv6.exthdr_invalid_optlen"),
  /** A routing header of type 0, which RFC 5095 forbids. */
  IPV6_ROUTING_TYPE_0("decoder.ipv6.rh_type_0"),
  IPV6_CARRIES_ICMPV4("decoder.ipv6.icmpv4"),
  AUTHENTICATION_MALFORMED("pingsift.ah_malformed"),
  /**
   * More than 30 bytes follow the packet in the layer around it. Up to 26 bytes of padding and 4 of
   * frame check sequence are there behind the shortest packet in the shortest Ethernet frame.
   */
  TRAILING_BYTES("pingsift.ip_trailing_bytes"),

  // fragments
  /** A fragment header on a packet that is whole (RFC 6946). */
  IPV6_USELESS_FRAGMENT_HEADER("decoder.ipv6.exthdr_useless_fh"),
  IPV6_FRAGMENT_RESERVED_BITS("decoder.ipv6.fh_non_zero_reserved_field"),
  /** The first fragment ends before the ICMP header begins (RFC 7112). */
  IPV6_FIRST_FRAGMENT_WITHOUT_HEADERS("pingsift.ipv6_frag_first_without_headers"),
  IPV4_FRAGMENT_OVERLAP("decoder.ipv4.frag_overlap"),
  IPV6_FRAGMENT_OVERLAP("decoder.ipv6.frag_overlap"),
  /** Bytes of overlapping fragments differ, or two fragments claim different ends. */
  FRAGMENT_CONFLICT("pingsift.ip_frag_conflict"),
  /** The packet would be longer than 65,535 bytes. */
  IPV4_FRAGMENT_TOO_LARGE("decoder.ipv4.frag_pkt_too_large"),
  IPV6_FRAGMENT_TOO_LARGE("decoder.ipv6.frag_pkt_too_large"),
  /** A fragment with more behind it that does not end at a multiple of 8 bytes. */
  IPV4_FRAGMENT_LENGTH("pingsift.ipv4_frag_invalid_length"),
  IPV6_FRAGMENT_LENGTH("decoder.ipv6.frag_invalid_length"),
  FRAGMENT_EMPTY("pingsift.ip_frag_empty"),
  /** Shorter, with more behind it, than the smallest link makes it necessary (RFC 791). */
  FRAGMENT_TINY("pingsift.ip_frag_tiny"),
  /** A packet whose other fragments never came. */
  FRAGMENT_INCOMPLETE("pingsift.ip_frag_incomplete"),

  // ICMP
  ICMPV4_TOO_SMALL("decoder.icmpv4.pkt_too_small"),
  ICMPV4_UNKNOWN_TYPE("decoder.icmpv4.unknown_type"),
  ICMPV4_UNKNOWN_CODE("decoder.icmpv4.unknown_code"),
  ICMPV4_CHECKSUM("pingsift.icmpv4_invalid_checksum"),
  ICMPV6_TOO_SMALL("decoder.icmpv6.pkt_too_small"),
  ICMPV6_UNKNOWN_TYPE("decoder.icmpv6.unknown_type"),
  ICMPV6_UNASSIGNED_TYPE("decoder.icmpv6.unassigned_type"),
  ICMPV6_EXPERIMENTAL_TYPE("decoder.icmpv6.experimentation_type"),
  ICMPV6_UNKNOWN_CODE("decoder.icmpv6.unknown_code"),
  ICMPV6_CHECKSUM("pingsift.icmpv6_invalid_checksum");

  private static final Anomaly[] ALL = values();

  private final String event;

  Anomaly(String event) {
    this.event = event;
  }

  /** The name of the event: Suricata's where it has one, else ours under {@code pingsift}. */
  public String event() {
    return event;
  }

  /** What it is where a layer is malformed that does not tell kinds apart. */
  static Anomaly ofMalformed(Step layer) {
    return switch (layer) {
      case PPP, PPP_MULTILINK, PPP_BRIDGED -> PPP_MALFORMED;
      case PPPOE -> PPPOE_MALFORMED;
      case CISCO_HDLC -> HDLC_MALFORMED;
      case MPLS, MPLS_PAYLOAD, MPLS_IN_IP, MPLS_UDP -> MPLS_MALFORMED;
      case GRE, GRE_UDP -> GRE_MALFORMED;
      case ERSPAN_II, ERSPAN_III -> ERSPAN_MALFORMED;
      default -> ENCAPSULATION_MALFORMED;
    };
  }

  /** This kind as one bit of a set; sets of kinds are one {@code long}. */
  public long bit() {
    return 1L << ordinal();
  }

  /** The kind that comes first in a set that is not empty. */
  public static Anomaly first(long set) {
    return ALL[Long.numberOfTrailingZeros(set)];
  }

  /**
   * The set that a message's ICMP checksum adds to what {@link FrameDecoder#anomalies()} found:
   * apart, because it takes a walk over the Data.
   */
  public static long ofChecksum(IcmpMessage message) {
    return switch (message.checksumStatus()) {
      case GOOD, UNVERIFIED -> 0;
      case BAD -> (message.ipVersion() == 4 ? ICMPV4_CHECKSUM : ICMPV6_CHECKSUM).bit();
    };
  }
}
