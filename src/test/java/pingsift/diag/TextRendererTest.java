// SPDX-License-Identifier: Apache-2.0
package pingsift.diag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import pingsift.text.SourceText;
import pingsift.text.Span;

class TextRendererTest {
  private static SourceText source(String text) {
    return new SourceText("a.sift", text);
  }

  private static Span find(SourceText source, String part) {
    int at = source.content().indexOf(part);
    return new Span(at, at + part.length());
  }

  private static String render(Diagnostic.Builder problem) {
    return TextRenderer.plain().render(problem.build());
  }

  private static Diagnostic.Builder problem(SourceText source, String part) {
    return Diagnostic.of(Kind.SYNTAX, source, find(source, part), "a message").label("here");
  }

  @Test
  void labels_on_one_line_hang_from_right_to_left_and_a_fix_is_shown() {
    SourceText source = source("rule r {\n    reply.data > 7.2\n}\n");
    int end = find(source, "reply.data").end();
    String text =
        render(
            Diagnostic.of(
                    Kind.TYPE_MISMATCH,
                    source,
                    find(source, ">"),
                    "cannot compare bytes with a number")
                .label("`>` orders numbers, durations and times")
                .other(find(source, "reply.data"), "`bytes`, the Data field of the Echo Reply")
                .other(find(source, "7.2"), "`float`")
                .help("compare its entropy, in bits per byte")
                .fix(new Fix(new Span(end, end), ".entropy", false)));
    assertThat(text)
        .isEqualTo(
            """
            error[type-mismatch]: cannot compare bytes with a number
             --> a.sift:2:16
              |
            2 |     reply.data > 7.2
              |     ---------- ^ --- `float`
              |     |          |
              |     |          `>` orders numbers, durations and times
              |     `bytes`, the Data field of the Echo Reply
              |
            help: compare its entropy, in bits per byte
              |
            2 |     reply.data.entropy > 7.2
              |               ++++++++
            """);
  }

  @Test
  void a_note_stands_below_a_warning() {
    SourceText source = source("frame where all(x)");
    String text =
        render(
            Diagnostic.of(Kind.VACUOUS_ALL, source, find(source, "all"), "true of nothing")
                .label("true without replies")
                .note("suppress with `// allow: vacuous-all` on the line above"));
    assertThat(text)
        .isEqualTo(
            """
            warning[vacuous-all]: true of nothing
             --> a.sift:1:13
              |
            1 | frame where all(x)
              |             ^^^ true without replies
              |
              = note: suppress with `// allow: vacuous-all` on the line above
            """);
  }

  @Test
  void tabs_are_expanded() {
    assertThat(render(problem(source("\ta\tbad"), "bad")))
        .contains("1 |     a   bad\n")
        .contains("  |         ^^^ here\n");
  }

  @Test
  void wide_and_combining_characters_keep_the_marks_in_place() {
    assertThat(render(problem(source("漢字 e\u0301 bad"), "bad")))
        .contains(" --> a.sift:1:7\n")
        .contains("  |        ^^^ here\n");
  }

  @Test
  void control_characters_of_a_hostile_file_are_shown_and_not_sent() {
    SourceText source = new SourceText("a\u001b[2J.sift", "x \u001b[31m\u202e\u0007 bad");
    String text = render(problem(source, "bad").note("`\u001b]0;title\u0007`"));
    assertThat(text)
        .doesNotContain("\u001b", "\u202e", "\u0007")
        .contains("x \\u{1b}[31m\\u{202e}\\u{7} bad")
        .contains("a\\u{1b}[2J.sift:1:11")
        .contains("note: `\\u{1b}]0;title\\u{7}`");
    String[] lines = text.split("\n");
    assertThat(lines[4].indexOf('^')).isEqualTo(lines[3].indexOf("bad"));
  }

