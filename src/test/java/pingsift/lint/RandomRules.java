// SPDX-License-Identifier: Apache-2.0
package pingsift.lint;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Conditions that often contradict themselves, and traffic that meets some of them. */
final class RandomRules {
  private static final int DEPTH = 3;

  private RandomRules() {}

  static Arbitrary<String> frameConditions() {
    return groups(DEPTH, Arbitraries.oneOf(frameTests(""), frameTests(""), types()));
  }

  static Arbitrary<String> streamConditions() {
    Arbitrary<String> requests = groups(1, frameTests("request."));
    Arbitrary<String> frames =
        groups(1, frameTests("frame.").filter(t -> !t.contains("frame.len")));
    Arbitrary<String> both =
        groups(
            1,
            Arbitraries.oneOf(
                frameTests("request."),
                frameTests("reply."),
                Arbitraries.of("exists(reply)", "missing(reply)", "missing(request)")));
    Arbitrary<String> inside = Arbitraries.oneOf(requests, frames, both);
    Arbitrary<String> quantified =
        Combinators.combine(Arbitraries.of("any", "all", "none", ""), inside)
            .as((word, condition) -> word + "(" + condition + ")");
    Arbitrary<String> counted =
        Combinators.combine(
                Arbitraries.of("count", "share"),
                inside,
                operators(),
                Arbitraries.of("0", "1", "2"))
            .as(
                (word, condition, operator, number) ->
                    "%s(%s)%s%s".formatted(word, condition, operator, number));
    Arbitrary<String> whole =
        Combinators.combine(
                Arbitraries.of(
                    "requests.count",
                    "replies.count",
                    "frames.count",
                    "requests.bytes",
                    "bytes",
                    "requests.entropy",
                    "entropy",
                    "max(request.len)",
                    "min(request.len)",
                    "avg(request.len)",
                    "sum(reply.len)",
                    "stdev(request.len)",
                    "max(request.len - reply.len)",
                    "requests.count - replies.count",
                    "errors.last_type"),
                operators(),
                Arbitraries.of("0", "1", "2", "3", "6", "-1", "2.5"))
            .as((value, operator, number) -> value + operator + number);
    return groups(2, Arbitraries.oneOf(quantified, quantified, counted, whole, whole));
  }

  private static Arbitrary<String> operators() {
    return Arbitraries.of(" == ", " != ", " < ", " <= ", " > ", " >= ");
  }

  private static Arbitrary<String> groups(int depth, Arbitrary<String> tests) {
    if (depth == 0) {
      return tests;
    }
    Arbitrary<String> deeper = Arbitraries.lazy(() -> groups(depth - 1, tests));
    return Arbitraries.oneOf(
        tests,
        deeper.map(c -> "not (" + c + ")"),
        Combinators.combine(deeper, Arbitraries.of(" and ", " and ", " or "), deeper)
            .as((a, word, b) -> "(" + a + word + b + ")"));
  }

