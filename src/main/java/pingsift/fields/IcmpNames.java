// SPDX-License-Identifier: Apache-2.0
package pingsift.fields;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Names of ICMP types after their RFCs, each with the types that it means: of ICMPv4, of ICMPv6, or
 * of both.
 *
 * <p>Sources: the IANA registries "ICMP Type Numbers" and "ICMPv6 'type' Numbers"; RFC 792, 950,
 * 1256, 1393, 4443, 4861, 8335.
 */
public final class IcmpNames {
  private IcmpNames() {}

  /** One number for an IP version and a type. */
  static long key(int ipVersion, int type) {
    return ((long) ipVersion << 8) | type;
  }

  /** The IP version of a key, 4 or 6. */
  public static int ipVersion(long key) {
    return (int) (key >> 8);
  }

  /** The ICMP type of a key, 0 to 255. */
  public static int type(long key) {
    return (int) (key & 0xff);
  }

  /** Each name with the keys that it stands for, the common ones first. */
  public static Map<String, List<Long>> types() {
    Map<String, List<Long>> names = new LinkedHashMap<>();
    both(names, "echo_request", 8, 128);
    both(names, "echo_reply", 0, 129);
    both(names, "destination_unreachable", 3, 1);
    both(names, "time_exceeded", 11, 3);
    both(names, "parameter_problem", 12, 4);
    both(names, "redirect", 5, 137);
    both(names, "router_advertisement", 9, 134);
    both(names, "router_solicitation", 10, 133);
    both(names, "extended_echo_request", 42, 160);
    both(names, "extended_echo_reply", 43, 161);
    only(names, "source_quench", 4, 4);
    only(names, "timestamp_request", 4, 13);
    only(names, "timestamp_reply", 4, 14);
    only(names, "information_request", 4, 15);
    only(names, "information_reply", 4, 16);
    only(names, "address_mask_request", 4, 17);
    only(names, "address_mask_reply", 4, 18);
    only(names, "traceroute", 4, 30);
    only(names, "packet_too_big", 6, 2);
    only(names, "multicast_listener_query", 6, 130);
    only(names, "multicast_listener_report", 6, 131);
    only(names, "multicast_listener_done", 6, 132);
    only(names, "neighbor_solicitation", 6, 135);
    only(names, "neighbor_advertisement", 6, 136);
    only(names, "multicast_listener_report_v2", 6, 143);
    return names;
  }

  private static void both(Map<String, List<Long>> names, String name, int type4, int type6) {
    names.put(name, List.of(key(4, type4), key(6, type6)));
  }

  private static void only(Map<String, List<Long>> names, String name, int ipVersion, int type) {
    names.put(name, List.of(key(ipVersion, type)));
  }
}
