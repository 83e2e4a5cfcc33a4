// SPDX-License-Identifier: Apache-2.0
package pingsift.lint;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pingsift.check.Collection;
import pingsift.check.Expression;
import pingsift.check.Expression.And;
import pingsift.check.Expression.Between;
import pingsift.check.Expression.BoolLiteral;
import pingsift.check.Expression.ByteTest;
import pingsift.check.Expression.BytesLiteral;
import pingsift.check.Expression.Comparison;
import pingsift.check.Expression.ComparisonOperator;
import pingsift.check.Expression.Literal;
import pingsift.check.Expression.Membership;
import pingsift.check.Expression.Not;
import pingsift.check.Expression.Or;
import pingsift.check.Expression.Presence;
import pingsift.check.Expression.Quantifier;
import pingsift.check.Expression.QuantifierKind;
import pingsift.check.Scope;
import pingsift.check.Type;

/**
 * What follows where a condition is true, or false, on one record: the record of a rule, or one
 * element of a collection.
 *
 * <p>The answers err on one side only. {@link #assume} says that a condition cannot have a value
 * only where that is certain, {@link #holds} that it must have one only where that is certain;
 * kinds of expressions that this does not know can have any value. Not thread-safe.
 */
final class Reasoner {
  /** Steps for one rule; beyond them everything is believed. */
  private static final int MOST_STEPS = 100_000;

  /** Into how many ranges what is known of a value is cut, step by step. */
  private static final int MOST_RANGES = 64;

  private static final NumberSet TRUE = NumberSet.between(1, 1);
  private static final NumberSet FALSE = NumberSet.between(0, 0);

  private final Scope scope;
  private final Optional<Collection> collection;
  private final int[] steps;
  private final boolean window;
  private final IdentityHashMap<Expression, Optional<String>> shapes;
  private final IdentityHashMap<Expression, Optional<String>> existences;
  private final Presences presences = new Presences(this);
  private final ByteFacts bytes = new ByteFacts(this);
  private final ValueRange ranges = new ValueRange(this);
  private final Relations relations = new Relations(this);

  private Reasoner(Scope scope, boolean window) {
    this.scope = scope;
    this.collection = Optional.empty();
    this.window = window;
    this.steps = new int[] {MOST_STEPS};
    this.shapes = new IdentityHashMap<>();
    this.existences = new IdentityHashMap<>();
  }

  private Reasoner(Reasoner outer, Optional<Collection> collection) {
    this.scope = outer.scope;
    this.collection = collection;
    this.window = false;
    this.steps = outer.steps;
    this.shapes = outer.shapes;
    this.existences = outer.existences;
  }

  /** For one rule. */
  static Reasoner of(Scope scope) {
    return new Reasoner(scope, false);
  }

  /** For what is asked of all records of a window together. */
  static Reasoner ofWindow(Scope records) {
    return new Reasoner(records, true);
  }

  /** About one element of a collection; shares the steps of this. */
  Reasoner inside(Collection elements) {
    return new Reasoner(this, window ? Optional.empty() : Optional.of(elements));
  }

  Scope scope() {
    return scope;
  }

  Optional<Collection> collection() {
    return collection;
  }

  /** {@link Shape#of}, which each part of a rule is asked for many times. */
  Optional<String> shape(Expression part) {
    Optional<String> known = shapes.get(part);
    if (known == null) {
      known = Shape.of(part);
      shapes.put(part, known);
    }
    return known;
  }

  /** The shape of the question whether a value is there. */
  Optional<String> existence(Expression value) {
    Optional<String> known = existences.get(value);
    if (known == null) {
      known = shape(value).map(shape -> "exists(" + shape + ")");
      existences.put(value, known);
    }
    return known;
  }

  ValueRange ranges() {
    return ranges;
  }

  /** Whether a value can be missing, given the facts. */
  boolean canBeAbsent(Expression value, Facts facts) {
    return presences.canBeAbsent(value, facts);
  }

  /** Whether a condition can be neither true nor false. */
  boolean canBeUnknown(Expression condition) {
    return presences.canBeUnknown(condition, new Facts());
  }

