// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.text.SourceText;
import pingsift.text.Span;

/** Tells of a name or an id that is taken, and where it was given first. */
final class Duplicates {
  private Duplicates() {}

  static Diagnostic problem(
      Kind kind, String message, Span second, SourceText source, Span first, SourceText of) {
    Diagnostic.Builder problem =
        Diagnostic.of(kind, source, second, message).label("given a second time");
    if (of == source) {
      problem.other(first, "first given here");
    } else {
      int line = of.lineAt(first.start());
      int column = of.columnAt(first.start());
      problem.note("first given at %s:%d:%d".formatted(of.name(), line, column));
    }
    return problem.build();
  }
}
