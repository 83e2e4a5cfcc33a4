// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import pingsift.check.Deciding;
import pingsift.eval.Match;
import pingsift.fields.Fields;
import pingsift.ruletest.Flow;
import pingsift.ruletest.FlowException;
import pingsift.ruletest.FlowNotation;

/** Rules alert on the records and at the frames that a naive reading of the language gives. */
class NaiveEngineProperties {
  @Property(tries = 300)
  void rulesAlertAsANaiveReadingSays(
      @ForAll("queries") List<String> queries, @ForAll("traffic") String traffic)
      throws IOException, FlowException {
    RuleSet rules = RuleSet.load(List.of(), queries, Fields.catalogue());
    Assume.that(!rules.rules().isEmpty());
    Flow flow = FlowNotation.parse("drawn", traffic);
    TreeSet<String> alerts = new TreeSet<>();
    List<Match> matches = new ArrayList<>();
    new Engine(
            rules.rules(),
            EngineOptions.DEFAULT,
            match -> {
              matches.add(match);
              alerts.add(
                  NaiveEngine.alert(
                      match.rule(),
                      match.decidingFrame(),
                      match.stream(),
                      match.requestFrame(),
                      match.replyFrame()));
            })
        .run(flow.reader());
    assertThat(alerts)
        .as(String.join("\n", queries) + "\n" + traffic)
        .isEqualTo(new NaiveEngine(rules.rules()).run(flow.reader()));
    assertThat(matches).as("none comes twice").hasSameSizeAs(alerts);
    assertThat(matches)
        .as("what `check` calls decided at the end")
        .noneMatch(
            match ->
                match.rule().deciding() == Deciding.AT_END && match.state() == Match.State.OPEN);
  }

