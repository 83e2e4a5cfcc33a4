// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import pingsift.diag.Diagnostic;
import pingsift.diag.Fix;
import pingsift.diag.Suggestions;
import pingsift.syntax.antlr.PingsiftLexer;
import pingsift.syntax.antlr.PingsiftParser;
import pingsift.text.Span;

/** Mistakes at the head of a query and in the words of windows and sequences. */
final class QueryMessages {
  /** What other languages begin a condition with. */
  private static final Set<String> WHERE_WORDS =
      Set.of("if", "when", "filter", "match", "select", "with", "that", "having");

  /** Words that only a condition on a whole iStream has, or that say more there. */
  private static final Set<String> ISTREAM_WORDS =
      Set.of(
          "request",
          "reply",
          "exchange",
          "requests",
          "replies",
          "exchanges",
          "frames",
          "entropy",
          "duration",
          "bytes",
          "iid",
          "errors",
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
          "last");

  private final Stop stop;
  private final Problems problems;

  QueryMessages(Stop stop, Problems problems) {
    this.stop = stop;
    this.problems = problems;
  }

  /** Nothing where the mistake is one of conditions in general. */
  Optional<Diagnostic.Builder> message() {
    int first = stop.token(0).getType();
    if (first == PingsiftLexer.RULE && stop.at() == 0) {
      return Optional.of(wholeRule());
    }
    if (first == PingsiftLexer.SEQUENCE && stop.at() <= 1) {
      return Optional.of(sequenceHead());
    }
    if (first == PingsiftLexer.SEQUENCE) {
      Optional<Diagnostic.Builder> ofSteps = new SequenceMessages(stop, problems).message();
      if (ofSteps.isPresent()) {
        return ofSteps;
      }
    }
    if (stop.at() == 0) {
      return Optional.of(missingScope());
    }
    if (stop.at() == 1 && first == PingsiftLexer.NAME) {
      return Optional.of(afterFirstName());
    }
    if (stop.rule() == PingsiftParser.RULE_step && stop.expects(PingsiftLexer.WHERE)) {
      return Optional.of(stepWithoutScope());
    }
    if (Tokens.isNameWord(stop.type()) && stop.type(1) == PingsiftLexer.WHERE) {
      return Optional.of(secondCondition(first == PingsiftLexer.SEQUENCE));
    }
    return windowWord();
  }

  private Diagnostic.Builder stepWithoutScope() {
    CommonToken word = stop.previous();
    if (looksLikeScope(word.getText())) {
      Span span = Tokens.span(word);
      Span after = new Span(span.end(), span.end());
      return problems
          .syntax(after, "`where` is missing after `" + word.getText() + "`")
          .label("expected `where`")
          .fix(new Fix(after, " where", true));
    }
    return problems
        .syntax(Tokens.span(word), "this step does not say what it ranges over")
        .label("expected `frame where`, `exchange where` or `istream where` before this");
  }

  private Diagnostic.Builder secondCondition(boolean inSequence) {
    Span span = stop.span();
    if (inSequence) {
      return problems
          .syntax(span, "the next step of a sequence begins with `then`")
          .label("expected `then` before this")
          .fix(new Fix(new Span(span.start(), span.start()), "then ", true));
    }
    return problems
        .syntax(span, "only one condition stands here")
        .label("a second condition")
        .help("join conditions of one scope with `and` or `or`");
  }

  private Diagnostic.Builder wholeRule() {
    return problems
        .syntax(stop.span(), "only a condition stands here, not a whole rule")
        .label("a rule begins here")
        .help(
            "give the condition alone, as in `istream where entropy > 7`, or put the rule into a file");
  }

  private Diagnostic.Builder sequenceHead() {
    return problems
        .syntax(stop.span(), "expected `by` after `sequence`")
        .label("expected `by`")
        .help("a sequence is written `sequence by src within 30s { frame where … then … }`");
  }

  private Diagnostic.Builder missingScope() {
    Span start = Tokens.span(stop.token(0));
    Diagnostic.Builder problem =
        problems
            .syntax(start, "this condition does not say what it ranges over")
            .label("expected `frame where`, `exchange where` or `istream where` before this");
    boolean whole =
        stop.tokens().stream().anyMatch(token -> ISTREAM_WORDS.contains(token.getText()));
    String scope = whole ? "istream" : "frame";
    problem.help(
        whole
            ? "for whole iStreams write `istream where …`"
            : "for single messages write `frame where …`");
    if (stop.at() > 0 && WHERE_WORDS.contains(stop.token(0).getText())) {
      return problem.fix(new Fix(start, scope + " where", false));
    }
    String where = stop.token(0).getType() == PingsiftLexer.WHERE ? " " : " where ";
    return problem.fix(new Fix(new Span(start.start(), start.start()), scope + where, false));
  }

  private Diagnostic.Builder afterFirstName() {
    CommonToken scope = stop.token(0);
    if (isComparisonMark() || !looksLikeScope(scope.getText())) {
      return missingScope();
    }
    if (!stop.isEnd() && WHERE_WORDS.contains(stop.text())) {
      return problems
          .syntax(stop.span(), "a condition begins with `where`")
          .label("expected `where`")
          .fix(new Fix(stop.span(), "where", true));
    }
    Span span = Tokens.span(scope);
    Span after = new Span(span.end(), span.end());
    return problems
        .syntax(after, "`where` is missing after `" + scope.getText() + "`")
        .label("expected `where`")
        .fix(new Fix(after, " where", true));
  }

  private boolean looksLikeScope(String word) {
    List<String> near = Suggestions.closest(word, ScopeWords.ALL);
    return ScopeWords.isScope(word) || !near.isEmpty();
  }

  private boolean isComparisonMark() {
    return switch (stop.type()) {
      case PingsiftLexer.EQ,
          PingsiftLexer.NE,
          PingsiftLexer.LT,
          PingsiftLexer.LE,
          PingsiftLexer.GT,
          PingsiftLexer.GE,
          PingsiftLexer.DOT,
          PingsiftLexer.LBRACKET,
          PingsiftLexer.LPAREN,
          PingsiftLexer.IN,
          PingsiftLexer.CONTAINS,
          PingsiftLexer.STARTSWITH,
          PingsiftLexer.ENDSWITH,
          PingsiftLexer.MATCHES ->
          true;
      default -> false;
    };
  }

  private Optional<Diagnostic.Builder> windowWord() {
    return switch (stop.type()) {
      case PingsiftLexer.OVER, PingsiftLexer.HAVING, PingsiftLexer.WHERE ->
          stop.expectsOperand()
              ? Optional.empty()
              : Optional.of(
                  misplaced("a window is written `frames where … by src over 60s having …`"));
      case PingsiftLexer.WITHIN, PingsiftLexer.THEN ->
          stop.expectsOperand()
              ? Optional.empty()
              : Optional.of(
                  misplaced(
                      "a sequence is written `sequence by src within 30s { frame where … then … }`"));
      default -> Optional.empty();
    };
  }

  private Diagnostic.Builder misplaced(String help) {
    return problems
        .syntax(stop.span(), "`" + stop.text() + "` does not fit here")
        .label("not expected")
        .help(help);
  }
}
