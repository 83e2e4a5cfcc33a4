// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.Optional;
import pingsift.diag.Diagnostic;
import pingsift.diag.Fix;
import pingsift.syntax.antlr.PingsiftLexer;
import pingsift.text.Span;

/** Mistakes among the keys after {@code by}: no comma, or a condition in place of a field. */
final class ForeignKeys {
  private final Stop stop;
  private final Problems problems;

  ForeignKeys(Stop stop, Problems problems) {
    this.stop = stop;
    this.problems = problems;
  }

  Optional<Diagnostic.Builder> message() {
    boolean behindKey = stop.at() > 1 && Tokens.isWord(stop.previousType());
    if (stop.isEnd() || !behindKey || !isAfterBy()) {
      return Optional.empty();
    }
    if (Tokens.isNameWord(stop.type())) {
      int end = Tokens.span(stop.previous()).end();
      return Optional.of(
          problems
              .syntax(stop.span(), "a `,` is missing between two keys")
              .label("a second key")
              .other(Tokens.span(stop.previous()), "the key before it")
              .fix(new Fix(new Span(end, end), ",", true)));
    }
    return Tokens.compares(stop.type())
        ? Optional.of(
            problems
                .syntax(stop.span(), "keys are fields, and nothing is asked of them")
                .label("a comparison")
                .help(
                    "conditions stand after `where`, and on all records of a window after `having`"))
        : Optional.empty();
  }

  private boolean isAfterBy() {
    int i = stop.at() - 1;
    while (i > 0
        && (Tokens.isNameWord(stop.token(i).getType())
            || stop.token(i).getType() == PingsiftLexer.DOT
            || stop.token(i - 1).getType() == PingsiftLexer.DOT
            || stop.token(i).getType() == PingsiftLexer.COMMA)) {
      i--;
    }
    return stop.token(i).getType() == PingsiftLexer.BY;
  }
}
