// SPDX-License-Identifier: Apache-2.0
package pingsift.fields;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names of all ICMP types that have a meaning, after their RFCs, each with the types that it means:
 * of ICMPv4, of ICMPv6, or of both.
 *
 * <p>Sources: the IANA registries "ICMP Type Numbers" and "ICMPv6 'type' Numbers" with the RFCs
 * that they name; {@link IcmpCodeNames} has the codes.
 */
public final class IcmpNames {
  private static final Map<Long, String> NAMES = byKey();

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

  /** The name of a type, or null where it has none. */
  public static @Nullable String name(int ipVersion, int type) {
    return NAMES.get(key(ipVersion, type));
  }

  private static Map<Long, String> byKey() {
    Map<Long, String> names = new HashMap<>();
    types().forEach((name, keys) -> keys.forEach(key -> names.put(key, name)));
    return names;
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
    both(names, "experimental_mobility", 41, 150);
    only(names, 4, "source_quench", 4);
    only(names, 4, "alternate_host_address", 6);
    only(names, 4, "timestamp_request", 13);
    only(names, 4, "timestamp_reply", 14);
    only(names, 4, "information_request", 15);
    only(names, 4, "information_reply", 16);
    only(names, 4, "address_mask_request", 17);
    only(names, 4, "address_mask_reply", 18);
    only(names, 4, "traceroute", 30);
    only(names, 4, "datagram_conversion_error", 31);
    only(names, 4, "mobile_host_redirect", 32);
    only(names, 4, "ipv6_where_are_you", 33);
    only(names, 4, "ipv6_i_am_here", 34);
    only(names, 4, "mobile_registration_request", 35);
    only(names, 4, "mobile_registration_reply", 36);
    only(names, 4, "domain_name_request", 37);
    only(names, 4, "domain_name_reply", 38);
    only(names, 4, "skip", 39);
    only(names, 4, "photuris", 40);
    only(names, 4, "experiment_1", 253);
    only(names, 4, "experiment_2", 254);
    only(names, 6, "packet_too_big", 2);
    only(names, 6, "private_experiment_error_1", 100);
    only(names, 6, "private_experiment_error_2", 101);
    only(names, 6, "multicast_listener_query", 130);
    only(names, 6, "multicast_listener_report", 131);
    only(names, 6, "multicast_listener_done", 132);
    only(names, 6, "neighbor_solicitation", 135);
    only(names, 6, "neighbor_advertisement", 136);
    only(names, 6, "router_renumbering", 138);
    only(names, 6, "node_information_query", 139);
    only(names, 6, "node_information_response", 140);
    only(names, 6, "inverse_neighbor_solicitation", 141);
    only(names, 6, "inverse_neighbor_advertisement", 142);
    only(names, 6, "multicast_listener_report_v2", 143);
    only(names, 6, "home_agent_address_discovery_request", 144);
    only(names, 6, "home_agent_address_discovery_reply", 145);
    only(names, 6, "mobile_prefix_solicitation", 146);
    only(names, 6, "mobile_prefix_advertisement", 147);
    only(names, 6, "certification_path_solicitation", 148);
    only(names, 6, "certification_path_advertisement", 149);
    only(names, 6, "multicast_router_advertisement", 151);
    only(names, 6, "multicast_router_solicitation", 152);
    only(names, 6, "multicast_router_termination", 153);
    only(names, 6, "fast_handover", 154);
    only(names, 6, "rpl_control", 155);
    only(names, 6, "ilnp_locator_update", 156);
    only(names, 6, "duplicate_address_request", 157);
    only(names, 6, "duplicate_address_confirmation", 158);
    only(names, 6, "mpl_control", 159);
    only(names, 6, "private_experiment_1", 200);
    only(names, 6, "private_experiment_2", 201);
    return names;
  }

  private static void both(Map<String, List<Long>> names, String name, int type4, int type6) {
    names.put(name, List.of(key(4, type4), key(6, type6)));
  }

  private static void only(Map<String, List<Long>> names, int ipVersion, String name, int type) {
    names.put(name, List.of(key(ipVersion, type)));
  }
}
