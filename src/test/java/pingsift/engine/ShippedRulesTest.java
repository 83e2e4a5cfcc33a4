// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import pingsift.capture.CaptureFile;
import pingsift.capture.Corpus;
import pingsift.diag.Diagnostic;
import pingsift.fields.Fields;
import pingsift.lint.Lints;
import pingsift.lint.LoadedRules;
import pingsift.ruletest.CaptureFinder;
import pingsift.ruletest.RuleTests;
import pingsift.ruletest.TestResult;
import pingsift.ruletest.TestRunner;
import pingsift.ruletest.Verdict;

/** The shipped rules do what their {@code test} blocks say, and leave ordinary pings alone. */
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
    assertThat(RULES.rules()).hasSizeGreaterThan(10);
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
                    () -> assertThat(result.verdict()).isIn(Verdict.PASSED, Verdict.KNOWN)));
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

  @Test
  void leaveHarmlessCapturesOfTheCorpusAlone() throws IOException {
    Path labels = Corpus.root().resolve("labels.tsv");
    assumeTrue(Files.exists(labels), "no labelled captures: " + labels);
    Map<String, Map<String, Integer>> falseAlarms = new TreeMap<>();
    int benign = 0;
    int malicious = 0;
    List<String> missed = new ArrayList<>();
    for (String line : Files.readAllLines(labels)) {
      String[] columns = line.split("\t");
      Path capture = labels.resolveSibling(columns[1]).resolve(columns[0]);
      if (!columns[1].equals("own") || !Files.exists(capture)) {
        continue;
      }
      Map<String, Integer> alerts = alerts(capture);
      if (columns[2].equals("benign")) {
        benign++;
        if (!alerts.isEmpty()) {
          falseAlarms.put(columns[0], alerts);
        }
      } else if (columns[2].equals("malicious")) {
        malicious++;
        if (alerts.isEmpty()) {
          missed.add(columns[0]);
        }
      }
    }
    System.out.printf(
        "shipped rules: %d of %d harmless captures alert; %d of %d malicious ones do not: %s%n",
        falseAlarms.size(), benign, missed.size(), malicious, missed);
    assertThat(benign).isPositive();
    assertThat(falseAlarms).isEmpty();
  }

  private static Map<String, Integer> alerts(Path capture) throws IOException {
    assertThat(capture).exists();
    Map<String, Integer> alerts = new TreeMap<>();
    Engine engine =
        new Engine(
            RULES.rules(),
            EngineOptions.DEFAULT,
            match -> alerts.merge(match.rule().name(), 1, Integer::sum));
    try (CaptureFile reader = CaptureFile.open(capture.toString())) {
      engine.run(reader);
    }
    return alerts;
  }
}
