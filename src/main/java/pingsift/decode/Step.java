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
  /** 802.1Q and its kin: the tag control information and the EtherType behind it. */
  VLAN,
  /** IEEE 802.2. */
  LLC,
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
