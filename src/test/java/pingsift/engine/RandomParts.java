// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.util.List;

/**
 * What the language can say of one record or one value of {@link RandomTraffic}, in lists by kind.
 *
 * <p>One file although it is long: to cover something new, add a few lines to the list of its kind,
 * and the compositions in {@link RandomRules} take care of the rest.
 */
final class RandomParts {
  private RandomParts() {}

  /** Of a request, a reply or both. */
  static final List<String> EXCHANGE_PARTS =
      List.of(
          "request.data == x\"61 [1-2] 6?\"",
          "reply.data contains x\"62 [0-3] ?4\"",
          "request.data startswith x\"6? [1-] 63\" nocase",
          "reply.data endswith x\"?2 [1-4] 67\"",
          "request.data contains x\"62 43\" nocase",
          "request.data contains x\"63 ?? ??\"",
          "reply.data matches /^ab/",
          "request.data matches /b.*c|xb/",
          "request.data[1:] matches /BC/ nocase",
          "reply.data matches /c$/",
          "common_prefix(request.data, reply.data) < 2",
          "diff_bytes(request.data, reply.data) in 1..2",
          "u16(request.data) == 0x6162",
          "u16le(reply.data, -2) % 2 == 0",
          "u8(request.data, request.len - 1) == 0x63",
          "u8(request.data, 1) & 3 == 2",
          "request.data[0] ^ reply.data[0] != 0",
          "request.len << 1 | 1 > 5",
          "request.icmp.seq >> 1 in {0, 1}",
          "request.len / 2 < 1.6",
          "exchange.rtt * 1.5 > 40ms",
          "exchange.rtt / 1.5 < 15ms",
          "exchange.rtt % 20ms == 0s",
          "exchange.src.type == private",
          "reply.src.type != request.src.type",
          "md5(request.data) in {\"900150983cd24fb0d6963f7d28e17f72\"}",
          "sha256(request.data) != sha256(reply.data)",
          "base64_decode(request.data) startswith x\"69\"",
          "missing(hex_decode(reply.data))",
          "ping_pattern(request.data) == ping_pattern(reply.data)",
          "request.len > 2",
          "reply.len == request.len",
          "reply.data != request.data",
          "request.data startswith \"ab\"",
          "reply.data contains \"BC\" nocase",
          "reply.data endswith \"c\"",
          "request.data[0:2] == reply.data[0:2]",
          "request.data[-2:] != \"bc\"",
          "request.data[1:-1] startswith \"b\"",
          "request.data[1] == 98",
          "request.data[-1] - 1 < reply.data[0]",
          "request.data == x\"61 ?? 63\"",
          "request.data != x\"?? 62 63\"",
          "request.data in {\"abc\", \"a\"}",
          "request.data not in {\"abc\", \"abcd\"}",
          "missing(reply)",
          "exists(request)",
          "exists(reply.data[3])",
          "exchange.late",
          "exchange.duplicate",
          "exchange.rtt > 25ms",
          "exchange.rtt in 0s..31ms",
          "request.checksum.ok",
          "request.entropy > 1",
          "entropy(reply.data[1:]) < 1.2",
          "len(reply.data[0:2]) == 2",
          "request.gap > 40ms",
          "request.icmp.seq + 1 == reply.icmp.seq + 1",
          "request.icmp.seq % 2 == 0",
          "reply.icmp.seq in {1, 3..4}",
          "reply.icmp.type == echo_reply",
          "request.vlan == 10",
          "missing(request.vlan)",
          "10 / (request.len - 3) > 2",
          "request.truncated",
          "exchange.src in 10.0.0.0/31",
          "exchange.src != reply.dst",
          "len(request.data) - len(reply.data) >= 1",
          "entropy(request.data[0:3]) > 1.5",
          "request.data[2:] contains \"c\"",
          "exists(exchange.rtt)",
          "missing(reply.data[2])",
          "reply.src == 10.9.9.9",
          "exchange.dst in {10.9.9.9, 2001:db8::/32}",
          "request.dst != reply.src",
          "exchange.answered",
          "exchange.unanswered",
          "exchange.extra == false",
          "exchange.unsolicited",
          "request.data[0] in {0x61, 0x78}",
          "reply.data == \"\"",
          "request.ip.id == 7");

  /** Of any Echo message. */
  static final List<String> FRAME_PARTS =
      List.of(
          "entropy_norm(frame.data) > 0.9",
          "chi2(frame.data) < 500",
          "printable(frame.data) == 1",
          "distinct_bytes(frame.data) >= 3",
          "ping_pattern(frame.data) in {windows, \"zeros\"}",
          "ping_pattern(frame.data) != windows",
          "carries_ip(frame.data)",
          "not carries_ip(frame.data, 1)",
          "frame.data in {\"abc\", \"ab\", x\"61 ??\"}",
          "base64_decode(frame.data)[1:] == x\"b71c\"",
          "len(hex_decode(frame.data[0:2])) == 1",
          "frame.src.type in {private, \"public\"}",
          "frame.ip.ttl < 64",
          "frame.icmp.type == echo_request",
          "frame.icmp.type in {echo_reply, 8}",
          "frame.data contains \"bc\"",
          "frame.len - 42 > 3",
          "frame.gap < 50ms",
          "frame.truncated",
          "frame.checksum.ok",
          "frame.src in {10.0.0.1, 10.9.0.0/16}",
          "frame.entropy * 2 > 2.1",
          "frame.vlan > 9",
          "frame.dst == 10.9.9.9",
          "frame.src in 2001:db8::/32",
          "frame.data[0] == 97",
          "missing(frame.gap)",
          "frame.icmp.code != 0",
          "frame.ip.version == 4",
          "exists(frame.ip.id)");

