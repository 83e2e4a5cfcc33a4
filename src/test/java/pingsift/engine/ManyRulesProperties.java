// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import pingsift.check.CheckedRule;
import pingsift.check.Scope;
import pingsift.ruletest.Flow;
import pingsift.ruletest.FlowException;
import pingsift.ruletest.FlowNotation;

/** Rules that are tried together, and share what they have in common, alert as each does alone. */
class ManyRulesProperties {

  @Property(tries = 10, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
  void alertAsEachDoesAlone(
      @ForAll("conditions") List<String> conditions, @ForAll("traffic") String traffic)
      throws IOException, FlowException {
    StringBuilder text = new StringBuilder(RandomDefines.TEXT);
    for (int i = 0; i < conditions.size(); i++) {
      text.append(
          "rule r%d { meta { sid %d msg \"drawn\" } %s }%n".formatted(i, i + 1, conditions.get(i)));
    }
    String file = RandomDefines.called(text.toString());
    List<CheckedRule> rules = NaiveEngineProperties.load(file).rules();
    Flow flow = FlowNotation.parse("drawn", traffic);
    List<String> alone = new ArrayList<>();
    for (CheckedRule rule : rules) {
      alone.addAll(alerts(List.of(rule), flow));
    }
    assertThat(alerts(rules, flow).stream().sorted().toList())
        .as(file + traffic)
        .isEqualTo(alone.stream().sorted().toList());
  }

  private static List<String> alerts(List<CheckedRule> rules, Flow flow) throws IOException {
    List<String> alerts = new ArrayList<>();
    new Engine(rules, EngineOptions.DEFAULT, match -> alerts.add(NaiveText.of(match)))
        .run(flow.reader());
    return alerts;
  }

  @Provide
  Arbitrary<List<String>> conditions() {
    return Arbitraries.of(Scope.values())
        .flatMap(
            scope ->
                RandomRules.conditions(scope)
                    .map(condition -> scope.word() + " where " + condition))
        .list()
        .ofMinSize(200)
        .ofMaxSize(260);
  }

  @Provide
  Arbitrary<String> traffic() {
    return RandomTraffic.traffic();
  }
}
