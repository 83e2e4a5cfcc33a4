// SPDX-License-Identifier: Apache-2.0
package pingsift.mutate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pingsift.check.CheckedRule;
import pingsift.check.Expression;
import pingsift.check.Expression.Quantifier;
import pingsift.syntax.Query;
import pingsift.syntax.Syntax;
import pingsift.text.Span;

/** Changes of a whole query: its conditions, and what makes it a window or a sequence. */
final class QueryChanges {
  private final Changes changes;
  private final ConditionChanges conditions;

  private QueryChanges(String text) {
    changes = new Changes(text);
    conditions = new ConditionChanges(changes);
  }

  /**
   * @param text of the query alone
   * @param query as parsed from it
   * @param checked the rule that it is
   */
  static List<Change> of(String text, Query query, CheckedRule checked) {
    QueryChanges all = new QueryChanges(text);
    if (query instanceof Query.Single single) {
      all.conditions.visit(single.condition());
    } else if (query instanceof Query.Window window) {
      all.window(window);
    } else if (query instanceof Query.Sequence sequence) {
      all.sequence(sequence);
    }
    checked.query().singles().forEach(single -> all.implied(single.condition()));
    return all.changes.all();
  }

  private void window(Query.Window window) {
    Optional<Syntax> condition = window.condition();
    if (condition.isPresent()) {
      int by = window.keys().get(0).span().start();
      Span cut = new Span(window.scope().span().end(), by);
      changes.say(
          Operator.CONDITION,
          condition.get().span(),
          List.of(new Edit(cut, " by ")),
          "`where` asks for nothing");
      conditions.visit(condition.get());
    }
    keys(window.keys());
    conditions.visit(window.duration());
    conditions.visit(window.having());
  }

  private void sequence(Query.Sequence sequence) {
    keys(sequence.keys());
    conditions.visit(sequence.duration());
    List<Query.Step> steps = sequence.steps();
    for (int i = 0; i < steps.size(); i++) {
      Query.Step step = steps.get(i);
      if (i > 0 && steps.size() > 2) {
        changes.leaveOut(Operator.STEP, step.span(), step.span());
      }
      if (i > 0) {
        swapped(steps.get(i - 1), step);
      }
      if (step.absent()) {
        changes
            .word("no", step.span().start(), step.query().span().start())
            .ifPresent(word -> changes.leaveOut(Operator.STEP, word, word));
      }
      conditions.visit(step.query().condition());
      if (step.within().isPresent()) {
        Span duration = step.within().get().span();
        conditions.visit(step.within().get());
        changes
            .word("within", step.query().span().end(), duration.start())
            .map(word -> word.to(duration))
            .ifPresent(cut -> changes.leaveOut(Operator.RESTRAINT, cut, cut));
      }
    }
  }

  private void swapped(Query.Step one, Query.Step other) {
    if (one.absent() || other.absent()) {
      return;
    }
    Span first = one.query().span();
    Span second = other.query().span();
    changes.say(
        Operator.STEP,
        second,
        List.of(new Edit(first, changes.text(second)), new Edit(second, changes.text(first))),
        "this step comes before the one above it");
  }

  private void keys(List<Syntax.Path> keys) {
    for (int i = 0; i < keys.size(); i++) {
      conditions.visit(keys.get(i));
      if (keys.size() > 1) {
        Span cut =
            i + 1 < keys.size()
                ? new Span(keys.get(i).span().start(), keys.get(i + 1).span().start())
                : new Span(keys.get(i - 1).span().end(), keys.get(i).span().end());
        changes.leaveOut(Operator.KEY, keys.get(i).span(), cut);
      }
    }
  }

  /** What is not written and meant all the same: {@code any} around a bare condition. */
  private void implied(Expression part) {
    if (part instanceof Quantifier quantifier && quantifier.implied()) {
      if (!isOnePiece(quantifier.condition())) {
        return;
      }
      Span span = quantifier.span();
      String text = changes.text(span);
      changes.say(
          Operator.QUANTIFIER,
          span,
          List.of(new Edit(span, "all(" + text + ")")),
          "this has to hold for all " + quantifier.collection().plural());
      if (quantifier.condition() instanceof Expression.And and) {
        splitImplied(quantifier, and);
      }
      return;
    }
    part.parts().forEach(this::implied);
  }

  /** Whether nothing about the whole iStream stands between the parts of a group. */
  private boolean isOnePiece(Expression condition) {
    List<Expression> parts = condition.parts();
    boolean joint = condition instanceof Expression.And || condition instanceof Expression.Or;
    for (int i = 1; joint && i < parts.size(); i++) {
      int from = parts.get(i - 1).span().end();
      int to = parts.get(i).span().start();
      String between = from < to ? changes.text(new Span(from, to)) : "";
      if (!between.replaceAll("[()\\s]", "").matches("and|or")) {
        return false;
      }
    }
    return true;
  }

  private void splitImplied(Quantifier quantifier, Expression.And and) {
    List<String> parts = new ArrayList<>();
    for (Expression operand : and.operands()) {
      Span place = changes.withParentheses(operand.span(), quantifier.span());
      parts.add("any(" + changes.text(place) + ")");
    }
    changes.say(
        Operator.SAME_ELEMENT,
        quantifier.span(),
        List.of(new Edit(quantifier.span(), "(" + String.join(" and ", parts) + ")")),
        "the parts of this may hold on different " + quantifier.collection().plural());
  }
}
