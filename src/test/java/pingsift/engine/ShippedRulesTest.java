// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import pingsift.check.CheckedRule;
import pingsift.diag.Diagnostic;
import pingsift.fields.Fields;
import pingsift.lint.Lints;
import pingsift.lint.LoadedRules;
import pingsift.ruletest.CaptureFinder;
import pingsift.ruletest.RuleTests;
import pingsift.ruletest.TestOutcome;
import pingsift.ruletest.TestResult;
import pingsift.ruletest.TestRunner;

/** The shipped rules do what their {@code test} blocks say. */
class ShippedRulesTest {
  private static final CaptureFinder CAPTURES =
      new CaptureFinder(List.of(Path.of("testdata/captures")));
  private static final RuleSet RULES =
      RuleSet.load(List.of("rules"), List.of(), Fields.catalogue());

  @Test
  void haveNoProblems() {
    List<Diagnostic> found = new ArrayList<>(RULES.diagnostics());
    CAPTURES.tellMissing(RuleTests.read(RULES.parsed(), found::add), found::add);
    LoadedRules loaded =
        new LoadedRules(RULES.parsed(), RULES.rules(), Fields.catalogue(), !RULES.hasErrors());
    assertThat(Lints.check(loaded, found)).isEmpty();
    assertThat(RULES.rules()).hasSizeGreaterThan(100);
  }

  @Test
  void sayWhatTheySeeAndWhenTheyErr() {
    for (CheckedRule rule : RULES.rules()) {
      assertThat(rule.meta().attack()).as(rule.name()).isNotEmpty();
      assertThat(rule.meta().category()).as(rule.name()).isNotEmpty();
      assertThat(rule.meta().other())
          .as(rule.name())
          .containsKeys("description", "false_positives", "facet");
    }
  }

  /** {@code rules/README.md} tells which folder has which ids. */
  @Test
  void haveIdsOfTheirFolder() {
    Map<String, Long> hundreds =
        Map.of("tunnel", 0L, "exfiltration", 1L, "implant", 2L, "reconnaissance", 3L, "abuse", 4L);
    for (CheckedRule rule : RULES.rules()) {
      String folder = String.valueOf(Path.of(rule.source().name()).getParent().getFileName());
      assertThat((rule.meta().sid() - 9_100_000) / 100)
          .as(rule.name())
          .isEqualTo(hundreds.get(folder));
    }
  }

  @TestFactory
  Stream<DynamicTest> keepTheirTests() throws InterruptedException {
    List<RuleTests> tests = RuleTests.read(RULES.parsed(), problem -> {});
    List<TestResult> results =
        new TestRunner(CAPTURES, EngineOptions.DEFAULT, 2)
            .run(RULES.rules(), tests.stream().flatMap(t -> t.cases().stream()).toList());
    return results.stream()
        .map(
            result ->
                DynamicTest.dynamicTest(
                    result.rule().name() + ": " + result.test().title(),
                    () ->
                        assertThat(result.outcome()).isIn(TestOutcome.PASSED, TestOutcome.KNOWN)));
  }

  @Test
  void haveAHitAndANearMissEach() {
    List<RuleTests> tests = RuleTests.read(RULES.parsed(), problem -> {});
    assertThat(tests).hasSameSizeAs(RULES.rules());
    for (RuleTests ofRule : tests) {
      assertThat(ofRule.cases().stream().map(test -> test.expectation().kind().wantsAlerts()))
          .as(ofRule.rule())
          .contains(true, false);
    }
  }
}
