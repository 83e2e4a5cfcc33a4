// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.diag.ProblemLog;
import pingsift.text.SourceText;
import pingsift.text.Span;

/** The problems of one parse, gathered in any order and told in source order. */
final class Problems {
  /** Problems of one text that are told; nobody reads more. */
  static final int MOST = ProblemLog.MOST;

  private final SourceText source;
  private final List<Diagnostic> found = new ArrayList<>();
  private int untold;

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

  Diagnostic.Builder tooLarge(Span span, String message) {
    return Diagnostic.of(Kind.TOO_LARGE, source, span, message);
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

  /** Tells the first ones; returns where the others are, ascending. */
  NavigableSet<Integer> tell(Consumer<Diagnostic> listener) {
    if (found.isEmpty()) {
      return Collections.emptyNavigableSet();
    }
    found.sort(Comparator.comparingInt(problem -> problem.primary().span().start()));
    found.stream().limit(MOST).forEach(listener);
    untold = Math.max(0, found.size() - MOST);
    NavigableSet<Integer> offsets = new TreeSet<>();
    found.stream().skip(MOST).forEach(problem -> offsets.add(problem.primary().span().start()));
    return offsets;
  }

  /** How many were not told. */
  int untold() {
    return untold;
  }
}
