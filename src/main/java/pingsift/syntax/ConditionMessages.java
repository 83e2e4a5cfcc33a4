// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;
import pingsift.diag.Diagnostic;
import pingsift.diag.Fix;
import pingsift.diag.Suggestions;
import pingsift.syntax.antlr.PingsiftLexer;
import pingsift.text.Span;

/** Mistakes in conditions: a value is missing, or an operator, or a bracket. */
final class ConditionMessages {
  private static final List<String> OPERATOR_WORDS =
      List.of("and", "or", "in", "not", "contains", "startswith", "endswith", "matches", "nocase");

  private final Section.Kind kind;
  private final Stop stop;
  private final Problems problems;
  private final ForeignForms foreign;
  private final ForeignSets sets;

  ConditionMessages(Section.Kind kind, Stop stop, Problems problems) {
    this.kind = kind;
    this.stop = stop;
    this.problems = problems;
    this.foreign = new ForeignForms(stop, problems);
    this.sets = new ForeignSets(stop, problems);
  }

  /** Nothing where only a list of what could stand here is left to say. */
  Optional<Diagnostic.Builder> message() {
    Optional<Diagnostic.Builder> habit = new ForeignKeys(stop, problems).message();
    if (habit.isEmpty()) {
      habit = foreign.insteadOfValue();
    }
    if (habit.isPresent()) {
      return habit;
    }
    if (stop.expectsOperand()) {
      return Optional.of(stop.isEnd() ? endsBeforeOperand() : noOperand());
    }
    if (stop.isEnd()) {
      return notClosed();
    }
    if (stop.previousType() == PingsiftLexer.NOT && stop.expects(PingsiftLexer.IN)) {
      return Optional.of(notWithoutIn());
    }
    if (stop.previousType() == PingsiftLexer.COMMA) {
      return Optional.of(valueAfterComma());
    }
    if (stop.previousType() == PingsiftLexer.DOT) {
      return Optional.of(nameAfterDot());
    }
    return Tokens.endsOperand(stop.previousType()) || stop.previousType() == PingsiftLexer.NOCASE
        ? noOperator()
        : Optional.empty();
  }

  // --- A value is missing ---

  private Diagnostic.Builder endsBeforeOperand() {
    CommonToken before = stop.previous();
    Diagnostic.Builder problem =
        problems
            .syntax(stop.span(), "the " + kind.word() + " ends too early")
            .label("expected " + wanted())
            .other(Tokens.span(before), "after this `" + before.getText() + "`");
    if (before.getType() == PingsiftLexer.PERCENT) {
      problem.help("shares are 0 to 1: write 90 percent as `0.9`");
    }
    return problem;
  }

  private String wanted() {
    return switch (stop.previousType()) {
      case PingsiftLexer.AND,
          PingsiftLexer.OR,
          PingsiftLexer.NOT,
          PingsiftLexer.WHERE,
          PingsiftLexer.HAVING ->
          "a comparison";
      case PingsiftLexer.ASSIGN -> kind == Section.Kind.DEFINE ? "a condition" : "`{` or `file`";
      default -> "a value";
    };
  }

  private Diagnostic.Builder noOperand() {
    int type = stop.type();
    if (Tokens.looksForBytes(type) && stop.type(1) == PingsiftLexer.LPAREN) {
      String word = stop.text();
      return problems
          .syntax(stop.span(), "`" + word + "` stands between its two sides")
          .label("not a function")
          .help("write `data " + word + (word.equals("matches") ? " /…/`" : " \"…\"`"));
    }
    Optional<Diagnostic.Builder> set = sets.insteadOfValue();
    if (set.isPresent()) {
      return set.get();
    }
    if (Tokens.closes(type) && mismatched().isPresent()) {
      return mismatched().get();
    }
    if (type == PingsiftLexer.RPAREN && stop.previousType() == PingsiftLexer.LPAREN) {
      Span pair = Tokens.span(stop.previous()).to(stop.span());
      return problems
          .syntax(pair, "these parentheses hold nothing")
          .label("expected a condition or a value in them");
    }
    if (Tokens.isReserved(type) && !isOperatorWord(type)) {
      return reservedWord(stop, problems);
    }
    String before = "`" + stop.previous().getText() + "`";
    return problems
        .syntax(stop.span(), wanted() + " is missing after " + before)
        .label("found `" + stop.text() + "`");
  }

