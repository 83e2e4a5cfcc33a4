// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pingsift.GoldenFiles;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.diag.Page;
import pingsift.engine.RuleSet;
import pingsift.fields.Fields;
import pingsift.lint.Lints;
import pingsift.lint.LoadedRules;
import pingsift.mutate.Mutations;
import pingsift.mutate.Unnoticed;
import pingsift.ruletest.CaptureFinder;
import pingsift.ruletest.RuleTests;

/** The pages of kinds say what is so. */
class ExplainErrorTest {
  private static final String FILE = "example.sift";

  @TempDir Path captures;

  /** Stands in an example for more brackets than a page has room for. */
  private static final String MANY = "(…)";

  /** No text shows a file that cannot be read. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOT_READABLE")
  void theExampleCausesThisKindAndNothingElse(Kind kind) throws IOException {
    String example = Page.of(kind).example();
    Set<Kind> kinds =
        problems(kind, example.replace(MANY, "(".repeat(250) + "len == 1" + ")".repeat(250)))
            .stream()
            .map(Diagnostic::kind)
            .collect(Collectors.toSet());
    assertThat(kinds).containsExactly(kind);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOT_READABLE")
  void theBetterOneHasNoProblem(Kind kind) throws IOException {
    assertThat(Page.of(kind).better()).isNotBlank();
    assertThat(problems(kind, Page.of(kind).better())).isEmpty();
  }

  @Test
  void theReferenceHoldsAllPages() {
    TestTerminal terminal = new TestTerminal();
    assertThat(terminal.run("explain-error", "--markdown")).isZero();
    GoldenFiles.compare(Path.of("docs/diagnostics.md"), terminal.out());
  }

  @ParameterizedTest
  @EnumSource
  void aKindIsFoundByItsWordAndAsItIsPrinted(Kind kind) {
    TestTerminal word = new TestTerminal();
    assertThat(word.run("explain-error", kind.word())).isZero();
    assertThat(word.out()).startsWith("# " + kind.word() + "\n").contains("## Better");
    TestTerminal pasted = new TestTerminal();
    pasted.run("explain-error", kind.severity().word() + "[" + kind.word() + "]:");
    assertThat(pasted.out()).isEqualTo(word.out());
  }

  /** What changes of a rule its tests let pass. */
  private static List<Diagnostic> unnoticed(String text) {
    try {
      return Mutations.of(FILE, text).stream()
          .flatMap(score -> Unnoticed.of(score.fates()).stream())
          .map(Unnoticed::diagnostic)
          .toList();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private List<Diagnostic> problems(Kind kind, String text) throws IOException {
    boolean isQuery =
        text.matches("(?s)(frame|exchange|istream|frames|exchanges|istreams|sequence) .*");
    RuleSet rules =
        isQuery
            ? RuleSet.load(List.of(), List.of(text), Fields.catalogue())
            : RuleSet.load(List.of(FILE), List.of(), Fields.catalogue(), Map.of(FILE, text));
    LoadedRules loaded =
        new LoadedRules(rules.parsed(), rules.rules(), Fields.catalogue(), !rules.hasErrors());
    List<Diagnostic> found = new ArrayList<>(rules.diagnostics());
    List<RuleTests> tests = RuleTests.read(rules.parsed(), found::add);
    if (kind == Kind.MISSING_CAPTURE) { // the captures of the other examples are not there either
      Files.write(captures.resolve("large.pcap"), new byte[0]);
      new CaptureFinder(List.of(captures)).tellMissing(tests, found::add);
    }
    if (kind == Kind.UNNOTICED_CHANGE) {
      found.addAll(unnoticed(text));
    }
    return Lints.check(loaded, found);
  }
}
