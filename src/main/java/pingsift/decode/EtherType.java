// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

/** What an EtherType says comes next (IEEE 802 numbers registry). */
final class EtherType {
  /** Values below are lengths (IEEE 802.3) or Linux's own numbers. */
  static final int LOWEST = 0x0600;

  private EtherType() {}

  static Step next(int etherType) {
    return switch (etherType) {
      case 0x0800 -> Step.IPV4;
      case 0x86dd -> Step.IPV6;
      case 0x8100, // 802.1Q
          0x88a8, // 802.1ad
          0x9100 -> // QinQ before there was a standard
          Step.VLAN;
      case 0x880b -> Step.PPP;
      case 0x8864 -> Step.PPPOE;
      case 0x8870 -> Step.LLC; // frames too long for a length field
      case 0x8909 -> Step.CISCO_METADATA;
      case 0x6558, // transparent Ethernet bridging
          0x8847, // MPLS
          0x8848, // MPLS with upstream labels
          0x88e5, // MACsec
          0x88e7, // provider backbone bridging
          0x893f, // 802.1BR
          0x894f, // network service header
          0x22f3 -> // TRILL
          Step.UNSUPPORTED_ENCAPSULATION;
      default -> Step.NOT_IP;
    };
  }
}