  /** The same in a {@code frame} rule. */
  static final List<String> BARE_FRAME_PARTS =
      List.of(
          "data startswith \"ab\"",
          "icmp.type == echo_request",
          "ip.ttl < 64",
          "truncated",
          "checksum.ok",
          "src in 10.0.0.0/31",
          "gap > 25ms",
          "len in 1..4",
          "data[1:] == \"bc\"",
          "entropy(data) > 1");

  /** Of messages that join no iStream. */
  static final List<String> ERROR_PARTS =
      List.of(
          "icmp.error",
          "icmp.code == port_unreachable",
          "icmp.type in {time_exceeded, 3}",
          "quoted.icmp.ident == 1",
          "quoted.icmp.seq in {1, 3}",
          "quoted.icmp.type == echo_reply",
          "quoted.icmp.type != echo_request",
          "quoted.src == dst",
          "quoted.src != 10.0.0.1",
          "quoted.dst in 10.9.0.0/16",
          "quoted.data startswith \"ab\"",
          "exists(quoted.data[1])",
          "missing(quoted.src)",
          "quoted.fragment",
          "quoted.protocol == icmp",
          "icmp.rest == 0");

  /** Whole numbers of an iStream. */
  static final List<String> NUMBERS =
      List.of(
          "(requests.count & 1)",
          "(requests.count << 2)",
          "(bytes >> 1)",
          "(requests.bytes / requests.count)",
          "requests.count",
          "replies.count",
          "exchanges.count",
          "exchanges.answered",
          "exchanges.unanswered",
          "exchanges.unsolicited",
          "exchanges.late",
          "exchanges.extra",
          "exchanges.duplicate",
          "exchanges.mismatched",
          "requests.bytes",
          "replies.bytes",
          "bytes",
          "frames.count",
          "mirrored",
          "errors.count",
          "errors.count",
          "errors.time_exceeded",
          "errors.last_type",
          "errors.last_code",
          "requests.seq_repeats",
          "requests.seq_steps",
          "iid",
          "segment",
          "vlan",
          "count(request.len > 2)",
          "count(reply.data == request.data)",
          "count(frame.truncated)",
          "max(request.len)",
          "min(reply.len)",
          "min(frame.ip.ttl)",
          "sum(reply.len)",
          "max(reply.len - request.len)",
          "distinct(request.len)",
          "distinct(ping_pattern(frame.data))",
          "distinct(reply.src.type)",
          "distinct(base64_decode(request.data))",
          "common_prefix(first(request.data), last(reply.data))",
          "distinct(request.data)",
          "distinct(reply.data[1:])",
          "distinct(frame.src)",
          "distinct(request.len - reply.len)",
          "distinct(reply.ip.ttl)",
          "distinct(exchange.rtt)",
          "distinct(request.entropy)",
          "first(request.len)",
          "last(reply.len)",
          "first(reply.data[1])",
          "last(request.data[-1])",
          "len(first(request.data))",
          "len(last(reply.data[1:]))",
          "last(request.data)[0]",
          "last(request.icmp.seq)",
          "first(frame.ip.ttl)",
          "max(len(request.data[1:]))",
          "sum(request.data[0])",
          "min(10 / (request.len - 3))",
          "sum(len(reply.data))",
          "max(request.len % 3)",
          "count(exchange.rtt > 20ms)",
          "replies.distinct_lens",
          "requests.seq_skips",
          "truncated",
          "bad_checksums");

  /** Durations of an iStream. */
  static final List<String> DURATIONS =
      List.of(
          "duration",
          "max(request.gap)",
          "min(exchange.rtt)",
          "avg(request.gap)",
          "sum(exchange.rtt)",
          "stdev(frame.gap)",
          "first(exchange.rtt)",
          "last(request.gap)",
          "first(frame.gap)",
          "max(exchange.rtt)");

  /** Fractions of an iStream. */
  static final List<String> FLOATS =
      List.of(
          "entropy",
          "requests.entropy",
          "avg(request.len)",
          "stdev(reply.len)",
          "share(reply.len == request.len)",
          "max(reply.entropy)",
          "sum(request.entropy)",
          "entropy(first(request.data))",
          "entropy(last(reply.data[1:]))",
          "last(request.entropy)",
          "first(reply.entropy)",
          "max(entropy(request.data))",
          "share(request.gap > 20ms)",
          "min(entropy(reply.data[0:2]))",
          "avg(frame.len / 2.0)");