  private static Arbitrary<String> frameTests(String p) {
    Arbitrary<String> numbers =
        Combinators.combine(
                Arbitraries.of(
                    "len(" + p + "data)",
                    "len(" + p + "data)",
                    p + "ip.ttl",
                    p + "icmp.seq",
                    p + "data[0]",
                    p + "data[1]",
                    p + "data[-1]",
                    "len(" + p + "data[1:])",
                    "len(" + p + "data) - 2",
                    "len(" + p + "data) * 2",
                    "(len(" + p + "data) + " + p + "icmp.seq)",
                    p + "icmp.seq % 2",
                    "(" + p + "data[0] & 3)",
                    "u8(" + p + "data, 1)",
                    "u16(" + p + "data, 1)",
                    "distinct_bytes(" + p + "data)",
                    "printable(" + p + "data)",
                    "common_prefix(" + p + "data, " + p + "data[1:])",
                    "len(md5(" + p + "data))",
                    "-" + p + "icmp.seq"),
                operators(),
                Arbitraries.of("-1", "0", "1", "2", "3", "4", "97", "98", "1.5"))
            .as((value, operator, number) -> value + operator + number);
    Arbitrary<String> entropies =
        Combinators.combine(
                Arbitraries.of(p + "entropy", "entropy(" + p + "data[1:])"),
                operators(),
                Arbitraries.of("0", "0.9", "1", "1.5", "2.0"))
            .as((value, operator, number) -> value + operator + number);
    Arbitrary<String> compared =
        Combinators.combine(
                Arbitraries.of("len(" + p + "data)", p + "icmp.seq", p + "data[0]"),
                operators(),
                Arbitraries.of("len(" + p + "data)", p + "icmp.seq", p + "ip.ttl", p + "data[1]"))
            .as((a, operator, b) -> a + operator + b);
    Arbitrary<String> others =
        Arbitraries.of(
            p + "data startswith \"ab\"",
            p + "data startswith \"a\"",
            p + "data startswith \"AB\" nocase",
            p + "data startswith x\"61 ??\"",
            p + "data startswith x\"61 [0-2] 63\"",
            p + "data == x\"6? [1-3] 64\"",
            p + "data contains x\"62 [0-1] 64\"",
            p + "data matches /^ab|B/",
            "md5(" + p + "data) == md5(" + p + "data[0:2])",
            p + "data[1:] startswith \"bc\"",
            p + "data == \"abc\"",
            p + "data != \"abc\"",
            p + "data in {\"abc\", \"a\"}",
            p + "data not in {\"abc\", \"\"}",
            p + "data contains \"bcd\"",
            p + "data endswith \"c\"",
            p + "data[0:2] == \"ab\"",
            p + "data[0:2] != " + p + "data[1:3]",
            "exists(" + p + "data[2])",
            "missing(" + p + "data[1])",
            "exists(" + p + "data[1:3])",
            "exists(" + p + "vlan)",
            p + "vlan in {10, 5000}",
            p + "truncated",
            p + "icmp.type == echo_request",
            p + "icmp.type != echo_request",
            p + "icmp.type in {8, 3}",
            p + "icmp.seq in 1..2",
            p + "icmp.seq not in {1, 3..4}",
            p + "src in 10.0.0.0/31",
            p + "src in {10.0.0.2, 10.9.0.0/16}",
            p + "src not in 10.0.0.0/8",
            p + "src in ::/0",
            p + "src == 10.0.0.1",
            p + "src != " + p + "dst");
    return Arbitraries.oneOf(numbers, numbers, entropies, compared, others, others);
  }

  /** Of fields that only some types have. */
  private static Arbitrary<String> types() {
    return Arbitraries.of(
        "icmp.type == destination_unreachable",
        "icmp.type == time_exceeded",
        "icmp.type in {echo_reply, 11}",
        "icmp.type == 8",
        "icmp.type < 8",
        "icmp.code == port_unreachable",
        "icmp.code == 1",
        "ip.version == 4",
        "ip.version == 6",
        "quoted.icmp.seq == 1",
        "exists(quoted.src)",
        "missing(quoted.src)",
        "exists(icmp.seq)",
        "icmp.mtu >= 0",
        "ip.id == 7",
        "nd.router");
  }

  static Arbitrary<String> traffic() {
    Arbitrary<String> message =
        Combinators.combine(
                Arbitraries.of("+0ms", "+30ms", "+2s", "+31s"),
                Arbitraries.integers().between(1, 2),
                Arbitraries.of("req", "req", "rep"),
                Arbitraries.integers().between(1, 3),
                Arbitraries.of("a", "abc", "abcd", "abcdefg", "xBc", "ABc", ""),
                Arbitraries.of("", "", "", "ttl 2", "vlan 10", "len 9", "ipid 7"))
            .as(
                (time, pair, kind, sequence, data, option) ->
                    "from 10.0.0.%d to 10.9.9.9 id %d\n%s %s %d \"%s\" %s"
                        .formatted(pair, pair, time, kind, sequence, data, option));
    Arbitrary<String> error =
        Combinators.combine(
                Arbitraries.of("unreachable", "exceeded"), Arbitraries.integers().between(1, 3))
            .as("from 10.0.0.1 to 10.9.9.9 id 1\n+1ms error %s %d \"abc\""::formatted);
    Arbitrary<String> other =
        Combinators.combine(
                Arbitraries.of("10.0.0.1 to 10.9.9.9", "2001:db8::5 to 2001:db8::9"),
                Arbitraries.integers().between(0, 255),
                Arbitraries.integers().between(0, 16),
                Arbitraries.bytes().array(byte[].class).ofMinSize(4).ofMaxSize(60))
            .as(
                (pair, type, code, body) ->
                    "from %s id 1\n+1ms icmp %d %d x\"%s\""
                        .formatted(pair, type, code, java.util.HexFormat.of().formatHex(body)));
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(8, message),
            net.jqwik.api.Tuple.of(2, error),
            net.jqwik.api.Tuple.of(3, other))
        .list()
        .ofMinSize(1)
        .ofMaxSize(15)
        .map(lines -> "0ms other\n" + String.join("\n", lines));
  }
}
