// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import pingsift.GoldenFiles;
import pingsift.diag.TextRenderer;
import pingsift.fields.Fields;

/** What people bring along from other tools, and how it is answered. */
class HabitsTest {
  @TestFactory
  Stream<DynamicTest> habits_and_their_answers() {
    return GoldenFiles.cases("diagnostics/habits", "sift", "txt", HabitsTest::answers);
  }

  /** Each line is a query that no rule author of ours would write. */
  private static String answers(Path input) {
    StringBuilder answers = new StringBuilder();
    for (String line : GoldenFiles.read(input).lines().toList()) {
      RuleSet rules = RuleSet.load(List.of(), List.of(line), Fields.catalogue());
      assertThat(rules.hasErrors()).as(line).isTrue();
      answers.append(TextRenderer.plain().render(rules.diagnostics())).append('\n');
    }
    return answers.toString();
  }
}
