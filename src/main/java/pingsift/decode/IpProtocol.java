// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import java.util.Arrays;

/** What a Protocol (IPv4) or Next Header (IPv6) number says comes next (IANA protocol numbers). */
final class IpProtocol {
  static final int HOP_BY_HOP = 0;
  static final int ICMPV4 = 1;
  static final int ICMPV6 = 58;

  private static final int ROUTING = 43;
  private static final int FRAGMENT = 44;
  private static final int AUTHENTICATION = 51;
  private static final int DESTINATION_OPTIONS = 60;
  private static final int MOBILITY = 135;
  private static final int HOST_IDENTITY = 139;
  private static final int SHIM6 = 140;

  /*
   * IPv4, IPv6, GRE, minimal encapsulation, KA9Q IP in IP, EtherIP, encapsulation header, L2TPv3,
   * MPLS, Ethernet.
   */
  private static final int[] ENCAPSULATIONS = {4, 41, 47, 55, 94, 97, 98, 115, 137, 143};

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
    for (int encapsulation : ENCAPSULATIONS) {
      steps[encapsulation] = Step.UNSUPPORTED_ENCAPSULATION;
    }
    steps[ICMPV4] = Step.ICMPV4;
    steps[AUTHENTICATION] = Step.AUTHENTICATION;
    return steps;
  }

  private static Step[] afterIpv6() {
    Step[] steps = afterIpv4();
    steps[ICMPV4] = Step.NOT_ICMP;
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
