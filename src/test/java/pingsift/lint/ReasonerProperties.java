// SPDX-License-Identifier: Apache-2.0
package pingsift.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import pingsift.check.CheckedRule;
import pingsift.engine.Engine;
import pingsift.engine.EngineOptions;
import pingsift.engine.RuleSet;
import pingsift.fields.Fields;
import pingsift.ruletest.FlowException;
import pingsift.ruletest.FlowNotation;

/** What the reasoner says of conditions is so when they run. */
class ReasonerProperties {
  @Provide
  Arbitrary<List<String>> frameConditions() {
    return RandomRules.frameConditions().list().ofSize(12);
  }

  @Provide
  Arbitrary<List<String>> streamConditions() {
    return RandomRules.streamConditions().list().ofSize(12);
  }

  @Provide
  Arbitrary<String> traffic() {
    return RandomRules.traffic();
  }

  @Property(tries = 400)
  void ofFrames(
      @ForAll("frameConditions") List<String> conditions, @ForAll("traffic") String traffic)
      throws IOException, FlowException {
    check("frame", conditions, traffic);
  }

  @Property(tries = 400)
  void ofIStreams(
      @ForAll("streamConditions") List<String> conditions, @ForAll("traffic") String traffic)
      throws IOException, FlowException {
    check("istream", conditions, traffic);
  }

  /** Each condition as it is and under `not`, and the condition that every record meets. */
  private static void check(String scope, List<String> conditions, String traffic)
      throws IOException, FlowException {
    List<String> queries = new ArrayList<>(List.of(scope + " where true"));
    for (String condition : conditions) {
      queries.add(scope + " where " + condition);
      queries.add(scope + " where not (" + condition + ")");
    }
    RuleSet rules = RuleSet.load(List.of(), queries, Fields.catalogue());
    Map<Long, Set<String>> records = run(rules, traffic);
    Assume.that(!records.isEmpty());
    Set<String> all = records.getOrDefault(1L, Set.of());
    for (CheckedRule rule : rules.rules()) {
      Set<String> matched = records.getOrDefault(rule.meta().sid(), Set.of());
      Reasoner reasoner = Reasoner.of(rule.scope());
      Facts facts = new Facts();
      String told = rule.meta().msg() + "\n" + traffic;
      if (!reasoner.assume(rule.condition(), true, facts)) {
        assertThat(matched).as("never true: " + told).isEmpty();
        Statistics.label(scope).collect("never true");
        continue;
      }
      if (reasoner.holds(rule.condition(), true, new Facts())) {
        assertThat(matched).as("always true: " + told).isEqualTo(all);
        Statistics.label(scope).collect("always true");
      }
      for (CheckedRule other : rules.rules()) {
        if (other != rule && reasoner.holds(other.condition(), true, facts)) {
          String pair = told + "\nimplies " + other.meta().msg();
          assertThat(records.getOrDefault(other.meta().sid(), Set.of()))
              .as(pair)
              .containsAll(matched);
          Statistics.label(scope).collect("implies");
        }
      }
    }
  }

  private static Map<Long, Set<String>> run(RuleSet rules, String traffic)
      throws IOException, FlowException {
    Map<Long, Set<String>> records = new HashMap<>();
    new Engine(
            rules.rules(),
            EngineOptions.DEFAULT,
            match -> {
              String record =
                  match.rule().scope() == pingsift.check.Scope.FRAME || match.stream() == null
                      ? "frame " + match.decidingFrame()
                      : "istream " + match.stream().index();
              records
                  .computeIfAbsent(match.rule().meta().sid(), sid -> new HashSet<>())
                  .add(record);
            })
        .run(FlowNotation.parse("drawn", traffic).reader());
    return records;
  }
}