  @Test
  void a_long_line_is_cut_around_its_mark() {
    String text = render(problem(source("a ".repeat(5000) + "bad" + " b".repeat(5000)), "bad"));
    String[] lines = text.split("\n");
    assertThat(lines[3]).startsWith("1 | …").endsWith("…").hasSize(4 + LinePainter.MAX_WIDTH);
    assertThat(lines[4].indexOf('^')).isEqualTo(lines[3].indexOf("bad"));
  }

  @Test
  void a_span_over_lines_is_marked_on_its_first_and_last() {
    SourceText source = source("rule r {\n  one\n  two\n  three\n}");
    assertThat(render(problem(source, source.content())))
        .isEqualTo(
            """
            error[syntax]: a message
             --> a.sift:1:1
              |
            1 | rule r {
              | ^^^^^^^^ here
            ...
            5 | }
              | ^
            """);
  }

  @Test
  void a_single_line_between_two_marks_is_shown() {
    SourceText source = source("one\ntwo\nthree");
    assertThat(render(problem(source, "three").other(find(source, "one"), "there")))
        .contains("1 | one\n  | --- there\n2 | two\n3 | three\n  | ^^^^^ here\n");
  }

  @Test
  void an_empty_span_at_the_end_of_the_text_has_a_mark() {
    SourceText source = source("rule r {\n");
    Span end = new Span(source.length(), source.length());
    assertThat(render(Diagnostic.of(Kind.SYNTAX, source, end, "a message").label("here")))
        .contains(" --> a.sift:2:1\n")
        .endsWith("2 |\n  | ^ here\n");
  }

  @Test
  void of_an_empty_text_only_the_name_is_shown() {
    assertThat(render(Diagnostic.of(Kind.NOT_READABLE, source(""), new Span(0, 0), "a message")))
        .isEqualTo("error[not-readable]: a message\n --> a.sift\n");
  }

  @Test
  void a_fix_that_removes_shows_both_lines() {
    SourceText source = source("msg: \"x\"");
    assertThat(render(problem(source, ":").fix(new Fix(find(source, ":"), "", true))))
        .endsWith("help: remove it\n  |\n1 - msg: \"x\"\n1 + msg \"x\"\n");
  }

  @Test
  void colours_change_nothing_but_colours() {
    Diagnostic problem = problem(source("a bad b"), "bad").help("do").build();
    String coloured = TextRenderer.coloured().render(problem);
    assertThat(coloured).contains("\u001b[1;31merror[syntax]\u001b[0m");
    assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", ""))
        .isEqualTo(TextRenderer.plain().render(problem));
  }

  @Test
  void the_summary_counts_by_severity() {
    SourceText source = source("x");
    Diagnostic error = problem(source, "x").build();
    Diagnostic warning = Diagnostic.of(Kind.NO_TEST, source, new Span(0, 1), "no test").build();
    assertThat(TextRenderer.summary(List.of(error, error, warning), 3))
        .isEqualTo("2 errors, 1 warning in 3 files");
    assertThat(TextRenderer.summary(List.of(error), 1)).isEqualTo("1 error in 1 file");
    assertThat(TextRenderer.summary(List.of(), 2)).isEqualTo("no problems in 2 files");
  }

  @Property(tries = 500)
  void any_text_and_any_spans_render_without_control_characters(
      @ForAll String text,
      @ForAll @IntRange(max = 300) int a,
      @ForAll @IntRange(max = 300) int b,
      @ForAll @IntRange(max = 300) int c) {
    SourceText source = source(text);
    Span first = span(source, a, b);
    Diagnostic problem =
        Diagnostic.of(Kind.SYNTAX, source, first, text)
            .label(text)
            .other(span(source, b, c), "other")
            .help(text)
            .fix(new Fix(span(source, a, c), text, true))
            .build();
    String rendered = TextRenderer.plain().render(problem);
    assertThat(rendered.chars().filter(ch -> ch != '\n' && Character.isISOControl(ch)).count())
        .isZero();
  }

  private static Span span(SourceText source, int a, int b) {
    int length = source.length();
    return new Span(Math.min(length, Math.min(a, b)), Math.min(length, Math.max(a, b)));
  }
}
