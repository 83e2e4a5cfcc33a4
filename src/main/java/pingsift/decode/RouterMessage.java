// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static pingsift.decode.IcmpMessage.ABSENT;

/**
 * Router Advertisement of either version (RFC 1256; RFC 4861, section 4.2). {@link
 * IcmpMessage#ABSENT} on other types.
 */
public final class RouterMessage {
  /*
   * ICMPv4   Num Addrs (1) | Addr Entry Size (1) | Lifetime (2)
   *          Router Address (4) | Preference Level (4) | …
   * ICMPv6   Cur Hop Limit (1) | M O … (1) | Router Lifetime (2)
   *          Reachable Time (4) | Retrans Timer (4) | options
   */
  private RouterMessage() {}

  /** For how many seconds the router wants to be one; 0 takes it back. */
  public static int lifetimeSeconds(IcmpMessage message) {
    return isAdvertisement(message) ? BodyNumbers.rest(message, 0, 0xffff) : ABSENT;
  }

  /** The hop limit that hosts are to use, 0 where the router does not say; ICMPv6 alone. */
  public static int hopLimit(IcmpMessage message) {
    return isAdvertisementOf(6, message) ? BodyNumbers.rest(message, 24, 0xff) : ABSENT;
  }

  /** 1 where addresses come from DHCPv6, else 0; ICMPv6 alone. */
  public static int managed(IcmpMessage message) {
    return isAdvertisementOf(6, message) ? BodyNumbers.rest(message, 23, 1) : ABSENT;
  }

  /** 1 where other configuration comes from DHCPv6, else 0; ICMPv6 alone. */
  public static int other(IcmpMessage message) {
    return isAdvertisementOf(6, message) ? BodyNumbers.rest(message, 22, 1) : ABSENT;
  }

  static boolean isAdvertisementOf(int ipVersion, IcmpMessage message) {
    return message.ipVersion() == ipVersion && isAdvertisement(message);
  }

  private static boolean isAdvertisement(IcmpMessage message) {
    return message.type() == (message.ipVersion() == 4 ? 9 : 134);
  }
}