  /**
   * Adds to the facts what is so where the condition has the given truth. False where it never has;
   * the facts are of no use then.
   */
  boolean assume(Expression condition, boolean truth, Facts facts) {
    steps[0] -= 1 + facts.size() / 8;
    if (steps[0] < 0) {
      return true;
    }
    if (condition instanceof Not not) {
      return assume(not.operand(), !truth, facts);
    }
    if (condition instanceof And || condition instanceof Or) {
      return condition instanceof And == truth
          ? assumeAll(condition.parts(), truth, facts)
          : assumeOne(condition.parts(), truth, facts);
    }
    if (condition instanceof BoolLiteral literal) {
      return literal.value() == truth;
    }
    if (condition instanceof Presence presence) {
      return presences.assume(presence.value(), presence.present() == truth, facts);
    }
    if (condition instanceof Quantifier quantifier) {
      return assumeQuantifier(quantifier, truth, facts);
    }
    if (!presences.assumeParts(condition, facts)) {
      return false;
    }
    return assumeTest(condition, truth, facts);
  }

  private boolean assumeAll(List<Expression> operands, boolean truth, Facts facts) {
    for (Expression operand : operands) {
      if (!assume(operand, truth, facts)) {
        return false;
      }
    }
    return true;
  }

  private boolean assumeOne(List<Expression> operands, boolean truth, Facts facts) {
    List<Facts> possible = new ArrayList<>();
    for (Expression operand : operands) {
      Facts alternative = facts.copy();
      if (assume(operand, truth, alternative)) {
        possible.add(alternative);
      }
    }
    if (possible.isEmpty()) {
      return false;
    }
    facts.becomeEither(possible);
    return true;
  }

  private boolean assumeQuantifier(Quantifier quantifier, boolean truth, Facts facts) {
    Expression condition = quantifier.condition();
    Reasoner inside = inside(quantifier.collection());
    switch (quantifier.kind()) {
      case ANY, NONE -> {
        boolean some = quantifier.kind() == QuantifierKind.ANY == truth;
        Quantifier any =
            new Quantifier(
                QuantifierKind.ANY, quantifier.collection(), condition, false, quantifier.span());
        if (some && !inside.assume(condition, true, new Facts())) {
          return false;
        }
        if (some) {
          facts.add(any);
        }
        return narrowTruth(any, some, facts);
      }
      case ALL -> {
        boolean possible = truth || inside.assume(condition, false, new Facts());
        return possible && narrowTruth(quantifier, truth, facts);
      }
      case COUNT, SHARE -> {
        return true;
      }
    }
    return true;
  }

  /** A condition without conditions in it, all of whose values are there. */
  private boolean assumeTest(Expression condition, boolean truth, Facts facts) {
    Optional<Constraint> constraint = Constraint.of(condition);
    if (constraint.isPresent()) {
      NumberSet set = constraint.get().set();
      return narrow(constraint.get().value(), truth ? set : set.not(), facts);
    }
    if (condition instanceof Comparison comparison) {
      return assumeComparison(comparison, truth, facts);
    }
    if (condition instanceof Between between) {
      Expression value = between.value();
      List<Expression> ends =
          List.of(
              new Comparison(ComparisonOperator.GE, value, between.low(), between.span()),
              new Comparison(ComparisonOperator.LE, value, between.high(), between.span()));
      return truth ? assumeAll(ends, true, facts) : assumeOne(ends, false, facts);
    }
    if (condition instanceof Membership membership && membership.value().type() == Type.BYTES) {
      return bytes.assumeMember(membership, truth, facts) && narrowTruth(condition, truth, facts);
    }
    if (condition instanceof ByteTest test) {
      return bytes.assumeTest(test, truth, facts) && narrowTruth(condition, truth, facts);
    }
    return narrowTruth(condition, truth, facts);
  }

  private boolean assumeComparison(Comparison comparison, boolean truth, Facts facts) {
    Expression left = comparison.left();
    Expression right = comparison.right();
    ComparisonOperator operator = truth ? comparison.operator() : comparison.operator().negated();
    boolean equal = operator == ComparisonOperator.EQ;
    boolean allowsEqual =
        equal || operator == ComparisonOperator.LE || operator == ComparisonOperator.GE;
    Optional<String> shape = shape(left);
    if (shape.isPresent() && shape.equals(shape(right)) && left.type() != Type.BOOL) {
      return allowsEqual;
    }
    boolean possible =
        switch (left.type()) {
          case BYTES ->
              right instanceof BytesLiteral literal
                  ? bytes.assumeEqual(left, literal.value(), equal, facts)
                  : !equal || bytes.assumeSameLength(left, right, facts);
          case INT, FLOAT, DURATION, TIME, IP, STRING -> compare(left, operator, right, facts);
          case BOOL, NET, ERROR -> true;
        };
    return possible && narrowTruth(comparison, truth, facts);
  }

