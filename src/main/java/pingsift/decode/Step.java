// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import org.jspecify.annotations.Nullable;

/** What a layer says comes next: another layer, or the end with its {@link Outcome}. */
enum Step {
  ETHERNET,
  LINUX_SLL,
  LINUX_SLL2,
  /** The four bytes of address family that BSD's loopback devices put in front. */
  LOOPBACK,
  TOKEN_RING,
  FDDI,
  ARCNET_BSD,
  ARCNET_LINUX,
  IEEE1394,
  IPOIB,
  INFINIBAND,
  /** Ethernet with the four bytes of a switch chip between addresses and EtherType. */
  SWITCH_TAG,
  /** The same with eight bytes. */
  LONG_SWITCH_TAG,

  /** PPP with or without its HDLC-like framing, and Cisco's HDLC, which is told by its address. */
  PPP,
  PPP_MULTILINK,
  /** Ethernet in PPP. */
  PPP_BRIDGED,
  PPPOE,
  CISCO_HDLC,
  FRAME_RELAY,
  /** The protocol identifiers of ISO/IEC TR 9577. */
  NLPID,

  /** IEEE 802.11. */
  WLAN,
  /** One of the packets that an 802.11 frame aggregates. */
  WLAN_AGGREGATE,
  RADIOTAP,
  PRISM,
  AVS,
  PPI,

  PKTAP,
  NFLOG,
  PFLOG,
  ENC,
  IPNET,

  CISCO_METADATA,
  /** 802.1Q and its kin: the tag control information and the EtherType behind it. */
  VLAN,
  /** IEEE 802.2. */
  LLC,
  /** An entry of an MPLS label stack. */
  MPLS,
  /** What stands behind the last label. */
  MPLS_PAYLOAD,
  /** The customer's frame of 802.1ah. */
  PROVIDER_BACKBONE,
  /** 802.1BR. */
  PORT_EXTENDER,
  VN_TAG,
  /** Network service header. */
  NSH,
  TRILL,
  MACSEC,
  /** IPv4 or IPv6, as the version field says. */
  IP,
  IPV4,
  IPV6,
  /** An extension header that only has to be passed. */
  EXTENSION,
  DESTINATION_OPTIONS,
  ROUTING,
  FRAGMENT_HEADER,
  AUTHENTICATION,
  /** IPv4 right behind another IP header. */
  IPV4_IN_IP,
  /** IPv6 right behind another IP header. */
  IPV6_IN_IP,
  MINIMAL_ENCAPSULATION,
  ETHERNET_IN_IP,
  ETHERIP,
  MPLS_IN_IP,
  L2TP_IP,
  GRE,
  ERSPAN_II,
  ERSPAN_III,
  /** Cisco's redirection of web traffic, inside GRE. */
  WCCP,
  UDP,
  L2TP_UDP,
  GTP,
  TEREDO,
  LISP,
  GRE_UDP,
  VXLAN,
  VXLAN_GPE,
  AYIYA,
  GENEVE,
  MPLS_UDP,
  /** A fragment of an IP packet; its place is in the cursor. */
  REASSEMBLY,
  ICMPV4,
  ICMPV6,

  DONE(Outcome.ICMP),
  NOT_IP(Outcome.NOT_IP),
  NOT_ICMP(Outcome.NOT_ICMP),
  FRAGMENT(Outcome.FRAGMENT),
  TRUNCATED(Outcome.TRUNCATED),
  MALFORMED(Outcome.MALFORMED),
  UNSUPPORTED_LINK_TYPE(Outcome.UNSUPPORTED_LINK_TYPE),
  UNSUPPORTED_ENCAPSULATION(Outcome.UNSUPPORTED_ENCAPSULATION),
  ENCRYPTED(Outcome.ENCRYPTED),
  TOO_MANY_LAYERS(Outcome.TOO_MANY_LAYERS);

  /** Null where a layer comes next. */
  final @Nullable Outcome outcome;

  Step() {
    this.outcome = null;
  }

  Step(Outcome outcome) {
    this.outcome = outcome;
  }

  boolean ends() {
    return outcome != null;
  }
}
