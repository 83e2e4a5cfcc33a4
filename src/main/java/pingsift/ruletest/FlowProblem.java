// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import pingsift.diag.Diagnostic;
import pingsift.diag.Fix;
import pingsift.diag.Kind;
import pingsift.diag.Suggestions;
import pingsift.text.SourceText;
import pingsift.text.Span;

/** A statement cannot be read; what it would have been is skipped and reading goes on behind it. */
final class FlowProblem extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Diagnostic.Builder problem;
  private final transient Span span;

  FlowProblem(SourceText source, Span span, String reason) {
    super(reason, null, false, false);
    this.span = span;
    problem = Diagnostic.of(Kind.TEST, source, span, reason);
  }

  /** Names the word that was probably meant, if one is near. */
  FlowProblem suggest(String wrong, Iterable<String> words) {
    java.util.List<String> known = new java.util.ArrayList<>();
    words.forEach(known::add);
    java.util.List<String> near = Suggestions.closest(wrong, known);
    if (!near.isEmpty()) {
      problem.help("did you mean `" + near.get(0) + "`?");
      problem.fix(new Fix(span, near.get(0), false));
    }
    return this;
  }

  FlowProblem label(String text) {
    problem.label(text);
    return this;
  }

  FlowProblem other(Span where, String text) {
    problem.other(where, text);
    return this;
  }

  FlowProblem help(String text) {
    problem.help(text);
    return this;
  }

  Diagnostic diagnostic() {
    return problem.build();
  }
}
