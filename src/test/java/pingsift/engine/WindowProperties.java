// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import pingsift.check.CheckedRule;
import pingsift.eval.Group;
import pingsift.fields.Fields;
import pingsift.ruletest.Flow;
import pingsift.ruletest.FlowException;
import pingsift.ruletest.FlowNotation;

/** Rules over windows alert where going through all records anew says so. */
class WindowProperties {
  @Property(tries = 400)
  void windowsAlertAsANaiveReadingSays(
      @ForAll("queries") String query, @ForAll("traffic") String traffic)
      throws IOException, FlowException {
    RuleSet rules = RuleSet.load(List.of(), List.of(query), Fields.catalogue());
    assertThat(rules.hasErrors()).as(query + rules.diagnostics()).isFalse();
    CheckedRule rule = rules.rules().get(0);
    Flow flow = FlowNotation.parse("drawn", traffic);
    List<String> alerts = new ArrayList<>();
    RunStats stats =
        new Engine(
                rules.rules(),
                EngineOptions.DEFAULT,
                match -> {
                  Group group = match.group();
                  assertThat(group).isNotNull();
                  alerts.add(
                      NaiveWindows.alert(
                          match.decidingFrame(),
                          List.of(),
                          group.records(),
                          group.firstNanos(),
                          group.lastNanos()));
                })
            .run(flow.reader());
    List<String> wanted = new NaiveWindows(rule).run(flow.reader());
    assertThat(alerts)
        .as(query + "\n" + traffic)
        .isEqualTo(wanted.stream().map(text -> text.replaceAll("\\[.*\\]", "[]")).toList());
    assertThat(stats.addsUp()).isTrue();
    Statistics.collect(alerts.isEmpty() ? "silent" : "alerts");
  }

  private static final List<String> MESSAGE_VALUES =
      List.of("len", "icmp.seq", "ip.ttl - len", "entropy", "gap", "data[0]", "10 / (len - 3)");
  private static final List<String> MESSAGE_CONDITIONS =
      List.of(
          "true",
          "len > 2",
          "icmp.type == echo_request",
          "data contains \"b\"",
          "data[1] == 98",
          "truncated",
          "entropy > 1",
          "vlan == 10");
  private static final List<String> EXCHANGE_VALUES =
      List.of("request.len", "reply.len", "rtt", "request.icmp.seq - reply.len", "reply.entropy");
  private static final List<String> EXCHANGE_CONDITIONS =
      List.of(
          "true",
          "reply.data != request.data",
          "missing(reply)",
          "unanswered",
          "rtt > 25ms",
          "request.len > 2",
          "not duplicate");
  private static final List<String> STREAM_VALUES =
      List.of("iid", "requests.count", "bytes", "duration", "requests.entropy", "vlan");
  private static final List<String> STREAM_CONDITIONS =
      List.of("true", "iid > 1", "requests.count >= 2", "begins_with_reply", "vlan == 10");

  @Provide
  Arbitrary<String> queries() {
    return Arbitraries.oneOf(
        query("frames", MESSAGE_CONDITIONS, MESSAGE_VALUES, List.of("src", "dst, len", "vlan")),
        query(
            "exchanges",
            EXCHANGE_CONDITIONS,
            EXCHANGE_VALUES,
            List.of("src", "src, dst", "request.len", "iid")),
        query("istreams", STREAM_CONDITIONS, STREAM_VALUES, List.of("src", "dst", "iid, vlan")));
  }

  private static Arbitrary<String> query(
      String scope, List<String> conditions, List<String> values, List<String> keys) {
    Arbitrary<String> where =
        Arbitraries.oneOf(
            Arbitraries.just(""), Arbitraries.of(conditions).map(c -> " where " + c + " "));
    Arbitrary<String> having =
        Combinators.combine(part(conditions, values), Arbitraries.of(" and ", " or ", ""))
            .flatAs(
                (first, joint) ->
                    part(conditions, values)
                        .map(second -> joint.isEmpty() ? first : first + joint + second));
    return Combinators.combine(
            where, Arbitraries.of(keys), Arbitraries.of("1s", "31s", "40s", "3m", "1h"), having)
        .as((p, by, over, q) -> "%s%s by %s over %s having %s".formatted(scope, p, by, over, q));
  }

  private static Arbitrary<String> part(List<String> conditions, List<String> values) {
    Arbitrary<String> condition = Arbitraries.of(conditions);
    Arbitrary<String> counted =
        Combinators.combine(
                Arbitraries.of(
                    "count(%s) >= 2", "count(%s) == 1", "share(%s) > 0.4", "count(%s) < 3"),
                condition)
            .as(String::formatted);
    Arbitrary<String> quantified =
        Combinators.combine(Arbitraries.of("any(%s)", "all(%s)", "none(%s)"), condition)
            .as(String::formatted);
    Arbitrary<String> exact = Arbitraries.of("min", "max", "first", "last");
    Arbitrary<String> compared =
        Combinators.combine(
                exact, Arbitraries.of(values), Arbitraries.of(" < ", " >= ", " == "), exact)
            .as(
                (a, value, operator, b) ->
                    "%s(%s)%s%s(%s)".formatted(a, value, operator, b, value));
    Arbitrary<String> distinct =
        Combinators.combine(
                Arbitraries.of("distinct(%s) >= 2", "distinct(%s) == 1", "distinct(%s) < 3"),
                Arbitraries.of(values))
            .as(String::formatted);
    Arbitrary<String> present =
        Combinators.combine(Arbitraries.of("exists", "missing"), Arbitraries.of(values))
            .as((word, value) -> "%s(max(%s))".formatted(word, value));
    return Combinators.combine(
            Arbitraries.of("", "", "not "),
            Arbitraries.oneOf(
                counted,
                counted,
                quantified,
                compared,
                distinct,
                sums(values),
                present,
                Arbitraries.just("count() >= 3")))
        .as((not, text) -> not + text);
  }

  /** They can differ in the last digit, so they are compared with what they are never close to. */
  private static Arbitrary<String> sums(List<String> values) {
    Arbitrary<String> value = Arbitraries.of(values);
    return Combinators.combine(
            Arbitraries.of("sum", "avg", "stdev"), value, Arbitraries.of(" < ", " >= "))
        .as((word, of, operator) -> word + "(" + of + ")" + operator + odd(of));
  }

  private static String odd(String value) {
    boolean duration = value.equals("gap") || value.equals("rtt") || value.equals("duration");
    return duration ? "33ms" : "3.14159";
  }

  @Provide
  Arbitrary<String> traffic() {
    return Combinators.combine(
            Arbitraries.of(
                "+0ms", "+0ms", "+30ms", "+30ms", "-20ms", "+1s", "+2s", "+20s", "+31s", "+4m",
                "+6m"),
            Arbitraries.integers().between(1, 3),
            Arbitraries.of("req", "req", "rep"),
            Arbitraries.integers().between(1, 3),
            Arbitraries.of("a", "abc", "abcd", "abcdefg", "xBc", ""),
            Arbitraries.of("", "", "", "ttl 9", "vlan 10", "vlan 10", "len 9", "ipid 7"))
        .as(
            (time, pair, kind, sequence, data, option) ->
                "from 10.0.0.%d to 10.9.9.%d id %d\n%s %s %d \"%s\" %s"
                    .formatted(
                        Math.min(pair, 2),
                        Math.max(pair, 2),
                        pair,
                        time,
                        kind,
                        sequence,
                        data,
                        option))
        .list()
        .ofMinSize(1)
        .ofMaxSize(25)
        .map(list -> "10m other\n" + String.join("\n", list));
  }
}
