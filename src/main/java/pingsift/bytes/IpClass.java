// SPDX-License-Identifier: Apache-2.0
package pingsift.bytes;

/**
 * What kind of address an IP address is, by the IANA special-purpose registries for IPv4 and IPv6
 * (RFC 6890 and its updates).
 */
public enum IpClass {
  /** None of the others: reachable from anywhere. */
  PUBLIC("public"),
  /** For use inside a site: RFC 1918, unique local (RFC 4193), site-local, local NAT64. */
  PRIVATE("private"),
  /** Between a provider's address translator and its customers: 100.64.0.0/10 (RFC 6598). */
  SHARED("shared"),
  LOOPBACK("loopback"),
  LINK_LOCAL("link_local"),
  MULTICAST("multicast"),
  /** 255.255.255.255 only; a network's own broadcast address does not show its kind. */
  BROADCAST("broadcast"),
  /** The address of a host that has none yet: 0.0.0.0 and ::. */
  UNSPECIFIED("unspecified"),
  /** For examples in texts: RFC 5737, RFC 3849, RFC 9637. */
  DOCUMENTATION("documentation"),
  /** For tests of network devices: RFC 2544, RFC 5180. */
  BENCHMARKING("benchmarking"),
  /** Where packets go to be thrown away: 100::/64 (RFC 6666). */
  DISCARD("discard"),
  /** Set aside, or never given out. */
  RESERVED("reserved");

  private final String word;

  IpClass(String word) {
    this.word = word;
  }

  /** Its name in reports and rules. */
  public String word() {
    return word;
  }

  /** The class of an address in two longs; IPv4-mapped ones are classed as IPv4. */
  public static IpClass of(long high, long low) {
    return IpAddress.isIpv4(high, low) ? ofIpv4((int) low) : ofIpv6(high, low);
  }

  private static IpClass ofIpv4(int bits) {
    return switch (bits >>> 24) {
      case 0 -> bits == 0 ? UNSPECIFIED : RESERVED;
      case 10 -> PRIVATE;
      case 100 -> in(bits, 0x64400000, 10) ? SHARED : PUBLIC;
      case 127 -> LOOPBACK;
      case 169 -> in(bits, 0xa9fe0000, 16) ? LINK_LOCAL : PUBLIC;
      case 172 -> in(bits, 0xac100000, 12) ? PRIVATE : PUBLIC;
      case 192 -> of192(bits);
      case 198 ->
          in(bits, 0xc6120000, 15)
              ? BENCHMARKING
              : in(bits, 0xc6336400, 24) ? DOCUMENTATION : PUBLIC;
      case 203 -> in(bits, 0xcb007100, 24) ? DOCUMENTATION : PUBLIC;
      default -> bits == -1 ? BROADCAST : ofHighIpv4(bits >>> 28);
    };
  }

  private static IpClass ofHighIpv4(int topFourBits) {
    return topFourBits == 0xe ? MULTICAST : topFourBits == 0xf ? RESERVED : PUBLIC;
  }

  private static IpClass of192(int bits) {
    if (in(bits, 0xc0a80000, 16)) {
      return PRIVATE;
    }
    if (in(bits, 0xc0000200, 24)) {
      return DOCUMENTATION;
    }
    if (in(bits, 0xc0000000, 24)) { // protocol assignments, but for two anycast services
      return bits == 0xc0000009 || bits == 0xc000000a ? PUBLIC : RESERVED;
    }
    return in(bits, 0xc0586300, 24) ? RESERVED : PUBLIC; // 192.88.99.0/24: the 6to4 relays of old
  }

  private static IpClass ofIpv6(long high, long low) {
    if (high == 0) {
      return low == 0 ? UNSPECIFIED : low == 1 ? LOOPBACK : RESERVED;
    }
    int first = (int) (high >>> 48);
    if (first >>> 8 == 0xff) {
      return MULTICAST;
    }
    if (first >>> 13 == 1) { // 2000::/3, all that was ever given out
      return ofGlobalUnicast(high, low, first);
    }
    return switch (first >>> 6) {
      case 0xfe80 >>> 6 -> LINK_LOCAL;
      case 0xfec0 >>> 6 -> PRIVATE; // site-local, deprecated by RFC 3879
      default -> first >>> 9 == 0xfc >>> 1 ? PRIVATE : ofLowIpv6(high);
    };
  }

  private static IpClass ofLowIpv6(long high) {
    if (high == 0x0064_ff9b_0000_0000L) {
      return PUBLIC; // 64:ff9b::/96, NAT64
    }
    if (high >>> 16 == 0x0064_ff9b_0001L) {
      return PRIVATE;
    }
    return high == 0x0100_0000_0000_0000L ? DISCARD : RESERVED;
  }

  private static IpClass ofGlobalUnicast(long high, long low, int first) {
    int firstTwo = (int) (high >>> 32);
    if (firstTwo == 0x20010db8 || high >>> 44 == 0x3fff0) {
      return DOCUMENTATION;
    }
    if (first != 0x2001 || firstTwo >>> 9 != 0x20010000 >>> 9) {
      return PUBLIC;
    }
    return ofProtocolAssignments(high, low, firstTwo & 0xffff);
  }

  /** 2001::/23, by its second group. */
  private static IpClass ofProtocolAssignments(long high, long low, int second) {
    return switch (second) {
      case 0, // Teredo
          3 -> // automatic multicast tunnels
          PUBLIC;
      case 1 -> // anycast: port control, TURN, DNS-SD
          (int) high == 0 && low >= 1 && low <= 3 ? PUBLIC : RESERVED;
      case 2 -> (high & 0xffff_0000L) == 0 ? BENCHMARKING : RESERVED;
      case 4 -> (high >>> 16 & 0xffff) == 0x0112 ? PUBLIC : RESERVED; // AS112
      default -> // ORCHIDv2 and drone identifiers
          second >>> 4 == 2 || second >>> 4 == 3 ? PUBLIC : RESERVED;
    };
  }

  private static boolean in(int bits, int network, int prefixLen) {
    return (bits ^ network) >>> (32 - prefixLen) == 0;
  }
}
