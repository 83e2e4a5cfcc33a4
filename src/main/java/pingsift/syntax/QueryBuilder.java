// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;
import pingsift.diag.Diagnostic;
import pingsift.diag.Fix;
import pingsift.diag.Suggestions;
import pingsift.syntax.antlr.PingsiftParser;
import pingsift.text.Span;

/** From the parser's contexts to {@link Query}: scopes, windows, sequences. */
final class QueryBuilder {
  private final Problems problems;
  private final ExpressionBuilder expressions;

  QueryBuilder(Problems problems, ExpressionBuilder expressions) {
    this.problems = problems;
    this.expressions = expressions;
  }

  /** The query; nothing where its scope is not one. What else is wrong in it is told too. */
  Optional<Query> query(PingsiftParser.QueryContext context) {
    return context instanceof PingsiftParser.SequenceQueryContext sequence
        ? sequence(sequence)
        : scope((PingsiftParser.ScopeQueryContext) context);
  }

  private Optional<Query> scope(PingsiftParser.ScopeQueryContext context) {
    Name scope = Tokens.name(context.NAME().getSymbol());
    Span span = ExpressionBuilder.span(context);
    Optional<Syntax> condition =
        Optional.ofNullable(context.expression()).map(expressions::condition);
    PingsiftParser.WindowContext window = context.window();
    if (window != null) {
      Query query = window(scope, condition, window, span);
      return isScope(scope, ScopeWords.MANY) ? Optional.of(query) : Optional.empty();
    }
    if (!isScope(scope, ScopeWords.SINGLE)) {
      return Optional.empty();
    }
    if (condition.isEmpty()) {
      Span after = new Span(scope.span().end(), scope.span().end());
      problems.add(
          problems
              .syntax(after, "the condition ends too early")
              .label("expected `where`")
              .other(scope.span(), "after this `" + scope.text() + "`"));
      return Optional.empty();
    }
    return Optional.of(new Query.Single(scope, condition.get(), span));
  }

  private Query window(
      Name scope, Optional<Syntax> condition, PingsiftParser.WindowContext window, Span span) {
    return new Query.Window(
        scope,
        condition,
        expressions.keys(window.keys()),
        expressions.duration(window.NUMBER()),
        expressions.condition(window.expression()),
        span);
  }

  private Optional<Query> sequence(PingsiftParser.SequenceQueryContext context) {
    List<Query.Step> steps = new ArrayList<>();
    boolean sound = addStep(context.step(), false, context.step(), steps);
    if (context.step().WITHIN() != null) {
      sound = false;
      problems.add(
          problems
              .syntax(
                  Tokens.span(context.step().WITHIN().getSymbol()),
                  "the first step of a sequence has no `within`")
              .label("there is no step before it"));
    }
    for (PingsiftParser.ThenStepContext then : context.thenStep()) {
      sound &= addStep(then.step(), then.NO() != null, then, steps);
    }
    Query sequence =
        new Query.Sequence(
            expressions.keys(context.keys()),
            expressions.duration(context.NUMBER()),
            steps,
            ExpressionBuilder.span(context));
    return sound ? Optional.of(sequence) : Optional.empty();
  }

  private boolean addStep(
      PingsiftParser.StepContext context,
      boolean absent,
      ParserRuleContext whole,
      List<Query.Step> into) {
    Name scope = Tokens.name(context.NAME().getSymbol());
    Syntax condition = expressions.condition(context.expression());
    Span span = scope.span().to(condition.span()).to(ExpressionBuilder.span(context.expression()));
    TerminalNode within = context.NUMBER();
    into.add(
        new Query.Step(
            absent,
            new Query.Single(scope, condition, span),
            Optional.ofNullable(within).map(expressions::duration),
            ExpressionBuilder.span(whole)));
    return isStepScope(scope);
  }

  private boolean isStepScope(Name word) {
    if (!ScopeWords.MANY.contains(word.text())) {
      return isScope(word, ScopeWords.SINGLE);
    }
    String one = word.text().substring(0, word.text().length() - 1);
    problems.add(
        problems
            .syntax(word.span(), "a step of a sequence is one record")
            .label("these are many")
            .fix(new Fix(word.span(), one, true)));
    return false;
  }

  /** Tells where a word is no scope, or not one of the kind that is due. */
  private boolean isScope(Name word, List<String> due) {
    if (due.contains(word.text())) {
      return true;
    }
    problems.add(ScopeWords.isScope(word.text()) ? wrongNumber(word) : unknown(word, due));
    return false;
  }

  private Diagnostic.Builder wrongNumber(Name word) {
    boolean many = ScopeWords.MANY.contains(word.text());
    if (many) {
      String one = word.text().substring(0, word.text().length() - 1);
      return problems
          .syntax(word.span(), "`" + word.text() + "` are counted in a window of time")
          .label("expected a window after the condition: `by src over 60s having …`")
          .help("for a condition on one record write `" + one + " where …`")
          .fix(new Fix(word.span(), one, false));
    }
    String plural = word.text() + "s";
    return problems
        .syntax(word.span(), "a window ranges over many records")
        .label("this is one record")
        .help("write `" + plural + "`")
        .fix(new Fix(word.span(), plural, true));
  }

  private Diagnostic.Builder unknown(Name word, List<String> due) {
    Diagnostic.Builder problem =
        problems
            .syntax(word.span(), "a condition cannot range over `" + word.text() + "`")
            .label(
                "expected " + Expectations.joined(due.stream().map(d -> '`' + d + '`').toList()));
    List<String> meant = Suggestions.closest(word.text(), due);
    String ours = ScopeWords.FOREIGN.get(word.text());
    if (ours != null && due.contains(ours)) {
      problem.help("write `" + ours + "`").fix(new Fix(word.span(), ours, false));
    } else if (!meant.isEmpty()) {
      problem
          .help("a word with a similar spelling exists: `" + meant.get(0) + "`")
          .fix(new Fix(word.span(), meant.get(0), false));
    }
    return problem;
  }
}
