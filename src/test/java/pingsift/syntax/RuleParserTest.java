// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.diag.TextRenderer;
import pingsift.syntax.antlr.PingsiftParser;
import pingsift.text.SourceText;

class RuleParserTest {
  private static final int MANY = 100_000;

  private final List<Diagnostic> problems = new ArrayList<>();

  private RuleFile file(String text) {
    return RuleParser.file(new SourceText("test.sift", text), problems::add);
  }

  private void expectTooDeep(String condition) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> file("rule r { frame where " + condition + " }"));
    assertThat(problems).extracting(Diagnostic::kind).containsExactly(Kind.TOO_DEEP);
  }

  // --- Depth ---

  @ParameterizedTest
  @ValueSource(strings = {"(", "not ", "f(", "-", "data[", "1 + ", "1 << ", "a | ", "not (f(-"})
  void a_hundred_thousand_levels_are_one_problem(String opening) {
    expectTooDeep(opening.repeat(MANY) + "a");
  }

  @Test
  void a_hundred_thousand_balanced_parentheses_are_one_problem() {
    expectTooDeep("(".repeat(MANY) + "a" + ")".repeat(MANY));
  }

  @Test
  void a_hundred_thousand_subscripts_are_one_problem() {
    expectTooDeep("data" + "[0:1]".repeat(MANY) + " == x\"00\"");
  }

  @Test
  void nested_sets_are_one_problem() {
    expectTooDeep("a in " + "{".repeat(MANY) + "}".repeat(MANY));
  }

  @Test
  void nested_braces_in_a_test_block_are_only_text() {
    RuleFile file =
        file("rule r { frame where a test {" + "{".repeat(MANY) + "}".repeat(MANY) + "} }");
    assertThat(problems).isEmpty();
    assertThat(file.items()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "f(", "not ", "- ", "data["})
  void the_deepest_that_is_allowed_parses(String opening) {
    String closing =
        switch (opening.charAt(opening.length() - 1)) {
          case '(' -> ")";
          case '[' -> "]";
          default -> "";
        };
    int levels = opening.equals("data[") ? NestingLimit.MAX_DEPTH / 2 : NestingLimit.MAX_DEPTH;
    file("rule r { frame where " + opening.repeat(levels) + "1" + closing.repeat(levels) + " }");
    assertThat(problems).isEmpty();
  }

  @Test
  void a_long_chain_is_flat_and_no_problem() {
    RuleFile file = file("rule r { frame where a == 1" + " or a == 1".repeat(MANY) + " }");
    assertThat(problems).isEmpty();
    Query query = ((Item.Rule) file.items().get(0)).query();
    assertThat(((Syntax.Or) ((Query.Single) query).condition()).operands()).hasSize(MANY + 1);
  }

  // --- Size ---

  @Test
  void a_text_over_the_size_limit_is_one_problem() {
    assertThat(file(" ".repeat(TokenReader.MAX_CHARACTERS + 1)).items()).isEmpty();
    assertThat(problems).extracting(Diagnostic::kind).containsExactly(Kind.TOO_DEEP);
  }

  @Test
  void a_text_with_too_many_tokens_is_one_problem() {
    assertThat(file("1 ".repeat(TokenReader.MAX_TOKENS + 1)).items()).isEmpty();
    assertThat(problems).extracting(Diagnostic::kind).containsExactly(Kind.TOO_DEEP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/*",
        "\"",
        "'",
        "x\"",
        "rule",
        "rule x {",
        "{",
        "}",
        ")",
        "a:",
        "1.",
        "::",
        "/ ",
        "list ",
        "\\",
        "\ud83d",
        "meta {",
        "not",
        "&&",
        "import ",
        "alert icmp ",
        "\n{",
        "\nrule a {"
      })
  void the_same_over_and_over_stays_fast(String piece) {
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> file(piece.repeat(30_000)));
    assertThat(problems).isNotEmpty();
  }

  // --- Recovery ---

  @Test
  void a_broken_rule_does_not_hide_the_next() {
    RuleFile file =
        file("rule a { frame where len > }\nrule b { frame where len > 1 }\nlist c = { 1 }\n");
    assertThat(problems).hasSize(1);
    assertThat(file.items()).hasSize(2);
  }

  @Test
  void a_rule_with_a_broken_condition_is_left_out_and_its_parts_are_checked() {
    RuleFile file =
        file("rule a {\n meta {\n msg\n sid 1 }\n frame where len >\n limit 0 per 1m by src\n}");
    assertThat(file.items()).isEmpty();
    assertThat(problems).hasSize(3);
  }

  @Test
  void a_broken_literal_leaves_the_rule_in_the_tree() {
    RuleFile file = file("rule a { frame where src == 300.1.1.1 }");
    assertThat(file.items()).hasSize(1);
    Query.Single query = (Query.Single) ((Item.Rule) file.items().get(0)).query();
    assertThat(((Syntax.Compare) query.condition()).right()).isInstanceOf(Syntax.Broken.class);
  }

  @Test
  void problems_come_in_source_order() {
    file("rule a { frame where a = 1 && b = 2\n limit 0 per 5 by src }\nlist l = { 1.2.3 }");
    assertThat(problems).hasSize(6);
    assertThat(problems)
        .extracting(problem -> problem.primary().span().start())
        .isSortedAccordingTo(Integer::compare);
  }

  @Test
  void offsets_count_utf_16_units_behind_wide_characters() {
    String text = "# \ud83d\ude00\nrule r { frame where data contains \"\ud83d\ude00\" and a = 1 }";
    file(text);
    assertThat(problems.get(0).primary().span().start()).isEqualTo(text.indexOf("= 1"));
  }

  @Test
  void a_thousand_problems_are_told_and_the_rest_is_counted() {
    RuleFile file = file("rule r { frame where a " + "&& a ".repeat(5000) + "}");
    assertThat(problems.size()).isEqualTo(Problems.MOST);
    assertThat(file.untold()).isEqualTo(4000);
  }

  @Test
  void problems_of_one_endless_line_render_in_time() {
    file("rule r { frame where a " + "&& a ".repeat(200_000) + "}");
    assertTimeoutPreemptively(
        Duration.ofSeconds(30), () -> TextRenderer.plain().render(problems).length());
  }

  // --- The short way through meta lines ---

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sid 1 rev 2 msg \"a \\n b\" attack T1095, T1572",
        "ref \"a\", \"b\" class word rule limit",
        "created_at 2026_11_21 x 0x10, 7.5, 20ms",
        "attack T1059.001, T1498 . 002 ref a.limit.b"
      })
  void a_plain_meta_line_is_what_the_grammar_says(String line) {
    SourceText source = new SourceText("line", line);
    Problems none = new Problems(source);
    var tokens = TokenReader.read(source, none).tokens();
    var read = MetaLine.read(tokens, new TextReader(none)).orElseThrow();
    PingsiftParser parser = new PingsiftParser(new CommonTokenStream(new ListTokenSource(tokens)));
    parser.setErrorHandler(new BailErrorStrategy());
    var entries = parser.wholeMetaLine().metaEntry();
    assertThat(read)
        .extracting(entry -> source.slice(entry.span()).replace(" ", ""))
        .containsExactlyElementsOf(
            entries.stream().map(entry -> entry.getText().replace(" ", "")).toList());
    assertThat(read)
        .extracting(entry -> entry.values().size())
        .containsExactlyElementsOf(entries.stream().map(e -> e.metaValue().size()).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sid 1, 2,",
        "sid",
        "sid 1 rev",
        ", sid 1",
        "sid 1 2",
        "\"a\" b",
        "a -5",
        "a b.",
        "a b..c",
        "a \"b\".c",
        "a b c"
      })
  void other_meta_lines_are_left_to_the_grammar(String line) {
    SourceText source = new SourceText("line", line);
    Problems none = new Problems(source);
    var tokens = TokenReader.read(source, none).tokens();
    assertThat(MetaLine.read(tokens, new TextReader(none))).isEmpty();
  }

  // --- The grammar's own word ---

  /** Files are parsed part by part; the grammar's rule for whole files must agree with that. */
  @TestFactory
  Stream<DynamicTest> the_grammar_accepts_whole_files() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("testdata/syntax/file"))) {
      return files.filter(path -> path.toString().endsWith(".sift")).toList().stream()
          .map(path -> DynamicTest.dynamicTest(path.getFileName().toString(), () -> whole(path)));
    }
  }

  private void whole(Path path) throws IOException {
    SourceText source = new SourceText(path.toString(), Files.readString(path));
    TokenReader.Read read = TokenReader.read(source, new Problems(source));
    PingsiftParser parser =
        new PingsiftParser(new CommonTokenStream(new ListTokenSource(read.tokens())));
    parser.setErrorHandler(new BailErrorStrategy());
    assertThat(parser.ruleFile().item())
        .hasSameSizeAs(RuleParser.file(source, problems::add).items());
  }
}
