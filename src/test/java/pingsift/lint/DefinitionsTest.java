// SPDX-License-Identifier: Apache-2.0
package pingsift.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.diag.TextRenderer;
import pingsift.engine.RuleSet;
import pingsift.fields.Fields;

/** What checks at load say of conditions that definitions stand for. */
class DefinitionsTest {
  private static final String RULES =
      """
      define impossible(a) = entropy(a) > 9
      define habit = icmp.seq == 256
      define twice(a) = a > 5 and a > 3
      define spare(a) = a == 1
      list unused = { 1 }
      list used = { 10.0.0.1 }
      rule one { meta { sid 1 msg "a" } frame where impossible(data) test { alert "x" } }
      rule two { meta { sid 2 msg "b" } frame where habit and src in used test { alert "x" } }
      rule three { meta { sid 3 msg "c" } frame where twice(len) test { alert "x" } }
      rule four { meta { sid 4 msg "d" } frame where len > 7 and twice(len) test { alert "x" } }
      """;

  @TempDir Path scratch;

  @Test
  void problemsAreAtTheUseAndAtTheDefinition() throws IOException {
    List<Diagnostic> problems = problems();
    assertThat(problems).extracting(Diagnostic::kind).contains(Kind.NEVER_TRUE);
    for (Diagnostic problem : problems) {
      int length = problem.source().length();
      assertThat(problem.primary().span().end()).isLessThanOrEqualTo(length);
      problem.fixes().forEach(fix -> assertThat(fix.span().end()).isLessThanOrEqualTo(length));
    }
    Diagnostic never =
        problems.stream().filter(p -> p.kind() == Kind.NEVER_TRUE).findFirst().orElseThrow();
    String text = never.source().slice(never.primary().span());
    assertThat(text).isEqualTo("impossible(data)");
    assertThat(TextRenderer.plain().render(never)).contains("define impossible(a)");
  }

  @Test
  void whatIsUnusedIsToldAndWhatIsUsedIsNot() throws IOException {
    assertThat(problems())
        .filteredOn(p -> p.kind() == Kind.UNUSED_LIST || p.kind() == Kind.UNUSED_DEFINE)
        .extracting(p -> p.source().slice(p.primary().span()))
        .containsExactlyInAnyOrder("unused", "spare");
  }

  private List<Diagnostic> problems() throws IOException {
    Path file = Files.writeString(scratch.resolve("a.sift"), RULES);
    RuleSet set = RuleSet.load(List.of(file.toString()), List.of(), Fields.catalogue());
    assertThat(set.hasErrors()).as(set.diagnostics().toString()).isFalse();
    return Lints.check(
        new LoadedRules(set.parsed(), set.rules(), Fields.catalogue(), true), set.diagnostics());
  }
}
