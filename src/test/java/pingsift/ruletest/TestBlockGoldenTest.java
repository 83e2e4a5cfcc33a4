// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import pingsift.GoldenFiles;
import pingsift.diag.Diagnostic;
import pingsift.diag.TextRenderer;
import pingsift.syntax.RuleFile;
import pingsift.syntax.RuleParser;
import pingsift.text.SourceText;

/** What is told of tests in rules: each case is a rule file. */
class TestBlockGoldenTest {
  @TestFactory
  Stream<DynamicTest> testsThatCannotBeUnderstood() {
    return GoldenFiles.cases("diagnostics/test", "sift", "txt", TestBlockGoldenTest::told);
  }

  @TestFactory
  Stream<DynamicTest> capturesThatAreNotThere() {
    return GoldenFiles.cases(
        "diagnostics/missing-capture", "sift", "txt", TestBlockGoldenTest::told);
  }

  private static String told(Path input) {
    List<Diagnostic> problems = new ArrayList<>();
    SourceText source = new SourceText(input.getFileName().toString(), GoldenFiles.read(input));
    RuleFile file = RuleParser.file(source, problems::add);
    assertThat(problems).isEmpty();
    List<RuleTests> tests = RuleTests.read(List.of(file), problems::add);
    if (input.toString().contains("missing-capture")) {
      new CaptureFinder(List.of(Path.of("testdata/captures"))).tellMissing(tests, problems::add);
    }
    StringBuilder text = new StringBuilder();
    for (RuleTests ofRule : tests) {
      ofRule
          .cases()
          .forEach(test -> text.append(test.line()).append(": ").append(test.title()).append('\n'));
    }
    return text + "\n" + TextRenderer.plain().render(problems);
  }
}