  private boolean compare(
      Expression left, ComparisonOperator operator, Expression right, Facts facts) {
    if (left instanceof Literal || right instanceof Literal) {
      return true; // a literal that is no exact number for the other side
    }
    NumberSet a = ranges.of(left, facts);
    NumberSet b = ranges.of(right, facts);
    if (a.isWhole() != b.isWhole() || a.isEmpty() || b.isEmpty()) {
      return true;
    }
    return switch (operator) {
      case EQ -> narrow(left, b, facts) && narrow(right, a, facts);
      case NE -> !(a.equals(b) && a.members(1).size() == 1);
      case LT, LE, GT, GE -> {
        boolean less = operator == ComparisonOperator.LT || operator == ComparisonOperator.LE;
        yield narrow(left, beyond(operator, less ? b.max() : b.min(), a), facts)
            && narrow(right, beyond(operator.mirrored(), less ? a.min() : a.max(), b), facts);
      }
    };
  }

  private static NumberSet beyond(
      ComparisonOperator operator, @Nullable BigDecimal bound, NumberSet like) {
    return bound == null
        ? NumberSet.all(like.isWhole())
        : NumberSet.of(like.isWhole(), operator, bound);
  }

  /** Adds that a value is there and in a set; false where it cannot be. */
  boolean narrow(Expression value, NumberSet set, Facts facts) {
    NumberSet left = ranges.of(value, facts).and(set);
    Optional<String> shape = shape(value);
    if (left.isEmpty() || shape.isEmpty()) {
      return !left.isEmpty();
    }
    return narrow(shape.get(), left, facts);
  }

  /** As {@link #narrow(Expression, NumberSet, Facts)}, by the shape of the value. */
  boolean narrow(String shape, NumberSet set, Facts facts) {
    NumberSet before = facts.get(shape);
    NumberSet after = before == null ? set : before.and(set);
    if (after.isEmpty()) {
      return false;
    }
    if (before != null && (isTooMuch(before, after) || after.equals(before))) {
      return true;
    }
    facts.put(shape, after);
    steps[0]--;
    return steps[0] < 0 || relations.follow(shape, facts);
  }

  /** To know less is no mistake: a thousand numbers that a value is not are not worth the time. */
  private static boolean isTooMuch(NumberSet before, NumberSet after) {
    return after.ranges() > Math.max(MOST_RANGES, before.ranges());
  }

  private boolean narrowTruth(Expression condition, boolean truth, Facts facts) {
    Optional<String> shape = shape(condition);
    return shape.isEmpty() || narrow(shape.get(), truth(truth), facts);
  }

  static NumberSet truth(boolean value) {
    return value ? TRUE : FALSE;
  }

  /** Whether the condition must have the given truth wherever the facts are so. */
  boolean holds(Expression condition, boolean truth, Facts facts) {
    steps[0]--;
    if (steps[0] < 0) {
      return false;
    }
    if (condition instanceof Not not) {
      return holds(not.operand(), !truth, facts);
    }
    if (condition instanceof And || condition instanceof Or) {
      return condition instanceof And == truth
          ? condition.parts().stream().allMatch(part -> holds(part, truth, facts))
          : condition.parts().stream().anyMatch(part -> holds(part, truth, facts));
    }
    boolean isAny =
        condition instanceof Quantifier quantifier && quantifier.kind() == QuantifierKind.ANY;
    if (isAny && truth && holdsForOne((Quantifier) condition, facts)) {
      return true;
    }
    if (truth && condition instanceof ByteTest test && bytes.isSure(test, facts)) {
      return true;
    }
    return !presences.canBeUnknown(condition, facts)
        && !assume(condition, !truth, facts.copy())
        && steps[0] >= 0;
  }

  /** Whether an element that is known to be there meets the condition. */
  private boolean holdsForOne(Quantifier any, Facts facts) {
    for (Quantifier known : facts.anys()) {
      if (known.collection() == any.collection()) {
        Reasoner inside = inside(any.collection());
        Facts element = new Facts();
        if (inside.assume(known.condition(), true, element)
            && inside.holds(any.condition(), true, element)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether everything could be looked at. */
  boolean isExhausted() {
    return steps[0] < 0;
  }
}
