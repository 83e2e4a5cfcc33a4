// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

/**
 * What the IANA registries "ICMP Type Numbers" and "ICMPv6 'type' Numbers" say of a type.
 *
 * <p>RFC 6918 deprecated much of ICMPv4; routers and hosts have not sent the rest of those types
 * for decades either.
 */
public enum TypeStatus {
  /** In use. */
  ASSIGNED("assigned"),
  /** Was in use once: source quench, information, address mask, traceroute, … */
  DEPRECATED("deprecated"),
  /** Set aside for experiments (RFC 3692, RFC 4065, RFC 4443, section 2.1). */
  EXPERIMENTAL("experimental"),
  /** No message has this type; reserved ones are among them. */
  UNASSIGNED("unassigned");

  private final String word;

  TypeStatus(String word) {
    this.word = word;
  }

  /** The status as alerts tell it. */
  public String word() {
    return word;
  }

  static TypeStatus of(int ipVersion, int type) {
    return ipVersion == 4 ? ofIcmpv4(type) : ofIcmpv6(type);
  }

  private static TypeStatus ofIcmpv4(int type) {
    return switch (type) {
      case 0, 3, 5, 8, 9, 10, 11, 12, 13, 14, 40, 42, 43 -> ASSIGNED;
      case 4, 6, 15, 16, 17, 18, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39 -> DEPRECATED;
      case 41, 253, 254 -> EXPERIMENTAL;
      default -> UNASSIGNED;
    };
  }

  private static TypeStatus ofIcmpv6(int type) {
    return switch (type) {
      case 100, 101, 150, 200, 201 -> EXPERIMENTAL;
      default -> (type >= 1 && type <= 4) || (type >= 128 && type <= 161) ? ASSIGNED : UNASSIGNED;
    };
  }
}
