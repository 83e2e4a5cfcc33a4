// SPDX-License-Identifier: Apache-2.0
package pingsift.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import pingsift.GoldenFiles;
import pingsift.check.CheckedRule;
import pingsift.check.Checker;
import pingsift.diag.Diagnostic;
import pingsift.diag.TextRenderer;
import pingsift.fields.Fields;
import pingsift.syntax.Query;
import pingsift.syntax.RuleFile;
import pingsift.syntax.RuleParser;
import pingsift.text.SourceText;

/**
 * What lints tell of rules over the real catalogue. A case is a rule file, or bare queries, one a
 * line.
 */
class LintGoldenTest {
  private static final List<String> KINDS =
      List.of(
          "always-true",
          "byte-order-habit",
          "bytes-in-text",
          "contained-rule",
          "duplicate-condition",
          "float-equality",
          "misspelt-meta",
          "never-there",
          "never-true",
          "one-way-keys",
          "redundant-condition",
          "unused-allow",
          "unused-define",
          "unused-list");

  private static final Path NEAR_MISSES = Path.of("testdata/lints/near-misses.txt");

  @TestFactory
  Stream<DynamicTest> casesOfEachKind() {
    return KINDS.stream()
        .flatMap(
            kind -> GoldenFiles.cases("diagnostics/" + kind, "sift", "txt", LintGoldenTest::told));
  }

  @TestFactory
  Stream<DynamicTest> commentsThatAllow() {
    return GoldenFiles.cases("lints/allow", "sift", "txt", LintGoldenTest::render);
  }

  @TestFactory
  Stream<DynamicTest> nearMissesAreSilent() {
    return GoldenFiles.read(NEAR_MISSES)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> DynamicTest.dynamicTest(line, () -> assertThat(lint(line, "line")).isEmpty()));
  }

  private static String told(Path input) {
    List<Diagnostic> problems = lint(GoldenFiles.read(input), input.getFileName().toString());
    assertThat(problems.stream().map(problem -> problem.kind().word()).collect(Collectors.toSet()))
        .as("a case shows the kind that its folder names")
        .containsExactly(input.getParent().getFileName().toString());
    return TextRenderer.plain().render(problems);
  }

  private static String render(Path input) {
    List<Diagnostic> problems = lint(GoldenFiles.read(input), input.getFileName().toString());
    return problems.isEmpty() ? "nothing\n" : TextRenderer.plain().render(problems);
  }

  private static List<Diagnostic> lint(String text, String name) {
    List<Diagnostic> found = new ArrayList<>();
    List<RuleFile> files = new ArrayList<>();
    List<CheckedRule> rules = new ArrayList<>();
    Checker checker = new Checker(Fields.catalogue(), found::add);
    if (isQueries(text)) {
      List<String> lines = Arrays.stream(text.split("\n")).filter(l -> !l.isBlank()).toList();
      for (int i = 0; i < lines.size(); i++) {
        SourceText source = new SourceText(name, lines.get(i));
        Query query = RuleParser.query(source, found::add).orElseThrow();
        rules.add(checker.check(source, query, i + 1).orElseThrow());
      }
    } else {
      files.add(RuleParser.file(new SourceText(name, text), found::add));
      rules.addAll(checker.check(files));
    }
    assertThat(found.stream().filter(Diagnostic::isError)).isEmpty();
    return Lints.check(new LoadedRules(files, rules, Fields.catalogue(), true), found);
  }

  private static boolean isQueries(String text) {
    return text.matches("(?s)((frame|exchange|istream)s?|sequence) .*");
  }
}
