// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.List;
import pingsift.check.Expression.ComparisonOperator;
import pingsift.check.Growth;

/** A comparison with a float on at least one side. */
final class FloatComparison extends Leaf {
  private final ComparisonOperator operator;
  private final FloatValue left;
  private final FloatValue right;
  private final Growth growthLeft;
  private final Growth growthRight;

  FloatComparison(
      String text,
      Origin origin,
      ComparisonOperator operator,
      Side<FloatValue> left,
      Side<FloatValue> right) {
    super(text, origin);
    this.operator = operator;
    this.left = left.value();
    this.right = right.value();
    this.growthLeft = left.growth();
    this.growthRight = right.growth();
  }

  @Override
  public Truth test(Evaluation evaluation) {
    boolean ended = evaluation.isEnded();
    if (!ended && (growthLeft == Growth.OPEN || growthRight == Growth.OPEN)) {
      return Truth.UNKNOWN; // whatever it is now: do not compute it
    }
    double a = left.read(evaluation);
    double b = right.read(evaluation);
    if (Double.isNaN(a) || Double.isNaN(b)) {
      return Truth.UNKNOWN;
    }
    if (!ended && (growthLeft != Growth.FIXED || growthRight != Growth.FIXED)) {
      return Certainty.ofDoubles(operator, a, growthLeft, b, growthRight);
    }
    return Truth.of(
        switch (operator) {
          case EQ -> a == b;
          case NE -> a != b;
          case LT -> a < b;
          case LE -> a <= b;
          case GT -> a > b;
          case GE -> a >= b;
        });
  }

  @Override
  public int cost() {
    return left.cost() + right.cost() + 1;
  }

  @Override
  public void explain(Evaluation evaluation, List<Evidence> into) {
    Evidence evidence = evidence(evaluation);
    evidence.rawValue().set(left.read(evaluation));
    evidence.rawLiteral().set(right.read(evaluation));
    into.add(evidence);
  }
}