  private static boolean isOperatorWord(int type) {
    return switch (type) {
      case PingsiftLexer.AND,
          PingsiftLexer.OR,
          PingsiftLexer.IN,
          PingsiftLexer.NOT,
          PingsiftLexer.CONTAINS,
          PingsiftLexer.STARTSWITH,
          PingsiftLexer.ENDSWITH,
          PingsiftLexer.MATCHES,
          PingsiftLexer.NOCASE,
          PingsiftLexer.BY,
          PingsiftLexer.OVER,
          PingsiftLexer.HAVING,
          PingsiftLexer.WITHIN,
          PingsiftLexer.THEN ->
          true;
      default -> false;
    };
  }

  static Diagnostic.Builder reservedWord(Stop stop, Problems problems) {
    return problems
        .syntax(stop.span(), "`" + stop.text() + "` is a word of the language, not a name")
        .label("expected a name or a value");
  }

  private Diagnostic.Builder valueAfterComma() {
    return problems
        .syntax(stop.span(), "a value is missing after `,`")
        .label("found `" + stop.text() + "`");
  }

  private Diagnostic.Builder nameAfterDot() {
    return problems
        .syntax(stop.span(), "a name is missing after `.`")
        .label("found `" + stop.text() + "`");
  }

  // --- An operator or a bracket is missing ---

  private Optional<Diagnostic.Builder> notClosed() {
    CommonToken open = stop.innermostOpen();
    if (open == null) {
      return Optional.empty();
    }
    return Optional.of(
        problems
            .syntax(Tokens.span(open), "this `" + open.getText() + "` is not closed")
            .label("never closed")
            .other(stop.span(), "expected `" + Stop.closing(open) + "`"));
  }

  private Diagnostic.Builder notWithoutIn() {
    return problems
        .syntax(stop.span(), "after a value `not` goes with `in`")
        .label("expected `in`")
        .help("put `not` before the comparison: `not src == 10.0.0.1`");
  }

  private Optional<Diagnostic.Builder> noOperator() {
    int type = stop.type();
    boolean colon = type == PingsiftLexer.COLON || type == PingsiftLexer.IPV6;
    if ((type == PingsiftLexer.RANGE || type == PingsiftLexer.COMMA) && inBrackets()) {
      return Optional.of(
          problems
              .syntax(stop.span(), "a slice is written with `:`")
              .label("write `:`")
              .help("the second number is one past the last byte")
              .fix(new Fix(stop.span(), ":", false)));
    }
    if (Tokens.closes(type) || (inBrackets() && !colon)) {
      return mismatched();
    }
    return Optional.ofNullable(
        switch (type) {
          case PingsiftLexer.EQ,
              PingsiftLexer.NE,
              PingsiftLexer.LT,
              PingsiftLexer.LE,
              PingsiftLexer.GT,
              PingsiftLexer.GE,
              PingsiftLexer.CONTAINS,
              PingsiftLexer.STARTSWITH,
              PingsiftLexer.ENDSWITH,
              PingsiftLexer.MATCHES,
              PingsiftLexer.IN ->
              chained();
          case PingsiftLexer.COMMA -> comma();
          case PingsiftLexer.DOT -> dot();
          case PingsiftLexer.RANGE -> range();
          case PingsiftLexer.COLON, PingsiftLexer.IPV6 ->
              inBrackets() ? slice() : missingOperator();
          case PingsiftLexer.NOCASE -> nocase();
          case PingsiftLexer.LBRACE -> null;
          default -> Tokens.isReserved(type) && !isOperatorWord(type) ? null : missingOperator();
        });
  }

  private boolean inBrackets() {
    return stop.innermostOpenType() == PingsiftLexer.LBRACKET;
  }

  /** Whether the innermost open bracket is the brace of a set, after `in` or in a list. */
  private boolean inSet() {
    CommonToken open = stop.innermostOpen();
    if (open == null || open.getType() != PingsiftLexer.LBRACE) {
      return false;
    }
    int before = Tokens.type(stop.tokens(), stop.tokens().indexOf(open) - 1);
    return before == PingsiftLexer.IN || before == PingsiftLexer.ASSIGN;
  }

