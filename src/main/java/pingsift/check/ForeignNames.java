// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What fields are called elsewhere: in Suricata, Snort, EVE logs, Wireshark and Zeek, and in plain
 * speech.
 *
 * <p>Such a name is a mistake with a known cure, so the message says our word instead of guessing
 * by spelling. Names that we have ourselves are not here.
 */
final class ForeignNames {
  /**
   * A name of another tool.
   *
   * @param whose such as {@code Wireshark's}, or empty where it is plain speech
   * @param ours what it is called here: the first that the scope knows is meant
   */
  record Foreign(String whose, List<String> ours) {}

  private static final Map<String, Foreign> BY_NAME = new HashMap<>();

  static {
    add("Suricata's", "icmp.type", "itype");
    add("Suricata's", "icmp.code", "icode");
    add("Suricata's", "iid icmp.ident", "icmp_id");
    add("Suricata's", "icmp.seq", "icmp_seq");
    add("Suricata's", "len", "dsize");
    add("Suricata's", "ip.ttl", "ttl");
    add("Suricata's", "ip.tos", "tos");
    add("EVE's", "src", "src_ip");
    add("EVE's", "dst", "dest_ip dst_ip");
    add("EVE's", "icmp.type", "icmp_type");
    add("EVE's", "icmp.code", "icmp_code");
    add("EVE's", "frame.number", "pcap_cnt");
    add("EVE's", "start", "flow.start");
    add("EVE's", "requests.count", "flow.pkts_toserver");
    add("EVE's", "replies.count", "flow.pkts_toclient");
    add("Wireshark's", "src", "ip.src ip.src_host ipv6.src");
    add("Wireshark's", "dst", "ip.dst ip.dst_host ipv6.dst");
    add("Wireshark's", "src dst", "ip.addr ip.host ipv6.addr");
    add("Wireshark's", "ip.ttl", "ipv6.hlim");
    add("Wireshark's", "ip.tos", "ip.dsfield ip.dsfield.dscp ipv6.tclass");
    add("Wireshark's", "ip.df", "ip.flags.df");
    add("Wireshark's", "icmp.type", "icmpv6.type");
    add("", "icmp.type", "icmp6.type icmptype");
    add("", "icmp.code", "icmp6.code icmpcode");
    add("Wireshark's", "icmp.code", "icmpv6.code");
    add("Wireshark's", "iid icmp.ident", "icmp.id icmpv6.echo.identifier");
    add("Wireshark's", "icmp.seq", "icmpv6.echo.sequence_number");
    add("Wireshark's", "checksum.ok", "icmp.checksum.status icmp.checksum_bad");
    add("Wireshark's", "rtt", "icmp.resptime");
    add("Wireshark's", "unanswered", "icmp.no_resp");
    add("Wireshark's", "data", "data.data icmp.data icmpv6.data");
    add("Wireshark's", "len", "icmp.length");
    add("Wireshark's", "frame.time", "frame.time_epoch");
    add("Wireshark's", "gap", "frame.time_delta frame.time_delta_displayed");
    add("Wireshark's", "vlan", "vlan.id");
    add("Wireshark's", "mpls.label", "mpls");
    add("Zeek's", "src", "id.orig_h orig_h");
    add("Zeek's", "dst", "id.resp_h resp_h");
    add("Zeek's", "requests.bytes", "orig_bytes");
    add("Zeek's", "replies.bytes", "resp_bytes");
    add("Zeek's", "requests.count", "orig_pkts");
    add("Zeek's", "replies.count", "resp_pkts");
    add("Zeek's", "frame.time start", "ts");
    add("", "src", "source source_ip src_addr saddr requester client orig ip.source ip.saddr");
    add(
        "",
        "dst",
        "destination destination_ip dst_addr daddr responder server dest ip.dest ip.destination ip.daddr");
    add("", "data", "payload content body");
    add("", "len", "length size payload_len payload.len payload.length payload.size");
    add(
        "",
        "len",
        "data_len data.length data.size payload_length data_length payload_size data_size");
    add("", "icmp.type", "type");
    add("", "icmp.code", "code");
    add("", "icmp.seq", "seq sequence seq_no sequence_number icmp.sequence");
    add("", "iid icmp.ident", "id ident identifier icmp.identifier iid icmp.ident");
    add("", "frame.time start", "time timestamp");
    add("", "unanswered", "timeout lost no_reply");
  }

  private ForeignNames() {}

  private static void add(String whose, String ours, String names) {
    for (String name : names.split(" ", 0)) {
      BY_NAME.put(name, new Foreign(whose, List.of(ours.split(" ", 0))));
    }
  }

  /** What a name is elsewhere, if anything. */
  static Optional<Foreign> of(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }
}
