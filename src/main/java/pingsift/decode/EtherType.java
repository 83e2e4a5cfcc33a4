// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

/** What an EtherType says comes next (IEEE 802 numbers registry). */
final class EtherType {
  /** Values below are lengths (IEEE 802.3) or Linux's own numbers. */
  static final int LOWEST = 0x0600;

  static final int IPV4 = 0x0800;
  static final int IPV6 = 0x86dd;

  private static final int VLAN = 0x8100; // 802.1Q
  private static final int SERVICE_VLAN = 0x88a8; // 802.1ad
  private static final int OLD_SERVICE_VLAN = 0x9100; // QinQ before there was a standard

  private EtherType() {}

  static boolean isVlan(int etherType) {
    return etherType == VLAN || etherType == SERVICE_VLAN || etherType == OLD_SERVICE_VLAN;
  }

  static Step next(int etherType) {
    return switch (etherType) {
      case IPV4 -> Step.IPV4;
      case IPV6 -> Step.IPV6;
      case VLAN, SERVICE_VLAN, OLD_SERVICE_VLAN -> Step.VLAN;
      case 0x6558 -> Step.ETHERNET; // transparent Ethernet bridging
      case 0x8847, // MPLS
          0x8848 -> // MPLS with upstream labels
          Step.MPLS;
      case 0x880b -> Step.PPP;
      case 0x8870 -> Step.LLC; // frames too long for a length field
      case 0x8864 -> Step.PPPOE;
      case 0x8909 -> Step.CISCO_METADATA;
      case 0x88e5 -> Step.MACSEC;
      case 0x88e7 -> Step.PROVIDER_BACKBONE;
      case 0x893f -> Step.PORT_EXTENDER;
      case 0x8926 -> Step.VN_TAG;
      case 0x894f -> Step.NSH;
      case 0x22f3 -> Step.TRILL;
      default -> Step.NOT_IP;
    };
  }
}
