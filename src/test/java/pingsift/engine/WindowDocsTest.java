// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pingsift.eval.Match;
import pingsift.fields.Fields;
import pingsift.ruletest.FlowException;
import pingsift.ruletest.FlowNotation;

/** What the language page shows of windows. */
class WindowDocsTest {
  @Test
  void examplesLoadWithoutProblems() throws IOException {
    List<String> examples =
        Files.readAllLines(Path.of("docs/language.md")).stream()
            .filter(line -> line.matches("    (frames|exchanges|istreams) .*"))
            .map(String::strip)
            .toList();
    assertThat(examples).hasSizeGreaterThan(6);
    for (String example : examples) {
      RuleSet rules = RuleSet.load(List.of(), List.of(example), Fields.catalogue());
      assertThat(rules.diagnostics()).as(example).isEmpty();
      assertThat(rules.rules()).as(example).hasSize(1);
    }
  }

  @Test
  void aFloodThatGoesOnAlertsOnceInTheDuration() throws IOException, FlowException {
    RuleSet rules =
        RuleSet.load(
            List.of(), List.of("frames by src over 10s having count() >= 3"), Fields.catalogue());
    StringBuilder traffic = new StringBuilder("from 10.0.0.5 to 203.0.113.9 id 1\n");
    for (int second : new int[] {0, 1, 2, 3, 4, 11, 12}) {
      traffic.append("%ds req %d \"a\"%n".formatted(second, second));
    }
    List<Match> alerts = new ArrayList<>();
    new Engine(rules.rules(), EngineOptions.DEFAULT, alerts::add)
        .run(FlowNotation.parse("drawn", traffic.toString()).reader());
    assertThat(alerts).extracting(Match::decidingFrame).containsExactly(3L, 7L);
  }
}
