// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import pingsift.capture.CaptureFile;
import pingsift.check.CheckedRule;
import pingsift.fields.Fields;
import pingsift.lint.Lints;
import pingsift.lint.LoadedRules;

/** The shipped rules do what their {@code test} blocks say. */
class ShippedRulesTest {
  private static final Path CAPTURES = Path.of("testdata/captures");
  private static final Pattern EXPECTATION = Pattern.compile("(alert|silent)\\s+\"([^\"]+)\"");
  private static final RuleSet RULES =
      RuleSet.load(List.of("rules"), List.of(), Fields.catalogue());

  @Test
  void haveNoProblems() {
    LoadedRules loaded =
        new LoadedRules(RULES.parsed(), RULES.rules(), Fields.catalogue(), !RULES.hasErrors());
    assertThat(Lints.check(loaded, RULES.diagnostics())).isEmpty();
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
  Stream<DynamicTest> keepTheirTests() {
    return RULES.rules().stream().flatMap(ShippedRulesTest::expectations);
  }

  private static Stream<DynamicTest> expectations(CheckedRule rule) {
    List<DynamicTest> tests = new ArrayList<>();
    boolean hit = false;
    boolean miss = false;
    Matcher lines = EXPECTATION.matcher(rule.source().slice(rule.span()));
    while (lines.find()) {
      boolean alert = lines.group(1).equals("alert");
      String file = lines.group(2);
      hit |= alert;
      miss |= !alert;
      String name = rule.name() + (alert ? " finds " : " is silent on ") + file;
      tests.add(
          DynamicTest.dynamicTest(
              name,
              () -> {
                boolean alerted = alerts(CAPTURES.resolve(file)).containsKey(rule.name());
                assertThat(alerted).isEqualTo(alert);
              }));
    }
    assertThat(hit && miss).as(rule.name() + " has a hit and a near miss").isTrue();
    return tests.stream();
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
