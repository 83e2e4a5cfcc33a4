// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.Optional;
import pingsift.check.Expression.And;
import pingsift.check.Expression.Between;
import pingsift.check.Expression.BoolLiteral;
import pingsift.check.Expression.Comparison;
import pingsift.check.Expression.ComparisonOperator;
import pingsift.check.Expression.Membership;
import pingsift.check.Expression.Not;
import pingsift.check.Expression.Or;

/**
 * Whether a condition of an {@code istream} rule can be certain before the iStream ends.
 *
 * @param canBeTrue whether it can become true for good
 * @param canBeFalse whether it can become false for good
 */
record Certainty(boolean canBeTrue, boolean canBeFalse) {

  /** Looks at every part once, however deep they nest. */
  static Certainty of(Expression condition) {
    if (condition instanceof And || condition instanceof Or) {
      boolean and = condition instanceof And;
      Certainty all = new Certainty(and, !and);
      for (Expression operand : condition.parts()) {
        all = and ? all.and(of(operand)) : all.or(of(operand));
      }
      return all;
    }
    if (condition instanceof Not not) {
      return of(not.operand()).not();
    }
    if (condition instanceof BoolLiteral literal) {
      return new Certainty(literal.value(), !literal.value());
    }
    if (condition instanceof Between between) {
      return of(bound(ComparisonOperator.GE, between))
          .and(of(bound(ComparisonOperator.LE, between)));
    }
    if (condition instanceof Comparison comparison) {
      return switch (comparison.operator()) {
        case EQ -> ofEquality(comparison);
        case NE -> ofEquality(comparison).not();
        case LT, LE, GT, GE -> ofGrowth(Growths.of(comparison));
      };
    }
    Growth growth = Growths.of(condition);
    if (condition instanceof Membership membership && growth == Growth.OPEN) {
      // a value that only rises can leave every member behind
      return new Certainty(false, Growths.of(membership.value()) != Growth.OPEN);
    }
    return ofGrowth(growth);
  }

  /** Values that move apart stay apart; conditions are equal once both are certain. */
  private static Certainty ofEquality(Comparison comparison) {
    Expression left = comparison.left();
    Expression right = comparison.right();
    if (left.type() == Type.BOOL) {
      Certainty a = of(left);
      Certainty b = of(right);
      return a.and(b).or(a.not().and(b.not()));
    }
    Growth difference = Growths.ofDifference(left, right);
    boolean fixed = Growths.of(left) == Growth.FIXED && Growths.of(right) == Growth.FIXED;
    return new Certainty(fixed, difference != Growth.OPEN);
  }

  private static Certainty ofGrowth(Growth growth) {
    return new Certainty(
        growth == Growth.FIXED || growth == Growth.RISING,
        growth == Growth.FIXED || growth == Growth.FALLING);
  }

  private Certainty and(Certainty other) {
    return new Certainty(canBeTrue && other.canBeTrue, canBeFalse || other.canBeFalse);
  }

  private Certainty or(Certainty other) {
    return new Certainty(canBeTrue || other.canBeTrue, canBeFalse && other.canBeFalse);
  }

  private Certainty not() {
    return new Certainty(/* canBeTrue= */ canBeFalse, /* canBeFalse= */ canBeTrue);
  }

  /**
   * The first part that keeps a condition from becoming true for good before the end; empty where
   * nothing does.
   */
  static Optional<Expression> waitsFor(Expression condition) {
    if (of(condition).canBeTrue()) {
      return Optional.empty();
    }
    if (condition instanceof And || condition instanceof Or) {
      return condition.parts().stream()
          .filter(operand -> !of(operand).canBeTrue())
          .findFirst()
          .flatMap(Certainty::waitsFor);
    }
    return Optional.of(condition);
  }

  private static Expression bound(ComparisonOperator operator, Between between) {
    Expression end = operator == ComparisonOperator.GE ? between.low() : between.high();
    return new Comparison(operator, between.value(), end, between.span());
  }
}
