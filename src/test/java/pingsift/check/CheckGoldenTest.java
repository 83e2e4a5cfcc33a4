// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import pingsift.GoldenFiles;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.diag.TextRenderer;
import pingsift.syntax.RuleFile;
import pingsift.syntax.RuleParser;
import pingsift.text.SourceText;

/** What the checker makes of queries, and what it tells of rule files, over the toy schema. */
class CheckGoldenTest {
  /** Folders of {@code testdata/diagnostics} whose cases are found by the checker. */
  private static final List<String> KINDS =
      List.of(
          "arguments",
          "cycle",
          "duplicate-id",
          "duplicate-name",
          "implied-any-under-not",
          "literal/checked",
          "meta",
          "missing-meta",
          "mixed-collections",
          "no-test",
          "open-absence",
          "overflow",
          "regex",
          "sequence",
          "too-large",
          "type-mismatch",
          "unknown-field",
          "unknown-function",
          "unknown-name",
          "useless-within",
          "vacuous-all",
          "vacuous-having",
          "wrong-scope");

  private static final Path ROOT = Path.of("testdata/diagnostics");

  @TestFactory
  Stream<DynamicTest> eachKindHasAPageWithAnExampleAndABetterOne() {
    return KINDS.stream()
        .filter(kind -> !kind.contains("/"))
        .map(kind -> DynamicTest.dynamicTest(kind, () -> assertPage(kind)));
  }

  private static void assertPage(String kind) throws IOException {
    try (InputStream page = Kind.class.getResourceAsStream(kind + ".md")) {
      assertThat(page).as(kind + ".md").isNotNull();
      assertThat(new String(page.readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("# " + kind + "\n")
          .contains("## Why", "## Example", "## Better");
    }
  }

  @TestFactory
  Stream<DynamicTest> queriesAndTheirTypedTrees() {
    return GoldenFiles.cases("check", "sift", "typed", CheckGoldenTest::typed);
  }

  @TestFactory
  Stream<DynamicTest> problemsOfEachKind() {
    return KINDS.stream()
        .flatMap(
            kind -> GoldenFiles.cases("diagnostics/" + kind, "sift", "txt", CheckGoldenTest::told));
  }

  private static String typed(Path input) {
    List<Diagnostic> problems = new ArrayList<>();
    Optional<CheckedRule> rule = Rules.check(GoldenFiles.read(input), problems);
    assertThat(problems.stream().filter(Diagnostic::isError)).isEmpty();
    Soundness.assertSound(rule.orElseThrow().scope(), rule.orElseThrow().condition());
    return TypedTree.draw(rule.orElseThrow());
  }

  private static String told(Path input) {
    SourceText source = new SourceText(input.getFileName().toString(), GoldenFiles.read(input));
    List<Diagnostic> problems = new ArrayList<>();
    RuleFile file = RuleParser.file(source, problems::add);
    assertThat(problems).as("a case of the checker must parse").isEmpty();
    new Checker(new ToySchema(), problems::add).check(List.of(file));
    assertThat(problems).isNotEmpty();
    assertThat(problems.stream().map(problem -> problem.kind().word()).distinct())
        .as("a case shows the kind that its folder names")
        .containsExactly(ROOT.relativize(input.getParent()).getName(0).toString());
    return TextRenderer.plain().render(problems);
  }
}