  /** Of values that were kept: bytes, addresses, yes and no. */
  static final List<String> KEPT_PARTS =
      List.of(
          "first(request.data) startswith \"ab\"",
          "last(reply.data) matches /c$/",
          "first(request.data) matches /b/",
          "last(request.data) contains x\"61 [0-1] 63\"",
          "carries_ip(last(request.data))",
          "ping_pattern(last(request.data)) != windows",
          "md5(first(request.data)) == \"900150983cd24fb0d6963f7d28e17f72\"",
          "u16(last(reply.data)) > 0x6100",
          "exists(ping_pattern(last(reply.data)))",
          "last(reply.data) contains \"BC\" nocase",
          "last(request.data) == first(reply.data)",
          "first(request.data)[0:2] == x\"61 62\"",
          "last(reply.data)[1:] != \"bc\"",
          "first(reply.data) in {\"abc\", \"a\"}",
          "last(request.data) not in {\"abc\", \"abcd\"}",
          "exists(last(reply.data)[3])",
          "missing(first(request.data)[5])",
          "first(reply.src) == 10.9.9.9",
          "last(frame.src) != first(frame.src)",
          "last(reply.dst) in 10.0.0.0/31",
          "first(frame.src) not in {10.9.9.9, 2001:db8::1}",
          "first(request.data[1:3]) == \"bc\"",
          "missing(first(reply.data))",
          "exists(last(exchange.rtt))",
          "missing(first(reply.src))",
          "first(request.truncated)",
          "last(reply.checksum.ok)",
          "first(reply.data == request.data)",
          "last(request.len > 3)",
          "not first(request.data startswith \"a\")",
          "exists(entropy(last(request.data)))",
          "last(request.src) == src",
          "first(reply.data[0:1]) != last(reply.data[0:1])",
          "first(request.data) != x\"?? 62 63\"");

  /** Of an iStream as a whole. */
  static final List<String> WHOLE_PARTS =
      List.of(
          "path_asymmetric",
          "begins_with_reply",
          "path_asymmetric == false",
          "answered_elsewhere",
          "answered_elsewhere == false",
          "one_sided",
          "true",
          "begins_with_reply == (requests.count >= 2)",
          "(first(request.len) > 3) != (replies.count > 1)",
          "src == 10.0.0.1",
          "src != dst",
          "dst in 10.0.0.0/8",
          "start >= 2023-11-14T22:23:20Z",
          "start < 2023-11-14T22:23:21Z");

  /** Of one record of a window: values, of messages by their bare names. */
  static final List<String> MESSAGE_VALUES =
      List.of(
          "len",
          "len",
          "icmp.seq",
          "ip.ttl - len",
          "data[0]",
          "10 / (len - 3)",
          "len % 3",
          "u16(data)",
          "vlan",
          "quoted.icmp.seq");

  /** Of an exchange. */
  static final List<String> EXCHANGE_VALUES =
      List.of(
          "request.len",
          "reply.len",
          "request.icmp.seq - reply.len",
          "reply.data[0]",
          "common_prefix(request.data, reply.data)",
          "len(reply.data[1:])",
          "request.vlan",
          "iid");

  /** Of an iStream as a whole, without a quantifier in it. */
  static final List<String> STREAM_VALUES =
      List.of(
          "iid",
          "iid",
          "requests.count",
          "bytes",
          "vlan",
          "exchanges.unanswered",
          "replies.bytes - requests.bytes",
          "errors.count",
          "errors.last_type",
          "frames.count % 2");

  /** Fractions of the three. */
  static final List<String> MESSAGE_FLOATS =
      List.of("entropy", "len / 2", "entropy(data[0:2])", "printable(data)");

  static final List<String> EXCHANGE_FLOATS =
      List.of("request.entropy", "entropy(reply.data)", "reply.len / request.len", "rtt / 7ms");

  static final List<String> STREAM_FLOATS =
      List.of("entropy", "requests.entropy", "bytes / requests.count", "duration / 7ms");

  /** Durations of the three. */
  static final List<String> MESSAGE_DURATIONS = List.of("gap", "gap * 2");

  static final List<String> EXCHANGE_DURATIONS = List.of("rtt", "request.gap", "reply.gap - rtt");

  static final List<String> STREAM_DURATIONS = List.of("duration", "duration / 2");

  /** What else can be counted by its different values. */
  static final List<String> MESSAGE_OTHERS =
      List.of("data", "data[1:]", "src", "dst", "ping_pattern(data)", "quoted.src", "src.type");

  static final List<String> EXCHANGE_OTHERS =
      List.of("request.data", "reply.data[0:2]", "reply.src", "dst", "md5(reply.data)");

  static final List<String> STREAM_OTHERS = List.of("src", "dst", "src.type");

  /** Of an iStream as a whole; certain at once, early, or at its end. */
  static final List<String> STREAM_FACTS =
      List.of(
          "requests.count >= 2",
          "bytes > 6",
          "entropy > 1",
          "iid == 1",
          "begins_with_reply",
          "one_sided",
          "exchanges.unanswered > 0",
          "exchanges.answered == 1",
          "errors.count > 0",
          "vlan == 10",
          "duration > 1s",
          "requests.entropy <= 1.4",
          "src in 10.0.0.0/31");
}
