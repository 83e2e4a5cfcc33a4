// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import pingsift.GoldenFiles;
import pingsift.diag.Diagnostic;
import pingsift.diag.Fix;
import pingsift.diag.TextRenderer;
import pingsift.fields.Fields;

/** What people bring along from other tools, and how it is answered. */
class HabitsTest {
  @TestFactory
  Stream<DynamicTest> habits_and_their_answers() {
    return GoldenFiles.cases("diagnostics/habits", "sift", "txt", HabitsTest::answers);
  }

  /**
   * A change that is shown is one that helps: its problem is gone, and no other takes its place.
   */
  @TestFactory
  Stream<DynamicTest> each_fix_cures_its_problem() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("testdata/diagnostics/habits"))) {
      return files
          .filter(file -> file.toString().endsWith(".sift"))
          .sorted()
          .flatMap(file -> GoldenFiles.read(file).lines())
          .map(line -> DynamicTest.dynamicTest(line, () -> assertCured(line)))
          .toList()
          .stream();
    }
  }

  private static void assertCured(String line) {
    List<Diagnostic> before = errors(line);
    for (Diagnostic problem : before) {
      for (Fix fix : problem.fixes()) {
        String fixed =
            line.substring(0, fix.span().start())
                + fix.replacement()
                + line.substring(fix.span().end());
        List<Diagnostic> after = errors(fixed);
        assertThat(after)
            .as("%s%n%s", fixed, TextRenderer.plain().render(after))
            .hasSizeLessThan(before.size());
      }
    }
  }

  private static List<Diagnostic> errors(String line) {
    return RuleSet.load(List.of(), List.of(line), Fields.catalogue()).diagnostics().stream()
        .filter(Diagnostic::isError)
        .toList();
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
