// SPDX-License-Identifier: Apache-2.0
package pingsift.lint;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pingsift.check.CheckedRule;
import pingsift.check.Expression;
import pingsift.check.Expression.And;
import pingsift.check.Expression.ByteTest;
import pingsift.check.Expression.Or;
import pingsift.check.Joints;
import pingsift.check.Schema;
import pingsift.diag.Diagnostic;
import pingsift.diag.Fix;
import pingsift.diag.Kind;
import pingsift.text.Span;

/**
 * Finds: an operand of {@code and} or {@code or} that adds nothing to another one about the same
 * value.
 *
 * <p>Why: one of both numbers is a slip, or the condition is longer than it needs to be.
 *
 * <p>Example: {@code len > 5 and len > 3}. Better: {@code len > 5}.
 *
 * <p>Fix: safe. Both ask for one value, so that both are unknown where it is absent, and otherwise
 * one decides for both.
 */
final class RedundantConditions implements RuleLint {
  /** Of larger groups only repetitions are found: pairs grow with the square. */
  private static final int MOST_OPERANDS = 40;

  /** How far from an operand the word that joins it is looked for. */
  private static final int REACH = 200;

  private static final Pattern WORD_BEFORE = Pattern.compile("\\s+(and|or)\\s+$");
  private static final Pattern WORD_AFTER = Pattern.compile("^\\s+(and|or)\\s+");

  @Override
  public void check(CheckedRule rule, Schema schema, Consumer<Diagnostic> found) {
    Parts.visit(
        rule,
        (part, reasoner) -> {
          boolean isGroup = part instanceof And || part instanceof Or;
          if (isGroup && !Joints.isLowered(part)) {
            new Group(rule, part.parts(), part instanceof And, reasoner).tell(found);
          }
        });
  }

  private record Group(
      CheckedRule rule, List<Expression> operands, boolean and, Reasoner reasoner) {

    void tell(Consumer<Diagnostic> found) {
      List<Optional<String>> subjects = operands.stream().map(this::subject).toList();
      Set<Expression> gone = Collections.newSetFromMap(new IdentityHashMap<>());
      for (int i = 0; i < operands.size(); i++) {
        for (int j = 0; j < operands.size() && operands.size() <= MOST_OPERANDS; j++) {
          Expression kept = operands.get(i);
          Expression other = operands.get(j);
          boolean open = i != j && !gone.contains(kept) && !gone.contains(other);
          boolean one = subjects.get(i).isPresent() && subjects.get(i).equals(subjects.get(j));
          if (open && adds(kept, other, one, j > i)) {
            gone.add(other);
            found.accept(problem(kept, other));
          }
        }
      }
    }

    /**
     * Whether {@code other} adds nothing to {@code kept}; of two that say the same the later.
     *
     * @param one whether both ask for one value
     */
    private boolean adds(Expression kept, Expression other, boolean one, boolean later) {
      Optional<String> shape = reasoner.shape(other);
      if (shape.isPresent() && shape.equals(reasoner.shape(kept))) {
        return later;
      }
      if (!one) {
        return false;
      }
      boolean implied = and ? implies(kept, other) : implies(other, kept);
      boolean back = implied && (and ? implies(other, kept) : implies(kept, other));
      return implied && (later || !back);
    }

    private boolean implies(Expression one, Expression other) {
      Facts facts = new Facts();
      return reasoner.assume(one, true, facts) && reasoner.holds(other, true, facts);
    }

    /** The one value that a condition asks for. */
    private Optional<String> subject(Expression condition) {
      if (condition instanceof ByteTest test) {
        return reasoner.shape(test.bytes());
      }
      return Constraint.of(condition).flatMap(constraint -> reasoner.shape(constraint.value()));
    }

    private Diagnostic problem(Expression kept, Expression other) {
      boolean same = Shape.of(kept).equals(Shape.of(other));
      String message =
          same
              ? Words.quoted(rule, other) + " is asked twice"
              : Words.quoted(rule, other) + " adds nothing to " + Words.quoted(rule, kept);
      Diagnostic.Builder problem =
          Diagnostic.of(Kind.REDUNDANT_CONDITION, rule.source(), other.span(), message)
              .label(
                  same
                      ? "the same again"
                      : and ? "always true where the other is" : "true only where the other is")
              .other(kept.span(), same ? "first asked here" : "the other");
      cut(other).ifPresent(span -> problem.fix(new Fix(span, "", true)));
      return problem.build();
    }

    /** The operand with the word that joins it, where nothing else stands between. */
    private Optional<Span> cut(Expression operand) {
      String text = rule.source().content();
      Span span = operand.span();
      if (rule.source().isWrittenOut(span)) {
        return Optional.empty(); // a definition stands there, and may be right elsewhere
      }
      int near = Math.max(0, span.start() - REACH);
      Matcher before = WORD_BEFORE.matcher(text.substring(near, span.start()));
      if (before.find()) {
        return Optional.of(new Span(near + before.start(), span.end()));
      }
      Matcher after =
          WORD_AFTER.matcher(
              text.substring(span.end(), Math.min(text.length(), span.end() + REACH)));
      return after.find()
          ? Optional.of(new Span(span.start(), span.end() + after.end()))
          : Optional.empty();
    }
  }
}
