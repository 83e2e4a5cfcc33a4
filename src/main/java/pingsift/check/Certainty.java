// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.Optional;
import pingsift.check.Expression.And;
import pingsift.check.Expression.Between;
import pingsift.check.Expression.BoolLiteral;
import pingsift.check.Expression.Comparison;
import pingsift.check.Expression.ComparisonOperator;
import pingsift.check.Expression.Not;
import pingsift.check.Expression.Or;

/** Whether a condition of an {@code istream} rule can be certain before the iStream ends. */
final class Certainty {
  private Certainty() {}

  /** Whether it can become true for good. */
  static boolean canBecomeTrue(Expression condition) {
    if (condition instanceof And and) {
      return and.operands().stream().allMatch(Certainty::canBecomeTrue);
    }
    if (condition instanceof Or or) {
      return or.operands().stream().anyMatch(Certainty::canBecomeTrue);
    }
    return condition instanceof Not not ? canBecomeFalse(not.operand()) : leaf(condition);
  }

  /**
   * The first part that keeps a condition from becoming true for good before the end; empty where
   * nothing does.
   */
  static Optional<Expression> waitsFor(Expression condition) {
    if (canBecomeTrue(condition)) {
      return Optional.empty();
    }
    if (condition instanceof And || condition instanceof Or) {
      return condition.parts().stream()
          .filter(operand -> !canBecomeTrue(operand))
          .findFirst()
          .flatMap(Certainty::waitsFor);
    }
    return Optional.of(condition);
  }

  private static boolean leaf(Expression condition) {
    if (condition instanceof BoolLiteral literal) {
      return literal.value();
    }
    if (condition instanceof Between between) {
      return canBecomeTrue(bound(ComparisonOperator.GE, between))
          && canBecomeTrue(bound(ComparisonOperator.LE, between));
    }
    Growth growth = Growths.of(condition);
    return growth == Growth.FIXED || growth == Growth.RISING;
  }

  private static boolean canBecomeFalse(Expression condition) {
    if (condition instanceof And and) {
      return and.operands().stream().anyMatch(Certainty::canBecomeFalse);
    }
    if (condition instanceof Or or) {
      return or.operands().stream().allMatch(Certainty::canBecomeFalse);
    }
    if (condition instanceof Not not) {
      return canBecomeTrue(not.operand());
    }
    if (condition instanceof BoolLiteral literal) {
      return !literal.value();
    }
    if (condition instanceof Between between) {
      return canBecomeFalse(bound(ComparisonOperator.GE, between))
          || canBecomeFalse(bound(ComparisonOperator.LE, between));
    }
    Growth growth = Growths.of(condition);
    return growth == Growth.FIXED || growth == Growth.FALLING;
  }

  private static Expression bound(ComparisonOperator operator, Between between) {
    Expression end = operator == ComparisonOperator.GE ? between.low() : between.high();
    return new Comparison(operator, between.value(), end, between.span());
  }
}
