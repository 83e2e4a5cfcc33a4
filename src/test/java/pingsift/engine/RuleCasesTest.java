// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import pingsift.GoldenFiles;
import pingsift.check.CheckedRule;
import pingsift.fields.Fields;
import pingsift.ruletest.Flow;
import pingsift.ruletest.FlowException;
import pingsift.ruletest.FlowNotation;

/**
 * What rules say to drawn traffic: {@code testdata/rules/NAME.case} holds bare queries, one a line,
 * then a line {@code ---}, then the traffic; {@code NAME.alerts} what they said, when, and why.
 */
class RuleCasesTest {
  @TestFactory
  Stream<DynamicTest> rulesOverDrawnTraffic() {
    return GoldenFiles.cases("rules", "case", "alerts", RuleCasesTest::run);
  }

  private static String run(Path file) {
    String[] halves = GoldenFiles.read(file).split("(?m)^---$", 2);
    assertThat(halves).as("queries, a line ---, traffic").hasSize(2);
    var queries = halves[0].lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList();
    RuleSet rules = RuleSet.load(java.util.List.of(), queries, Fields.catalogue());
    assertThat(rules.hasErrors()).as("errors: " + rules.diagnostics()).isFalse();
    try {
      return alerts(rules, FlowNotation.parse(file.toString(), halves[1]));
    } catch (FlowException wrong) {
      throw new IllegalArgumentException(wrong.getMessage(), wrong);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static String alerts(RuleSet rules, Flow flow) throws IOException {
    StringBuilder text = new StringBuilder();
    for (CheckedRule rule : rules.rules()) {
      text.append(rule.meta().sid())
          .append(": decided ")
          .append(rule.deciding().word())
          .append('\n');
    }
    Engine engine =
        new Engine(rules.rules(), EngineOptions.DEFAULT, match -> text.append(MatchText.of(match)));
    RunStats stats = engine.run(flow.reader());
    assertThat(stats.addsUp()).isTrue();
    return text.toString();
  }
}