  /** A closing bracket that is not the one that is due, or none where one is due. */
  private Optional<Diagnostic.Builder> mismatched() {
    CommonToken open = stop.innermostOpen();
    if (open == null) {
      return Optional.of(
          problems
              .syntax(stop.span(), "this `" + stop.text() + "` closes nothing")
              .label("nothing is open here"));
    }
    if (Stop.closing(open).equals(stop.text())) {
      return Optional.empty();
    }
    return Optional.of(
        problems
            .syntax(Tokens.span(open), "this `" + open.getText() + "` is not closed")
            .label("never closed")
            .other(stop.span(), "expected `" + Stop.closing(open) + "` before this"));
  }

  private Diagnostic.Builder chained() {
    CommonToken bits = bitsBetween();
    if (bits != null) {
      String word = bits.getType() == PingsiftLexer.AMPERSAND ? "and" : "or";
      return problems
          .syntax(Tokens.span(bits), "`" + bits.getText() + "` does not join conditions")
          .label("works on the bits of the two numbers beside it")
          .help("write `" + word + "`")
          .fix(new Fix(Tokens.span(bits), word, false));
    }
    return problems
        .syntax(stop.span(), "comparisons do not chain")
        .label("a second comparison")
        .help("join two with `and`, as in `1 < x and x < 5`, or write `x in 2..4`");
  }

  /** A `&` or `|` between the comparison before the stop and the one that begins there. */
  private @Nullable CommonToken bitsBetween() {
    int depth = 0;
    for (int i = stop.at() - 1; i >= 0; i--) {
      CommonToken token = stop.token(i);
      int type = token.getType();
      if (Tokens.closes(type)) {
        depth++;
      } else if (Tokens.opens(type)) {
        depth--;
      }
      if (depth < 0 || (depth == 0 && Tokens.compares(type))) {
        return null;
      }
      if (depth == 0 && (type == PingsiftLexer.AMPERSAND || type == PingsiftLexer.BAR)) {
        return token;
      }
    }
    return null;
  }

  private Diagnostic.Builder comma() {
    return sets.comma()
        .orElseGet(
            () ->
                problems
                    .syntax(
                        stop.span(), "a `,` separates the members of sets, arguments and keys only")
                    .label("not expected")
                    .help("join conditions with `and`"));
  }

  private Diagnostic.Builder dot() {
    return problems
        .syntax(stop.span(), "a field cannot follow this")
        .label("`.` stands between names only")
        .help(
            foreign
                .fieldOfElement()
                .orElse("call a function on it: `entropy(data[0:4])`, `len(data[0:4])`"));
  }

  private Diagnostic.Builder range() {
    return problems
        .syntax(stop.span(), "a range stands after `in`")
        .label("not a value of its own")
        .help("write `ttl in 1..10`");
  }

  private Diagnostic.Builder slice() {
    return problems
        .syntax(stop.span(), "a slice has one `:`")
        .label("expected `]`")
        .help("write `data[FROM:TO]`, where either may be left out");
  }

  private Diagnostic.Builder nocase() {
    return problems
        .syntax(
            stop.span(), "`nocase` follows the text of a `contains`, `startswith` or `endswith`")
        .label("nothing to apply it to");
  }

  private Diagnostic.Builder missingOperator() {
    String text = stop.text();
    Span span = stop.span();
    if (inSet()) {
      Span member = Tokens.span(stop.previous());
      return problems
          .syntax(span, "a `,` is missing between two members")
          .label("a second member")
          .other(member, "the member before it")
          .fix(new Fix(new Span(member.end(), member.end()), ",", true));
    }
    if (stop.type(1) == PingsiftLexer.RANGE) {
      return problems
          .syntax(span, "a range stands after `in`")
          .label("expected `in` before this")
          .fix(new Fix(new Span(span.start(), span.start()), "in ", true));
    }
    Optional<Diagnostic.Builder> habit = foreign.betweenValues();
    if (habit.isPresent()) {
      return habit.get();
    }
    List<String> meant =
        stop.type() == PingsiftLexer.NAME ? Suggestions.closest(text, OPERATOR_WORDS) : List.of();
    if (!meant.isEmpty() && stop.type(1) != Token.EOF) {
      return problems
          .syntax(span, "`" + text + "` is not an operator")
          .label("not a word of the language")
          .help("a word with a similar spelling exists: `" + meant.get(0) + "`")
          .fix(new Fix(span, meant.get(0), false));
    }
    return problems
        .syntax(span, "an operator is missing before `" + text + "`")
        .label("expected `and`, `or` or a comparison before this")
        .other(Tokens.span(stop.previous()), "a value ends here");
  }
}
