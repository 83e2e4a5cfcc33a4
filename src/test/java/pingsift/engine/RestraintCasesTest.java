// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import pingsift.GoldenFiles;
import pingsift.eve.StatsRecord;
import pingsift.fields.Fields;
import pingsift.ruletest.Flow;
import pingsift.ruletest.FlowException;
import pingsift.ruletest.FlowNotation;

/**
 * What suppressions and throttles leave of matches: {@code testdata/restraints/NAME.case} holds a
 * rule file, then a line {@code ---}, then traffic; {@code NAME.alerts} the alerts and the counts.
 */
class RestraintCasesTest {
  @TempDir Path scratch;

  @TestFactory
  Stream<DynamicTest> ruleFilesOverDrawnTraffic() {
    return GoldenFiles.cases("restraints", "case", "alerts", this::run);
  }

  private String run(Path input) {
    String[] halves = GoldenFiles.read(input).split("(?m)^---$", 2);
    assertThat(halves).as("rules, a line ---, traffic").hasSize(2);
    try {
      Path file = Files.writeString(scratch.resolve(input.getFileName()), halves[0]);
      RuleSet rules = RuleSet.load(List.of(file.toString()), List.of(), Fields.catalogue());
      assertThat(rules.hasErrors()).as("errors: " + rules.diagnostics()).isFalse();
      return alerts(rules, FlowNotation.parse(input.toString(), halves[1]));
    } catch (FlowException wrong) {
      throw new IllegalArgumentException(wrong.getMessage(), wrong);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static String alerts(RuleSet rules, Flow flow) throws IOException {
    StringBuilder text = new StringBuilder();
    Engine engine =
        new Engine(rules.rules(), EngineOptions.DEFAULT, match -> text.append(MatchText.of(match)));
    RunStats stats = engine.run(flow.reader());
    assertThat(stats.addsUp()).isTrue();
    StatsRecord.Matches matches = stats.matches();
    text.append(
        "%d matches: %d alerts, %d suppressed, %d too few, %d limited%n"
            .formatted(
                matches.total(),
                stats.alerts(),
                matches.suppressed(),
                matches.tooFew(),
                matches.limited())
            .replace("\r", ""));
    return text.toString();
  }
}
