// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import pingsift.check.CheckedQuery;
import pingsift.check.CheckedRule;
import pingsift.decode.ReassemblyOptions;
import pingsift.eval.GroupMemory;
import pingsift.eval.Truth;
import pingsift.inspect.Clause;
import pingsift.inspect.Clauses;
import pingsift.inspect.Flips;
import pingsift.inspect.Inspector;
import pingsift.inspect.Reading;
import pingsift.inspect.Seen;
import pingsift.ruletest.Flow;
import pingsift.ruletest.FlowException;
import pingsift.ruletest.FlowNotation;
import pingsift.stream.StreamOptions;
import pingsift.stream.StreamTimeouts;

/** What is shown of rules from inside is what alerts come from. */
class InspectorProperties {
  /** An iStream that lasts would be decided before its end. */
  private static final EngineOptions OPTIONS =
      new EngineOptions(
          StreamOptions.DEFAULT.withTimeouts(StreamTimeouts.DEFAULT.withActive(StreamTimeouts.OFF)),
          false,
          ReassemblyOptions.DEFAULT,
          GroupMemory.DEFAULT_BYTES);

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
  void aRuleAlertsOnTheRecordsThatItIsTrueOn(
      @ForAll("files") String drawn, @ForAll("traffic") String traffic)
      throws IOException, FlowException {
    List<CheckedRule> rules = load(drawn);
    Assume.that(!rules.isEmpty());
    Flow flow = FlowNotation.parse("drawn", traffic);
    Map<String, Long> alerts = new HashMap<>();
    new Engine(rules, OPTIONS, match -> alerts.merge(match.rule().name(), 1L, Long::sum))
        .run(flow.reader());
    Map<String, Long> trues = new HashMap<>();
    Inspector inspector = new Inspector(rules, OPTIONS);
    inspector.run(
        flow.reader(),
        reading -> {
          if (reading.truth() == Truth.TRUE) {
            trues.merge(reading.clauses().rule().name(), 1L, Long::sum);
          }
        });
    assertThat(trues).as(drawn + traffic).isEqualTo(alerts);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
  void whatIsSaidOfPartsFitsTheWhole(
      @ForAll("files") String drawn, @ForAll("traffic") String traffic)
      throws IOException, FlowException {
    List<CheckedRule> rules = load(drawn);
    Assume.that(!rules.isEmpty());
    Flow flow = FlowNotation.parse("drawn", traffic);
    new Inspector(rules, OPTIONS).run(flow.reader(), reading -> fits(reading, drawn + traffic));
  }

  private static void fits(Reading reading, String shown) {
    Clauses clauses = reading.clauses();
    assertThat(Flips.of(reading).isEmpty())
        .as("nothing is to change where all is true: " + shown)
        .isEqualTo(reading.truth() == Truth.TRUE);
    Seen[] seen = reading.seen();
    for (Clause clause : clauses.all()) {
      assertThat(kleene(reading, clause)).as(clause.text() + " in " + shown).isTrue();
      Seen of = seen[clause.index()];
      if (clause.elements().isEmpty()) {
        assertThat(of.reached() + of.notReached()).as(clause.text()).isEqualTo(1);
      } else {
        Reading.Tally tally = reading.tally(clause);
        assertThat(tally.unknowns()).as(clause.text()).isNotNegative();
        assertThat(of.unknowns()).as(clause.text()).isNotNegative();
        assertThat(of.reached() + of.notReached())
            .as(clause.text() + " in " + shown)
            .isEqualTo(tally.elements());
      }
    }
  }

  /** Whether a joint of conditions on the record is what its operands make it. */
  private static boolean kleene(Reading reading, Clause clause) {
    if (clause.elements().isPresent() || !clause.kind().isJoint()) {
      return true;
    }
    List<Truth> parts = clause.children().stream().map(reading::truth).toList();
    Truth whole = reading.truth(clause);
    return switch (clause.kind()) {
      case NOT -> whole == parts.get(0).not();
      case AND -> whole == joint(parts, Truth.FALSE);
      case OR -> whole == joint(parts, Truth.TRUE);
      case QUANTIFIER, TEST -> true;
    };
  }

  private static Truth joint(List<Truth> parts, Truth decisive) {
    if (parts.contains(decisive)) {
      return decisive;
    }
    return parts.contains(Truth.UNKNOWN) ? Truth.UNKNOWN : decisive.not();
  }

  /** Rules on single records of which every match is an alert. */
  private static List<CheckedRule> load(String drawn) {
    RuleSet rules = NaiveEngineProperties.load(RandomDefines.writtenOut(drawn));
    return rules.rules().stream()
        .filter(rule -> rule.query() instanceof CheckedQuery.Single)
        .filter(rule -> rule.restraint().isNone())
        .toList();
  }

  @Provide
  Arbitrary<String> files() {
    return RandomFiles.files();
  }

  @Provide
  Arbitrary<String> traffic() {
    return RandomTraffic.traffic();
  }
}
