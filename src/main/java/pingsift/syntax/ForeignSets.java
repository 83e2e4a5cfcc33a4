// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import pingsift.diag.Diagnostic;
import pingsift.diag.Fix;
import pingsift.syntax.antlr.PingsiftLexer;
import pingsift.text.Span;

/** Sets as other languages write them: {@code in (8, 0)}, {@code in [8, 0]}, {@code == {8, 0}}. */
final class ForeignSets {
  private final Stop stop;
  private final Problems problems;

  ForeignSets(Stop stop, Problems problems) {
    this.stop = stop;
    this.problems = problems;
  }

  /** A set where a plain value must stand. */
  Optional<Diagnostic.Builder> insteadOfValue() {
    if (stop.type() == PingsiftLexer.LBRACKET && stop.previousType() == PingsiftLexer.IN) {
      return Optional.of(inBraces("brackets cut slices", stop.at()));
    }
    if (stop.type() != PingsiftLexer.LBRACE) {
      return Optional.empty();
    }
    Diagnostic.Builder problem =
        problems
            .syntax(stop.span(), "a set in braces stands after `in`")
            .label("not a value of its own");
    CommonToken before = stop.previous();
    return Optional.of(
        switch (before.getType()) {
          case PingsiftLexer.EQ -> problem.fix(new Fix(Tokens.span(before), "in", true));
          case PingsiftLexer.NE -> problem.fix(new Fix(Tokens.span(before), "not in", true));
          default -> problem.help("write `src in { … }`");
        });
  }

  /** A comma behind a value that stands in parentheses, or in nothing, after {@code in}. */
  Optional<Diagnostic.Builder> comma() {
    CommonToken open = stop.innermostOpen();
    if (open != null && open.getType() == PingsiftLexer.LPAREN) {
      return Optional.of(inBraces("parentheses hold one value", stop.tokens().indexOf(open)));
    }
    int first = stop.at() - 1;
    if (stop.type(-2) == PingsiftLexer.MINUS) {
      first--;
    }
    if (Tokens.type(stop.tokens(), first - 1) != PingsiftLexer.IN) {
      return Optional.empty();
    }
    int last = stop.at();
    while (Tokens.type(stop.tokens(), last) == PingsiftLexer.COMMA
        && Tokens.endsOperand(Tokens.type(stop.tokens(), last + 1))) {
      last += 2;
    }
    Span members = Tokens.span(stop.token(first)).to(Tokens.span(stop.token(last - 1)));
    Diagnostic.Builder problem =
        problems.syntax(stop.span(), "a set stands in braces").label("one value ends here");
    return Optional.of(
        last == stop.at() ? problem.help("write `in { …, … }`") : withFix(problem, members));
  }

  /** Members in the wrong brackets, of which the one that opens has this index. */
  private Diagnostic.Builder inBraces(String label, int open) {
    Diagnostic.Builder problem =
        problems.syntax(stop.span(), "a set stands in braces").label(label);
    int close = close(open);
    boolean fixable = close > open + 1 && Tokens.type(stop.tokens(), open - 1) == PingsiftLexer.IN;
    if (!fixable) {
      return problem.help("write `in { …, … }`");
    }
    Span whole = Tokens.span(stop.token(open)).to(Tokens.span(stop.token(close)));
    Span members = new Span(whole.start() + 1, whole.end() - 1);
    return withFix(problem, members, whole);
  }

  private Diagnostic.Builder withFix(Diagnostic.Builder problem, Span members) {
    return withFix(problem, members, members);
  }

  private Diagnostic.Builder withFix(Diagnostic.Builder problem, Span members, Span replaced) {
    String text = problems.source().content().substring(members.start(), members.end()).strip();
    String ours = "{ " + text + " }";
    return problem.help("write `in " + ours + "`").fix(new Fix(replaced, ours, true));
  }

  /** Index of the bracket that closes another, or -1. */
  private int close(int open) {
    int depth = 0;
    for (int i = open; Tokens.type(stop.tokens(), i) != Token.EOF; i++) {
      int type = Tokens.type(stop.tokens(), i);
      if (Tokens.opens(type)) {
        depth++;
      } else if (Tokens.closes(type) && --depth == 0) {
        return i;
      }
    }
    return -1;
  }
}
