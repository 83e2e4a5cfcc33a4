// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.text.SourceText;
import pingsift.text.Span;

/** The problems of one parse, gathered in any order and told in source order. */
final class Problems {
  /** Problems of one text that are told; nobody reads more. */
  static final int MOST = 1000;

  private final SourceText source;
  private final List<Diagnostic> found = new ArrayList<>();

  Problems(SourceText source) {
    this.source = source;
  }

  SourceText source() {
    return source;
  }

  Diagnostic.Builder syntax(Span span, String message) {
    return Diagnostic.of(Kind.SYNTAX, source, span, message);
  }

  Diagnostic.Builder literal(Span span, String message) {
    return Diagnostic.of(Kind.LITERAL, source, span, message);
  }

  Diagnostic.Builder tooDeep(Span span, String message) {
    return Diagnostic.of(Kind.TOO_DEEP, source, span, message);
  }

  void add(Diagnostic.Builder problem) {
    found.add(problem.build());
  }

  int count() {
    return found.size();
  }

  /** Takes back all problems after the first {@code count}. */
  void forgetFrom(int count) {
    found.subList(count, found.size()).clear();
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  void tell(Consumer<Diagnostic> listener) {
    found.sort(Comparator.comparingInt(problem -> problem.primary().span().start()));
    found.stream().limit(MOST).forEach(listener);
    if (found.size() > MOST) {
      Span next = found.get(MOST).primary().span();
      String rest = (found.size() - MOST) + " more problems follow";
      listener.accept(syntax(next, "this text has too many problems").label(rest).build());
    }
  }
}
