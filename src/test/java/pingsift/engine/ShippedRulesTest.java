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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import pingsift.capture.CaptureFile;
import pingsift.capture.Corpus;
import pingsift.check.CheckedRule;
import pingsift.fields.Fields;
import pingsift.lint.Lints;
import pingsift.lint.LoadedRules;

/** The shipped rules do what their {@code test} blocks say, and leave ordinary pings alone. */
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
    assertThat(RULES.rules()).hasSizeGreaterThan(10);
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