  @Provide
  Arbitrary<List<String>> queries() {
    Arbitrary<String> exchangeRule = elements(EXCHANGE_PARTS).map(c -> "exchange where " + c);
    Arbitrary<String> frameRule =
        Arbitraries.oneOf(elements(FRAME_PARTS), elements(ERROR_PARTS), elements(ERROR_PARTS))
            .map(c -> "frame where " + c);
    Arbitrary<String> streamRule = conditions().map(c -> "istream where " + c);
    return Arbitraries.oneOf(
            streamRule, streamRule, streamRule, streamRule, exchangeRule, frameRule)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  private static final List<String> EXCHANGE_PARTS =
      List.of(
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
          "exchange.src in 10.0.0.0/31",
          "exchange.src != reply.dst");

  private static final List<String> FRAME_PARTS =
      List.of(
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
          "frame.vlan > 9");

  /** Of messages that join no iStream. */
  private static final List<String> ERROR_PARTS =
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

  private static final List<String> NUMBERS =
      List.of(
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
          "(requests.count & 1)",
          "(requests.count << 2)",
          "(bytes >> 1)",
          "(requests.bytes / requests.count)",
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
          "max(reply.len - request.len)");

  private static final List<String> DURATIONS =
      List.of(
          "duration",
          "max(request.gap)",
          "min(exchange.rtt)",
          "avg(request.gap)",
          "sum(exchange.rtt)",
          "stdev(frame.gap)");

  private static final List<String> FLOATS =
      List.of(
          "entropy",
          "requests.entropy",
          "avg(request.len)",
          "stdev(reply.len)",
          "share(reply.len == request.len)",
          "max(reply.entropy)",
          "sum(request.entropy)");

  private static Arbitrary<String> elements(List<String> parts) {
    Arbitrary<String> part =
        Combinators.combine(Arbitraries.of("", "", "", "not "), Arbitraries.of(parts))
            .as((not, text) -> not + "(" + text + ")");
    return Arbitraries.oneOf(
        part,
        Combinators.combine(part, Arbitraries.of(" and ", " or "), part)
            .as((a, operator, b) -> "(" + a + operator + b + ")"));
  }

  private static Arbitrary<String> numbers(List<String> terms) {
    Arbitrary<String> term = Arbitraries.of(terms);
    return Arbitraries.oneOf(
        term,
        term,
        Combinators.combine(term, Arbitraries.of(" + ", " - ", " / "), term)
            .as((a, operator, b) -> "(" + a + operator + b + ")"),
        Combinators.combine(term, Arbitraries.of(" * 2", " * -1", " / 2", " / -2"))
            .as((a, b) -> "(" + a + b + ")"),
        term.map(a -> "-" + a));
  }

  private static Arbitrary<String> wholes() {
    Arbitrary<String> number = numbers(NUMBERS);
    Arbitrary<String> operator = Arbitraries.of(" == ", " != ", " < ", " <= ", " > ", " >= ");
    Arbitrary<String> literal = Arbitraries.of("0", "1", "2", "3", "5", "-2", "1.5");
    return Arbitraries.oneOf(
        Combinators.combine(number, operator, literal).as((a, b, c) -> a + b + c),
        Combinators.combine(literal, operator, number).as((a, b, c) -> a + b + c),
        Combinators.combine(number, operator, number).as((a, b, c) -> a + b + c),
        Combinators.combine(
                number,
                Arbitraries.of(" in 1..3", " not in 2..4", " in {1, 2}", " not in {0, 1, 4..5}"))
            .as((a, b) -> a + b),
        Combinators.combine(Arbitraries.of("exists(", "missing("), number)
            .as((a, b) -> a + b + ")"));
  }

  private static Arbitrary<String> reals() {
    Arbitrary<String> compared =
        Arbitraries.of(" > 0.9", " < 1.7", " != 2.3", " in 0.3..2.1", " >= -1.1");
    Arbitrary<String> operator = Arbitraries.of(" < ", " >= ", " != ");
    return Arbitraries.oneOf(
        Combinators.combine(numbers(FLOATS), compared).as((a, b) -> a + b),
        Combinators.combine(numbers(FLOATS), operator, Arbitraries.of(NUMBERS))
            .as((a, b, c) -> a + b + c),
        Arbitraries.of(FLOATS).map(a -> "exists(" + a + ")"));
  }

  private static Arbitrary<String> durations() {
    Arbitrary<String> compared =
        Arbitraries.of(" > 33ms", " < 17ms", " in 19ms..3s", " >= -1ms", " > 0ns", " < 0ns");
    return Arbitraries.oneOf(
        Combinators.combine(
                Arbitraries.of(DURATIONS), Arbitraries.of("", " * 2", " / 3", " + 1ms"), compared)
            .as((a, b, c) -> a + b + c),
        Combinators.combine(
                Arbitraries.of(DURATIONS), Arbitraries.of(" < ", " >= "), Arbitraries.of(DURATIONS))
            .as((a, b, c) -> a + b + c),
        Arbitraries.of(DURATIONS).map(a -> "missing(" + a + ")"));
  }

  private static Arbitrary<String> conditions() {
    Arbitrary<String> element = Arbitraries.oneOf(elements(EXCHANGE_PARTS), elements(FRAME_PARTS));
    Arbitrary<String> quantified =
        Combinators.combine(Arbitraries.of("any", "all", "none", "none", ""), element)
            .as((word, condition) -> word + "(" + condition + ")");
    Arbitrary<String> flag =
        Arbitraries.of(
            "path_asymmetric",
            "begins_with_reply",
            "path_asymmetric == false",
            "answered_elsewhere",
            "answered_elsewhere == false",
            "true",
            "begins_with_reply == (requests.count >= 2)",
            "src == 10.0.0.1",
            "src != dst",
            "start >= 2023-11-14T22:23:20Z",
            "start < 2023-11-14T22:23:21Z");
    Arbitrary<String> part =
        Combinators.combine(
                Arbitraries.of("", "", "not "),
                Arbitraries.oneOf(
                    quantified, quantified, flag, wholes(), wholes(), reals(), durations()))
            .as((not, text) -> not + "(" + text + ")");
    Arbitrary<String> junction =
        Combinators.combine(part, Arbitraries.of(" and ", " or "), part)
            .as((a, operator, b) -> "(" + a + operator + b + ")");
    return Arbitraries.oneOf(
        part,
        part,
        junction,
        Combinators.combine(junction, Arbitraries.of(" and ", " or "), part)
            .as((a, operator, b) -> a + operator + b));
  }

  private static Arbitrary<String> errors() {
    return Combinators.combine(
            Arbitraries.of("+0ms", "+30ms", "-20ms", "+4m"),
            Arbitraries.integers().between(1, 3),
            Arbitraries.of("unreachable", "exceeded", "exceeded"),
            Arbitraries.integers().between(1, 3),
            Arbitraries.of("", "code 3", "vlan 10", "reply", "quote 4", "quote 9", "ipid 7"))
        .as(
            (time, pair, kind, sequence, option) ->
                "from 10.0.0.%d to 10.9.9.9 id %d\n%s error %s %d \"abc\" from 10.0.0.254 %s"
                    .formatted(pair, Math.min(pair, 2), time, kind, sequence, option));
  }

  @Provide
  Arbitrary<String> traffic() {
    Arbitrary<String> options =
        Arbitraries.of(
            "",
            "",
            "",
            "",
            "",
            "ttl 9",
            "vlan 10",
            "vlan 10",
            "len 9",
            "checksum bad",
            "code 1",
            "ipid 7",
            "ipid 7");
    Arbitrary<String> message =
        Combinators.combine(
                Arbitraries.of(
                    "+0ms", "+0ms", "+30ms", "+30ms", "-20ms", "+2s", "+31s", "+4m", "+6m"),
                Arbitraries.integers().between(1, 2),
                Arbitraries.of("req", "req", "rep"),
                Arbitraries.integers().between(1, 3),
                Arbitraries.of("a", "abc", "abcd", "abcdefg", "xBc", ""),
                options)
            .as(
                (time, pair, kind, sequence, data, option) ->
                    "from 10.0.0.%d to 10.9.9.9 id %d\n%s %s %d \"%s\" %s"
                        .formatted(pair, pair, time, kind, sequence, data, option));
    Arbitrary<String> frame =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(12, message),
            net.jqwik.api.Tuple.of(3, errors()),
            net.jqwik.api.Tuple.of(1, Arbitraries.of("+1s other", "+40s other")));
    return frame
        .list()
        .ofMinSize(1)
        .ofMaxSize(25)
        .map(list -> "10m other\n" + String.join("\n", list));
  }
}
