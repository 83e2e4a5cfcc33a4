// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import java.util.Arrays;

/** What a Protocol (IPv4) or Next Header (IPv6) number says comes next (IANA protocol numbers). */
final class IpProtocol {
  static final int HOP_BY_HOP = 0;
  static final int ICMPV4 = 1;
  static final int ICMPV6 = 58;

  static final int IPV4 = 4;
  static final int IPV6 = 41;
  static final int UDP = 17;

  private static final int ROUTING = 43;
  private static final int FRAGMENT = 44;
  private static final int GRE = 47;
  private static final int AUTHENTICATION = 51;
  private static final int MINIMAL_ENCAPSULATION = 55;
  private static final int DESTINATION_OPTIONS = 60;
  private static final int IPV4_OF_KA9Q = 94;
  private static final int ETHERIP = 97;
  private static final int ENCAPSULATION_HEADER = 98;
  private static final int L2TP = 115;
  private static final int MOBILITY = 135;
  private static final int MPLS = 137;
  private static final int HOST_IDENTITY = 139;
  private static final int SHIM6 = 140;
  private static final int ETHERNET = 143;

  private static final Step[] AFTER_IPV4 = afterIpv4();
  private static final Step[] AFTER_IPV6 = afterIpv6();

  private IpProtocol() {}

  /** ICMPv6 inside IPv4 and ICMP inside IPv6 are other protocols: no host answers to them. */
  static Step next(int ipVersion, int protocol) {
    return (ipVersion == 4 ? AFTER_IPV4 : AFTER_IPV6)[protocol];
  }

  /**
   * Whether fragments of a packet are worth keeping: its content is ICMP, or headers that ICMP can
   * stand behind. Fragments of tunnels are not put together.
   */
  static boolean mayLeadToIcmp(int ipVersion, int protocol) {
    return switch (next(ipVersion, protocol)) {
      case ICMPV4, ICMPV6, EXTENSION, DESTINATION_OPTIONS, ROUTING, AUTHENTICATION -> true;
      default -> false;
    };
  }

  private static Step[] afterIpv4() {
    Step[] steps = new Step[256];
    Arrays.fill(steps, Step.NOT_ICMP);
    steps[ICMPV4] = Step.ICMPV4;
    steps[IPV4] = Step.IPV4_IN_IP;
    steps[UDP] = Step.UDP;
    steps[IPV6] = Step.IPV6_IN_IP;
    steps[GRE] = Step.GRE;
    steps[AUTHENTICATION] = Step.AUTHENTICATION;
    steps[MINIMAL_ENCAPSULATION] = Step.MINIMAL_ENCAPSULATION;
    steps[IPV4_OF_KA9Q] = Step.IPV4_IN_IP;
    steps[ETHERIP] = Step.ETHERIP;
    steps[ENCAPSULATION_HEADER] = Step.UNSUPPORTED_ENCAPSULATION;
    steps[L2TP] = Step.L2TP_IP;
    steps[MPLS] = Step.MPLS_IN_IP;
    steps[ETHERNET] = Step.ETHERNET_IN_IP;
    return steps;
  }

  private static Step[] afterIpv6() {
    Step[] steps = afterIpv4();
    steps[ICMPV4] = Step.NOT_ICMP;
    steps[MINIMAL_ENCAPSULATION] = Step.UNSUPPORTED_ENCAPSULATION;
    steps[ICMPV6] = Step.ICMPV6;
    steps[HOP_BY_HOP] = Step.EXTENSION;
    steps[ROUTING] = Step.ROUTING;
    steps[FRAGMENT] = Step.FRAGMENT_HEADER;
    steps[DESTINATION_OPTIONS] = Step.DESTINATION_OPTIONS;
    steps[MOBILITY] = Step.EXTENSION;
    steps[HOST_IDENTITY] = Step.EXTENSION;
    steps[SHIM6] = Step.EXTENSION;
    return steps;
  }
}
