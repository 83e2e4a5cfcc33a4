// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

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
import pingsift.text.SourceText;

/** Rule files and bare queries, and what is understood or told of them. */
class SyntaxGoldenTest {
  @TestFactory
  Stream<DynamicTest> files_and_their_trees() {
    return GoldenFiles.cases("syntax/file", "sift", "tree", SyntaxGoldenTest::fileTree);
  }

  @TestFactory
  Stream<DynamicTest> queries_and_their_trees() {
    return GoldenFiles.cases("syntax/query", "sift", "tree", SyntaxGoldenTest::queryTree);
  }

  @TestFactory
  Stream<DynamicTest> syntax_problems() {
    return GoldenFiles.cases("diagnostics/syntax", "sift", "txt", SyntaxGoldenTest::problems);
  }

  @TestFactory
  Stream<DynamicTest> literal_problems() {
    return GoldenFiles.cases("diagnostics/literal", "sift", "txt", SyntaxGoldenTest::problems);
  }

  @TestFactory
  Stream<DynamicTest> too_deep_problems() {
    return GoldenFiles.cases("diagnostics/too-deep", "sift", "txt", SyntaxGoldenTest::problems);
  }

  @TestFactory
  Stream<DynamicTest> problems_of_bare_queries() {
    return GoldenFiles.cases(
        "syntax/query-problems", "sift", "txt", SyntaxGoldenTest::queryProblems);
  }

  private static String fileTree(Path input) {
    List<Diagnostic> problems = new ArrayList<>();
    RuleFile file = RuleParser.file(source(input), problems::add);
    assertThat(problems).isEmpty();
    return TreePrinter.print(file);
  }

  /** Each line that is not empty is one query. */
  private static String queryTree(Path input) {
    StringBuilder trees = new StringBuilder();
    for (String line : GoldenFiles.read(input).lines().filter(text -> !text.isBlank()).toList()) {
      List<Diagnostic> problems = new ArrayList<>();
      SourceText source = new SourceText("<expression>", line);
      Query query = RuleParser.query(source, problems::add).orElse(null);
      assertThat(problems).as(line).isEmpty();
      trees.append(line).append('\n').append(TreePrinter.print(query)).append('\n');
    }
    return trees.toString();
  }

  private static String problems(Path input) {
    List<Diagnostic> problems = new ArrayList<>();
    RuleParser.file(source(input), problems::add);
    assertThat(problems).isNotEmpty();
    return TextRenderer.plain().render(problems);
  }

  /** Each line that is not empty is one query with one mistake or more. */
  private static String queryProblems(Path input) {
    List<Diagnostic> problems = new ArrayList<>();
    for (String line : GoldenFiles.read(input).lines().filter(text -> !text.isBlank()).toList()) {
      int before = problems.size();
      RuleParser.query(new SourceText("<expression>", line), problems::add);
      assertThat(problems.size()).as(line).isGreaterThan(before);
    }
    return TextRenderer.plain().render(problems);
  }

  private static SourceText source(Path input) {
    return new SourceText(input.getFileName().toString(), GoldenFiles.read(input));
  }
}
