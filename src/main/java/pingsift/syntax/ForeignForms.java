// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import pingsift.diag.Diagnostic;
import pingsift.diag.Fix;
import pingsift.syntax.antlr.PingsiftLexer;
import pingsift.text.Span;

/** What other languages write between values, or where a value must stand. */
final class ForeignForms {
  /** Operators that other languages write as words. */
  private static final Map<String, String> OPERATORS =
      Map.of(
          "is", "==",
          "eq", "==",
          "ne", "!=",
          "gt", ">",
          "ge", ">=",
          "lt", "<",
          "le", "<=",
          "has", "contains",
          "includes", "contains",
          "like", "contains");

  /** Words that take what they look at in parentheses. */
  private static final Set<String> CALL_WORDS =
      Set.of(
          "any",
          "all",
          "none",
          "count",
          "share",
          "min",
          "max",
          "sum",
          "avg",
          "stdev",
          "distinct",
          "first",
          "last",
          "exists",
          "missing",
          "len");

  private static final Set<String> NOTHING_WORDS =
      Set.of("null", "nil", "none", "missing", "absent", "empty", "undefined");

  /** What Python and others put before a text. */
  private static final Set<String> TEXT_PREFIXES = Set.of("b", "r", "u", "f", "br", "rb");

  private static final Set<String> ELEMENTS =
      Set.of("request", "requests", "reply", "replies", "exchange", "exchanges", "frame", "frames");

  private final Stop stop;
  private final Problems problems;

  ForeignForms(Stop stop, Problems problems) {
    this.stop = stop;
    this.problems = problems;
  }

  // --- Behind a value, where an operator must stand ---

  Optional<Diagnostic.Builder> betweenValues() {
    String text = stop.text();
    CommonToken before = stop.previous();
    if (text.equals("is") && isPresenceWord(stop.type(1), stop.text(1))) {
      boolean not = stop.type(1) == PingsiftLexer.NOT;
      return Optional.of(
          problems
              .syntax(stop.span(), "a function asks whether a value is there")
              .label("not an operator")
              .help("write `" + (not ? "exists" : "missing") + "(…)`"));
    }
    if (text.equals("between")) {
      return Optional.of(between());
    }
    Optional<Diagnostic.Builder> unit = spacedUnit();
    if (unit.isPresent()) {
      return unit;
    }
    if (CALL_WORDS.contains(before.getText()) && before.getType() == PingsiftLexer.NAME) {
      return Optional.of(
          problems
              .syntax(
                  Tokens.span(before),
                  "`" + before.getText() + "` looks at what stands in its `( )`")
              .label("expected `(` after this")
              .help("write `" + before.getText() + "(…)`"));
    }
    if (TEXT_PREFIXES.contains(before.getText())
        && stop.type() == PingsiftLexer.STRING
        && Tokens.span(before).end() == stop.span().start()) {
      return Optional.of(textPrefix(Tokens.span(before)));
    }
    if (text.equals("group") && stop.type(1) == PingsiftLexer.BY) {
      Span words = stop.span().to(Tokens.span(stop.token(stop.at() + 1)));
      return Optional.of(
          problems
              .syntax(words, "`group by` is written `by` here")
              .label("write `by`")
              .fix(new Fix(words, "by", true)));
    }
    Optional<Diagnostic.Builder> comment = dashes();
    return comment.isPresent() ? comment : operatorWord();
  }

  private static boolean isPresenceWord(int type, String word) {
    return type == PingsiftLexer.NOT || NOTHING_WORDS.contains(word.toLowerCase(Locale.ROOT));
  }

  private Diagnostic.Builder between() {
    Diagnostic.Builder problem =
        problems
            .syntax(stop.span(), "`between` is written `in` with a range")
            .label("not an operator");
    boolean plain =
        stop.type(1) == PingsiftLexer.NUMBER
            && stop.type(2) == PingsiftLexer.AND
            && stop.type(3) == PingsiftLexer.NUMBER;
    if (!plain) {
      return problem.help("write `in 5..7`; both ends belong to it");
    }
    String ours = "in " + stop.text(1) + ".." + stop.text(3);
    Span all = stop.span().to(Tokens.span(stop.token(stop.at() + 3)));
    return problem
        .help("write `" + ours + "`; both ends belong to it")
        .fix(new Fix(all, ours, true));
  }

  /** {@code 100 ms} and {@code 5 seconds}. */
  Optional<Diagnostic.Builder> spacedUnit() {
    CommonToken number = stop.previous();
    if (stop.isEnd()
        || number.getType() != PingsiftLexer.NUMBER
        || !Character.isDigit(number.getText().charAt(number.getText().length() - 1))) {
      return Optional.empty();
    }
    Optional<String> unit = Units.of(stop.text());
    int start = Tokens.span(number).end();
    Span rest = new Span(start, stop.span().end());
    return unit.map(
        known ->
            problems
                .syntax(rest, "a unit follows its number without a blank")
                .label("write `" + number.getText() + known + "`")
                .fix(new Fix(rest, known, true)));
  }

  private Diagnostic.Builder textPrefix(Span prefix) {
    Diagnostic.Builder problem =
        problems.syntax(prefix, "a text has nothing before its quotes").label("remove this");
    if (stop.type(-2) == PingsiftLexer.MATCHES && stop.text().indexOf('/') < 0) {
      String regex = "/" + stop.text().substring(1, stop.text().length() - 1) + "/";
      return problem
          .help("a regular expression stands between slashes: `" + regex + "`")
          .fix(new Fix(prefix.to(stop.span()), regex, false));
    }
    return problem
        .help("bytes are written `x\"D5 20\"`, regular expressions `/…/`")
        .fix(new Fix(prefix, "", false));
  }

