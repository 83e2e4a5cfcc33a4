// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import pingsift.diag.Diagnostic;
import pingsift.diag.Fix;
import pingsift.diag.Label;
import pingsift.diag.TextRenderer;
import pingsift.text.SourceText;
import pingsift.text.Span;

/** What holds for any text at all. */
class RuleParserProperties {
  private static final String[] PIECES = {
    "rule",
    "r",
    "{",
    "}",
    "meta",
    "sid",
    "1",
    "msg",
    "\"x\"",
    "frame",
    "istream",
    "frames",
    "where",
    "by",
    "over",
    "60s",
    "having",
    "sequence",
    "within",
    "then",
    "no",
    "and",
    "or",
    "not",
    "in",
    "contains",
    "matches",
    "/a/",
    "nocase",
    "true",
    "(",
    ")",
    "[",
    "]",
    "==",
    "<",
    "=",
    "&&",
    "+",
    "-",
    "*",
    "/",
    "%",
    "&",
    "|",
    "^",
    "<<",
    "..",
    ".",
    ",",
    ":",
    "10.0.0.0/8",
    "fe80::1",
    "::",
    "x\"D5 ??\"",
    "x\"[",
    "\"",
    "'a'",
    "limit",
    "after",
    "per",
    "list",
    "define",
    "import",
    "suppress",
    "file",
    "test",
    "//",
    "#",
    "/*",
    "*/",
    "\n",
    "\n",
    "\n",
    ";",
    "$",
    "\\",
    "0x",
    "1.5",
    "9999999999999999999",
    "2026-11-21",
    "data",
    "icmp.type",
    "alert",
    "icmp",
    "\u00e9"
  };

  @Property(tries = 400)
  void any_text_parses_to_sound_spans(@ForAll String text) {
    check(text);
  }

  @Property(tries = 1500)
  void any_mixture_of_words_and_marks_parses(@ForAll("mixtures") String text) {
    check(text);
  }

  @Property(tries = 800)
  void any_mixture_in_a_condition_is_understood_or_told(@ForAll("mixtures") String text) {
    List<Diagnostic> problems = new ArrayList<>();
    SourceText source = new SourceText("<expression>", "frame where " + text);
    Optional<Query> query = RuleParser.query(source, problems::add);
    assertThat(query.isPresent() || !problems.isEmpty()).isTrue();
    query.ifPresent(tree -> checkTree(tree, new Span(0, source.length())));
    checkProblems(source, problems);
  }

  @Property(tries = 400)
  void any_mixture_of_values_is_understood_or_told(@ForAll("mixtures") String text) {
    List<Diagnostic> problems = new ArrayList<>();
    SourceText source = new SourceText("--show", text);
    List<Syntax> values = RuleParser.values(source, problems::add);
    assertThat(!values.isEmpty() || !problems.isEmpty()).isTrue();
    values.forEach(value -> checkTree(value, new Span(0, source.length())));
    checkProblems(source, problems);
  }

  @Provide
  Arbitrary<String> mixtures() {
    return Arbitraries.of(PIECES).list().ofMaxSize(40).map(pieces -> String.join(" ", pieces));
  }

  private static void check(String text) {
    List<Diagnostic> problems = new ArrayList<>();
    SourceText source = new SourceText("any.sift", text);
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          RuleFile file = RuleParser.file(source, problems::add);
          Span whole = new Span(0, source.length());
          file.items().forEach(item -> checkTree(item, whole));
        });
    checkProblems(source, problems);
    // a text that is neither empty nor comments is understood or told
    RuleFile file = RuleParser.file(source, problem -> {});
    if (file.items().isEmpty() && file.comments().isEmpty()) {
      String rest = text.replace("\uFEFF", "").replaceAll("[ \t\r\n\f]", "");
      assertThat(problems.isEmpty()).isEqualTo(rest.isEmpty());
    }
  }

  private static void checkProblems(SourceText source, List<Diagnostic> problems) {
    for (Diagnostic problem : problems) {
      checkSpan(source, problem.primary().span());
      for (Label label : problem.others()) {
        checkSpan(source, label.span());
      }
      for (Fix fix : problem.fixes()) {
        checkSpan(source, fix.span());
      }
      assertThat(problem.message()).doesNotContain("mismatched", "illegal", "LPAREN", "null");
    }
    String rendered = TextRenderer.plain().render(problems);
    assertThat(rendered.chars().filter(c -> c != '\n' && Character.isISOControl(c)).count())
        .isZero();
  }

  private static void checkSpan(SourceText source, Span span) {
    assertThat(span.end()).isLessThanOrEqualTo(source.length());
  }

  /** Every part lies in the whole it is part of. */
  private static void checkTree(Object node, Span outer) {
    if (node instanceof List<?> list) {
      list.forEach(child -> checkTree(child, outer));
    } else if (node instanceof Optional<?> optional) {
      optional.ifPresent(child -> checkTree(child, outer));
    } else if (node instanceof Span span) {
      assertThat(span.start()).isGreaterThanOrEqualTo(outer.start());
      assertThat(span.end()).isLessThanOrEqualTo(outer.end());
    } else if (node instanceof Record tree) {
      Span own = ownSpan(tree, outer);
      for (RecordComponent component : tree.getClass().getRecordComponents()) {
        boolean isSpan = component.getName().equals("span");
        checkTree(value(tree, component), isSpan ? outer : own);
      }
    }
  }

  private static Span ownSpan(Record tree, Span outer) {
    for (RecordComponent component : tree.getClass().getRecordComponents()) {
      if (component.getName().equals("span")) {
        return (Span) value(tree, component);
      }
    }
    return outer;
  }

  private static Object value(Record tree, RecordComponent component) {
    try {
      return component.getAccessor().invoke(tree);
    } catch (ReflectiveOperationException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
