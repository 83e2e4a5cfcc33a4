// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import org.antlr.v4.runtime.CommonToken;
import pingsift.diag.Diagnostic;
import pingsift.diag.Fix;
import pingsift.syntax.antlr.PingsiftLexer;
import pingsift.text.Span;

/** Mistakes in a line of a {@code meta} block. */
final class MetaMessages {
  private final Stop stop;
  private final Problems problems;

  MetaMessages(Stop stop, Problems problems) {
    this.stop = stop;
    this.problems = problems;
  }

  Diagnostic.Builder message() {
    if (stop.isEnd()) {
      return noValue();
    }
    if (stop.at() == 0) {
      return problems
          .syntax(stop.span(), "a `meta` entry begins with its name")
          .label("expected a name such as `sid` or `msg`");
    }
    if (touchesPrevious() && Tokens.isWord(stop.previousType())) {
      return unquoted();
    }
    if (stop.previousType() == PingsiftLexer.COMMA || !isValue(stop.type())) {
      return problems
          .syntax(stop.span(), "a `meta` value is a text, a number or a word")
          .label("not one of them")
          .help("text stands in double quotes");
    }
    if (stop.at() >= 2 && stop.token(stop.at() - 2).getType() == PingsiftLexer.COMMA) {
      return commaBetweenEntries(stop.token(stop.at() - 2));
    }
    Span gap = Tokens.span(stop.previous());
    return problems
        .syntax(stop.span(), "a `,` is missing between two values")
        .label("a second value")
        .fix(new Fix(new Span(gap.end(), gap.end()), ",", false));
  }

  /** {@code sid 1, msg "x"}: what follows the comma has a value, so it is an entry of its own. */
  private Diagnostic.Builder commaBetweenEntries(CommonToken comma) {
    return problems
        .syntax(Tokens.span(comma), "no `,` stands between two `meta` entries")
        .label("remove this")
        .fix(new Fix(Tokens.span(comma), "", true));
  }

  private Diagnostic.Builder noValue() {
    Span previous = Tokens.span(stop.previous());
    if (stop.previousType() == PingsiftLexer.COMMA) {
      return problems
          .syntax(stop.span(), "a value is missing")
          .label("expected a value")
          .other(previous, "after this `,`");
    }
    Diagnostic.Builder problem =
        problems
            .syntax(stop.span(), "`" + stop.previous().getText() + "` has no value")
            .label("expected a text, a number or a word");
    if (stop.at() >= 2) {
      problem.help("separate several values of an entry with `,`");
    }
    return problem;
  }

  private static boolean isValue(int type) {
    return type == PingsiftLexer.STRING
        || type == PingsiftLexer.NUMBER
        || type == PingsiftLexer.TIME;
  }

  private boolean touchesPrevious() {
    return Tokens.span(stop.previous()).end() == stop.span().start();
  }

  /** {@code class command-and-control}: the run of tokens without blanks belongs together. */
  private Diagnostic.Builder unquoted() {
    int first = stop.at() - 1;
    while (first > 1 && touches(first - 1, first)) {
      first--;
    }
    int last = stop.at();
    while (last + 1 < stop.tokens().size() && touches(last, last + 1)) {
      last++;
    }
    Span span = Tokens.span(stop.token(first)).to(Tokens.span(stop.token(last)));
    String text = problems.source().slice(span);
    Diagnostic.Builder problem =
        problems
            .syntax(span, "text that is not one word stands in double quotes")
            .label("more than a word");
    if (text.indexOf('"') < 0) {
      problem.fix(new Fix(span, '"' + text + '"', true));
    }
    return problem;
  }

  private boolean touches(int left, int right) {
    return Tokens.span(stop.token(left)).end() == Tokens.span(stop.token(right)).start();
  }
}