  /** {@code -- a comment}, read so far as a number taken away. */
  private Optional<Diagnostic.Builder> dashes() {
    for (int i = stop.at() - 1; i > 0 && !Tokens.startsLine(stop.tokens(), i); i--) {
      Span second = Tokens.span(stop.token(i));
      Span first = Tokens.span(stop.token(i - 1));
      if (stop.token(i).getType() == PingsiftLexer.MINUS
          && stop.token(i - 1).getType() == PingsiftLexer.MINUS
          && first.end() == second.start()) {
        return Optional.of(
            problems
                .syntax(first.to(second), "a comment begins with `//` or `#`")
                .label("a subtraction here")
                .fix(new Fix(first.to(second), "//", false)));
      }
    }
    return Optional.empty();
  }

  private Optional<Diagnostic.Builder> operatorWord() {
    String text = stop.text();
    String ours = OPERATORS.get(text.toLowerCase(Locale.ROOT));
    return ours == null || stop.type() != PingsiftLexer.NAME
        ? Optional.empty()
        : Optional.of(
            problems
                .syntax(stop.span(), "`" + text + "` is written `" + ours + "` here")
                .label("write `" + ours + "`")
                .fix(new Fix(stop.span(), ours, true)));
  }

  /** What to write for {@code first(request).len} and {@code requests[0].len}. */
  Optional<String> fieldOfElement() {
    int at = stop.at();
    String field = stop.text(1);
    boolean call = stop.previousType() == PingsiftLexer.RPAREN && at >= 4;
    if (call && CALL_WORDS.contains(stop.token(at - 4).getText())) {
      String word = stop.token(at - 4).getText();
      String inner = stop.token(at - 2).getText();
      return Optional.of("the field stands inside: `%s(%s.%s)`".formatted(word, inner, field));
    }
    boolean index = stop.previousType() == PingsiftLexer.RBRACKET && at >= 4;
    return index && ELEMENTS.contains(stop.token(at - 4).getText())
        ? Optional.of(
            "elements have no numbers: `first(request.%1$s)`, `last(request.%1$s)`, or all of them"
                    .formatted(field)
                + " with `any(…)`, `all(…)`, `count(…)`")
        : Optional.empty();
  }

  // --- Where a value must stand ---

  Optional<Diagnostic.Builder> insteadOfValue() {
    int type = stop.type();
    if (type == PingsiftLexer.STAR
        && stop.previousType() == PingsiftLexer.LPAREN
        && stop.type(1) == PingsiftLexer.RPAREN) {
      return Optional.of(
          problems
              .syntax(stop.span(), "all are counted where nothing is asked: `count()`")
              .label("remove this")
              .fix(new Fix(stop.span(), "", true)));
    }
    if (!Tokens.looksForBytes(stop.previousType())) {
      return Optional.empty();
    }
    return switch (type) {
      case PingsiftLexer.BAR -> Optional.of(bytesBetweenBars());
      case PingsiftLexer.NOCASE ->
          stop.type(1) == PingsiftLexer.STRING ? Optional.of(nocaseFirst()) : Optional.empty();
      case PingsiftLexer.LBRACE -> Optional.of(braces());
      default -> Optional.empty();
    };
  }

  /** Suricata's {@code |D5 20|}. */
  private Diagnostic.Builder bytesBetweenBars() {
    Diagnostic.Builder problem =
        problems.syntax(stop.span(), "bytes are written in quotes").label("no byte literal");
    int end = stop.at() + 1;
    while (end < stop.tokens().size() && stop.token(end).getType() != PingsiftLexer.BAR) {
      end++;
    }
    if (end == stop.tokens().size() || end == stop.at() + 1) {
      return problem.help("write `x\"D5 20 ?? 80\"`");
    }
    Span whole = stop.span().to(Tokens.span(stop.token(end)));
    String digits =
        problems.source().content().substring(whole.start() + 1, whole.end() - 1).strip();
    if (!digits.matches("([0-9a-fA-F]{2}\\s*)+")) {
      return problem.help("write `x\"D5 20 ?? 80\"`");
    }
    String ours = "x\"" + digits + "\"";
    return problem.help("write `" + ours + "`").fix(new Fix(whole, ours, true));
  }

  private Diagnostic.Builder nocaseFirst() {
    Span whole = stop.span().to(Tokens.span(stop.token(stop.at() + 1)));
    return problems
        .syntax(stop.span(), "`nocase` stands behind the text")
        .label("too early")
        .fix(new Fix(whole, stop.text(1) + " nocase", true));
  }

  private Diagnostic.Builder braces() {
    String word = stop.previous().getText();
    if (stop.type(1) == PingsiftLexer.STRING) {
      return problems
          .syntax(stop.span(), "`" + word + "` looks for one text at a time")
          .label("braces hold sets, after `in`")
          .help("join several with `or`, or write `matches /one|other/`");
    }
    return problems
        .syntax(stop.span(), "bytes are written in quotes")
        .label("braces hold sets, after `in`")
        .help("write `x\"D5 20 ?? 80\"`");
  }
}
