// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import org.jspecify.annotations.Nullable;
import pingsift.diag.Diagnostic;
import pingsift.diag.Fix;
import pingsift.syntax.antlr.PingsiftLexer;
import pingsift.syntax.antlr.PingsiftParser;
import pingsift.text.Span;

/** Mistakes between the steps of a sequence, and in the words of other languages for it. */
final class SequenceMessages {
  private static final Set<String> FOLLOWING = Set.of("followed", "followed_by", "next");

  private final Stop stop;
  private final Problems problems;

  SequenceMessages(Stop stop, Problems problems) {
    this.stop = stop;
    this.problems = problems;
  }

  /** Nothing where the mistake is not one of steps. */
  Optional<Diagnostic.Builder> message() {
    if (stop.type() == PingsiftLexer.OVER && stop.expects(PingsiftLexer.WITHIN)) {
      return Optional.of(
          problems
              .syntax(stop.span(), "the time of a sequence stands after `within`")
              .label("expected `within`")
              .fix(new Fix(stop.span(), "within", true)));
    }
    if (!stop.isEnd()
        && stop.expects(PingsiftLexer.LBRACE)
        && stop.previousType() == PingsiftLexer.NUMBER) {
      boolean bracket = Tokens.opens(stop.type());
      return Optional.of(
          problems
              .syntax(stop.span(), "the steps of a sequence stand in braces")
              .label("expected `{`" + (bracket ? "" : " before this"))
              .help("write `sequence by src within 30s { frame where … then … }`"));
    }
    if (stop.rule() == PingsiftParser.RULE_step
        && stop.expects(PingsiftLexer.NAME)
        && stop.previousType() != PingsiftLexer.NAME) {
      return stop.previousType() == PingsiftLexer.LBRACE ? firstStep() : nextStep();
    }
    return isBetweenSteps() ? betweenSteps() : Optional.empty();
  }

  private Optional<Diagnostic.Builder> firstStep() {
    return switch (stop.type()) {
      case PingsiftLexer.THEN ->
          Optional.of(
              problems
                  .syntax(stop.span(), "the first step of a sequence has no `then`")
                  .label("there is no step before it")
                  .fix(new Fix(withSpaceBehind(), "", true)));
      case PingsiftLexer.NO, PingsiftLexer.NOT ->
          Optional.of(
              problems
                  .syntax(stop.span(), "the first step of a sequence is one that happens")
                  .label("there is no step before it")
                  .help("begin with what happens: `frame where … then no frame where …`"));
      case PingsiftLexer.RBRACE ->
          Optional.of(
              problems
                  .syntax(stop.span(), "this sequence has no steps")
                  .label("expected a step")
                  .help("steps are written `frame where … then frame where …`"));
      default -> Optional.empty();
    };
  }

  private Optional<Diagnostic.Builder> nextStep() {
    return switch (stop.type()) {
      case PingsiftLexer.NOT ->
          Optional.of(
              problems
                  .syntax(stop.span(), "a step that must not happen is written `then no`")
                  .label("expected `no`")
                  .fix(new Fix(stop.span(), "no", true)));
      case PingsiftLexer.RBRACE ->
          Optional.of(
              problems
                  .syntax(Tokens.span(stop.previous()), "no step stands after this")
                  .label("expected a step behind it, or nothing"));
      case PingsiftLexer.WITHIN ->
          Optional.of(
              problems
                  .syntax(stop.span(), "`within` comes behind the condition of its step")
                  .label("too early")
                  .help("a step is written `then frame where … within 2s`"));
      default -> Optional.empty();
    };
  }

  /** Whether the braces of the sequence are the innermost ones: no set, no parentheses. */
  private boolean isBetweenSteps() {
    CommonToken open = stop.innermostOpen();
    return open != null && open == firstBrace();
  }

  private @Nullable CommonToken firstBrace() {
    return stop.tokens().stream()
        .filter(token -> token.getType() == PingsiftLexer.LBRACE)
        .findFirst()
        .orElse(null);
  }

  private Optional<Diagnostic.Builder> betweenSteps() {
    if (stop.isEnd()) {
      return Optional.empty();
    }
    if (stop.type() == PingsiftLexer.NO) {
      Span before = new Span(stop.span().start(), stop.span().start());
      return Optional.of(
          problems
              .syntax(stop.span(), "a step that must not happen begins with `then no`")
              .label("expected `then` before this")
              .fix(new Fix(before, "then ", true)));
    }
    if (stop.type() == PingsiftLexer.GT && stop.previousType() == PingsiftLexer.MINUS) {
      return Optional.of(thenFor(Tokens.span(stop.previous()).to(stop.span()), "then"));
    }
    if (stop.type() == PingsiftLexer.COMMA && stop.type(2) == PingsiftLexer.WHERE) {
      return Optional.of(thenFor(stop.span(), " then"));
    }
    if (FOLLOWING.contains(stop.text())) {
      boolean by = stop.type(1) == PingsiftLexer.BY;
      Span words = by ? stop.span().to(Tokens.span(stop.token(stop.at() + 1))) : stop.span();
      return Optional.of(thenFor(words, "then"));
    }
    return Optional.empty();
  }

  private Diagnostic.Builder thenFor(Span words, String replacement) {
    return problems
        .syntax(words, "the next step of a sequence begins with `then`")
        .label("expected `then`")
        .fix(new Fix(words, replacement, true));
  }

  private Span withSpaceBehind() {
    int next = stop.at() + 1;
    return next < stop.tokens().size()
        ? new Span(stop.span().start(), Tokens.span(stop.token(next)).start())
        : stop.span();
  }
}
