// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import pingsift.check.CheckedRule;
import pingsift.eval.Match;
import pingsift.fields.Fields;
import pingsift.ruletest.Flow;
import pingsift.ruletest.FlowException;
import pingsift.ruletest.FlowNotation;

/** An alert comes as early as it is certain, and says what the end would have said. */
class EarlyDecisionProperties {
  /** Parts of conditions, to be joined at random. */
  private static final List<String> PARTS =
      List.of(
          "requests.count >= 3",
          "requests.count < 3",
          "requests.count == 2",
          "requests.count in 2..4",
          "requests.count > replies.count",
          "requests.bytes + replies.bytes > 20",
          "any(reply.data != request.data)",
          "none(reply.data != request.data)",
          "all(request.len <= 4)",
          "count(request.len > 2) >= 2",
          "count(request.len > 2) < 2",
          "share(reply.len == request.len) > 0.5",
          "max(request.len) > 5",
          "min(request.len) < 2",
          "sum(reply.len) >= 10",
          "avg(request.len) > 3",
          "stdev(request.len) < 1",
          "exchanges.unanswered >= 1",
          "exchanges.extra == 0",
          "exists(max(reply.len))",
          "missing(min(request.gap))",
          "duration > 100ms",
          "entropy > 1.5",
          "begins_with_reply",
          "iid in {1, 2}",
          "src == 10.0.0.1",
          "any(frame.ip.ttl < 64 and frame.len > 43)",
          "request.len > 4 and reply.len < 3");

  @Property(tries = 150)
  void earlyAlertsAreThoseOfTheEnd(
      @ForAll("conditions") String condition, @ForAll("traffic") String traffic)
      throws IOException, FlowException {
    // the entropy is always there and never below 0, but nobody knows before the end
    List<String> queries =
        List.of("istream where " + condition, "istream where (" + condition + ") and entropy >= 0");
    RuleSet rules = RuleSet.load(List.of(), queries, Fields.catalogue());
    assertThat(rules.hasErrors()).as(rules.diagnostics().toString()).isFalse();
    Flow flow = FlowNotation.parse("drawn", traffic);
    List<Set<Long>> streams = List.of(new TreeSet<>(), new TreeSet<>());
    List<Match> again = new ArrayList<>();
    new Engine(
            rules.rules(),
            EngineOptions.DEFAULT,
            match -> {
              int rule = (int) match.rule().meta().sid() - 1;
              if (match.stream() == null || !streams.get(rule).add(match.stream().index())) {
                again.add(match);
              }
              assertThat(rule == 1 && match.state() == Match.State.OPEN).isFalse();
            })
        .run(flow.reader());
    assertThat(again).as("one alert for a rule and an iStream").isEmpty();
    assertThat(streams.get(0)).as(condition + "\n" + traffic).isEqualTo(streams.get(1));
  }

  @Property(tries = 60)
  void aRuleNextToOthersSaysTheSame(
      @ForAll("conditions") String condition, @ForAll("traffic") String traffic)
      throws IOException, FlowException {
    String query = "istream where " + condition;
    List<String> crowd = new ArrayList<>();
    PARTS.forEach(part -> crowd.add("istream where " + part));
    crowd.add(query);
    assertThat(said(crowd, crowd.size(), traffic)).isEqualTo(said(List.of(query), 1, traffic));
  }

  private static List<String> said(List<String> queries, long sid, String traffic)
      throws IOException, FlowException {
    List<CheckedRule> rules = RuleSet.load(List.of(), queries, Fields.catalogue()).rules();
    List<String> said = new ArrayList<>();
    new Engine(
            rules,
            EngineOptions.DEFAULT,
            match -> {
              if (match.rule().meta().sid() == sid) {
                said.add(MatchText.of(match).replaceFirst("alert \\d+", "alert"));
              }
            })
        .run(FlowNotation.parse("drawn", traffic).reader());
    return said;
  }

  @Provide
  Arbitrary<String> conditions() {
    Arbitrary<String> part =
        Combinators.combine(Arbitraries.of(PARTS), Arbitraries.of("", "", "not "))
            .as((text, not) -> not + "(" + text + ")");
    Arbitrary<String> junction =
        Combinators.combine(part, Arbitraries.of(" and ", " or "), part)
            .as((a, operator, b) -> "(" + a + operator + b + ")");
    return Arbitraries.oneOf(
        part,
        junction,
        Combinators.combine(junction, Arbitraries.of(" and ", " or "), junction)
            .as((a, operator, b) -> a + operator + b));
  }

  @Provide
  Arbitrary<String> traffic() {
    Arbitrary<String> message =
        Combinators.combine(
                Arbitraries.of("+0ms", "+30ms", "+30ms", "+2s", "+31s", "+4m", "+6m"),
                Arbitraries.integers().between(1, 2),
                Arbitraries.of("req", "req", "rep"),
                Arbitraries.integers().between(1, 3),
                Arbitraries.of("a", "abc", "abcd", "abcdefg", ""),
                Arbitraries.of("", "", "ttl 9"))
            .as(
                (time, pair, kind, sequence, data, ttl) ->
                    "from 10.0.0.%d to 10.9.9.9 id %d\n%s %s %d \"%s\" %s"
                        .formatted(pair, pair, time, kind, sequence, data, ttl));
    return message.list().ofMinSize(1).ofMaxSize(25).map(list -> String.join("\n", list));
  }
}
