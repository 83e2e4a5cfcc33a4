// SPDX-License-Identifier: Apache-2.0
package pingsift.fields;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Names of ICMP codes, each with the types and codes that it means: a code means nothing without
 * its type.
 *
 * <p>Sources: the registries "Code Fields" of ICMP and ICMPv6 at IANA with the RFCs that they name.
 * Codes without a name of their own (0 of Echo), and those that other registries list (RPL, fast
 * handovers), have none here.
 */
public final class IcmpCodeNames {
  private static final int UNREACHABLE = 3;
  private static final int REDIRECT = 5;
  private static final int PROBLEM = 12;
  private static final int PHOTURIS = 40;
  private static final int EXTENDED_ECHO_REPLY = 43;
  private static final int UNREACHABLE_6 = 1;
  private static final int PROBLEM_6 = 4;

  private IcmpCodeNames() {}

  /** One number for an IP version, a type and a code. */
  static long key(int ipVersion, int type, int code) {
    return IcmpNames.key(ipVersion, type) << 8 | code;
  }

  /** The IP version of a key, 4 or 6. */
  public static int ipVersion(long key) {
    return IcmpNames.ipVersion(key >> 8);
  }

  /** The ICMP type of a key, 0 to 255. */
  public static int type(long key) {
    return IcmpNames.type(key >> 8);
  }

  /** The ICMP code of a key, 0 to 255. */
  public static int code(long key) {
    return (int) (key & 0xff);
  }

  /** Each name with the keys that it stands for, in the order of the registries. */
  public static Map<String, List<Long>> codes() {
    Map<String, List<Long>> names = new LinkedHashMap<>();
    addIcmpv4(names);
    addIcmpv6(names);
    return names;
  }

  private static void addIcmpv4(Map<String, List<Long>> names) {
    add(names, "net_unreachable", 4, UNREACHABLE, 0);
    add(names, "host_unreachable", 4, UNREACHABLE, 1);
    add(names, "protocol_unreachable", 4, UNREACHABLE, 2);
    add(names, "port_unreachable", 4, UNREACHABLE, 3);
    add(names, "fragmentation_needed", 4, UNREACHABLE, 4);
    add(names, "source_route_failed", 4, UNREACHABLE, 5);
    add(names, "destination_network_unknown", 4, UNREACHABLE, 6);
    add(names, "destination_host_unknown", 4, UNREACHABLE, 7);
    add(names, "source_host_isolated", 4, UNREACHABLE, 8);
    add(names, "network_prohibited", 4, UNREACHABLE, 9);
    add(names, "host_prohibited", 4, UNREACHABLE, 10);
    add(names, "network_unreachable_for_tos", 4, UNREACHABLE, 11);
    add(names, "host_unreachable_for_tos", 4, UNREACHABLE, 12);
    add(names, "communication_prohibited", 4, UNREACHABLE, 13);
    add(names, "host_precedence_violation", 4, UNREACHABLE, 14);
    add(names, "precedence_cutoff", 4, UNREACHABLE, 15);
    add(names, "redirect_network", 4, REDIRECT, 0);
    add(names, "redirect_host", 4, REDIRECT, 1);
    add(names, "redirect_network_for_tos", 4, REDIRECT, 2);
    add(names, "redirect_host_for_tos", 4, REDIRECT, 3);
    add(names, "does_not_route_common_traffic", 4, 9, 16);
    add(names, "ttl_exceeded", 4, 11, 0);
    add(names, "reassembly_time_exceeded", 4, 11, 1);
    add(names, "pointer_indicates_error", 4, PROBLEM, 0);
    add(names, "missing_required_option", 4, PROBLEM, 1);
    add(names, "bad_length", 4, PROBLEM, 2);
    add(names, "bad_spi", 4, PHOTURIS, 0);
    add(names, "authentication_failed", 4, PHOTURIS, 1);
    add(names, "decompression_failed", 4, PHOTURIS, 2);
    add(names, "decryption_failed", 4, PHOTURIS, 3);
    add(names, "need_authentication", 4, PHOTURIS, 4);
    add(names, "need_authorization", 4, PHOTURIS, 5);
    add(names, "malformed_query", 4, EXTENDED_ECHO_REPLY, 1);
    add(names, "no_such_interface", 4, EXTENDED_ECHO_REPLY, 2);
    add(names, "no_such_table_entry", 4, EXTENDED_ECHO_REPLY, 3);
    add(names, "multiple_interfaces_satisfy_query", 4, EXTENDED_ECHO_REPLY, 4);
  }

  private static void addIcmpv6(Map<String, List<Long>> names) {
    add(names, "no_route", 6, UNREACHABLE_6, 0);
    add(names, "communication_prohibited", 6, UNREACHABLE_6, 1);
    add(names, "beyond_scope_of_source", 6, UNREACHABLE_6, 2);
    add(names, "address_unreachable", 6, UNREACHABLE_6, 3);
    add(names, "port_unreachable", 6, UNREACHABLE_6, 4);
    add(names, "source_address_failed_policy", 6, UNREACHABLE_6, 5);
    add(names, "reject_route", 6, UNREACHABLE_6, 6);
    add(names, "error_in_source_routing_header", 6, UNREACHABLE_6, 7);
    add(names, "headers_too_long", 6, UNREACHABLE_6, 8);
    add(names, "ttl_exceeded", 6, 3, 0); // the hop limit is its name in IPv6
    add(names, "hop_limit_exceeded", 6, 3, 0);
    add(names, "reassembly_time_exceeded", 6, 3, 1);
    add(names, "erroneous_header_field", 6, PROBLEM_6, 0);
    add(names, "unrecognized_next_header", 6, PROBLEM_6, 1);
    add(names, "unrecognized_option", 6, PROBLEM_6, 2);
    add(names, "incomplete_header_chain", 6, PROBLEM_6, 3);
    add(names, "sr_upper_layer_header_error", 6, PROBLEM_6, 4);
    add(names, "unrecognized_next_header_on_the_way", 6, PROBLEM_6, 5);
    add(names, "extension_header_too_big", 6, PROBLEM_6, 6);
    add(names, "extension_header_chain_too_long", 6, PROBLEM_6, 7);
    add(names, "too_many_extension_headers", 6, PROBLEM_6, 8);
    add(names, "too_many_options", 6, PROBLEM_6, 9);
    add(names, "option_too_big", 6, PROBLEM_6, 10);
    add(names, "renumbering_command", 6, 138, 0);
    add(names, "renumbering_result", 6, 138, 1);
    add(names, "sequence_number_reset", 6, 138, 255);
    add(names, "subject_is_ipv6_address", 6, 139, 0);
    add(names, "subject_is_name", 6, 139, 1);
    add(names, "subject_is_ipv4_address", 6, 139, 2);
    add(names, "node_information_given", 6, 140, 0);
    add(names, "node_information_refused", 6, 140, 1);
    add(names, "query_type_unknown", 6, 140, 2);
    add(names, "malformed_query", 6, 161, 1);
    add(names, "no_such_interface", 6, 161, 2);
    add(names, "no_such_table_entry", 6, 161, 3);
    add(names, "multiple_interfaces_satisfy_query", 6, 161, 4);
  }

  private static void add(
      Map<String, List<Long>> names, String name, int ipVersion, int type, int code) {
    names.computeIfAbsent(name, n -> new ArrayList<>()).add(key(ipVersion, type, code));
  }
}
