// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.List;
import pingsift.check.Expression.ComparisonOperator;
import pingsift.check.Growth;
import pingsift.check.Type;

/** A comparison of whole numbers, durations or times. */
final class IntComparison extends Leaf {
  private final ComparisonOperator operator;
  private final IntValue left;
  private final IntValue right;
  private final Growth growthLeft;
  private final Growth growthRight;
  private final Type type;

  IntComparison(
      String text,
      Origin origin,
      ComparisonOperator operator,
      Side<IntValue> left,
      Side<IntValue> right,
      Type type) {
    super(text, origin);
    this.operator = operator;
    this.left = left.value();
    this.right = right.value();
    this.growthLeft = left.growth();
    this.growthRight = right.growth();
    this.type = type;
  }

  @Override
  public Truth test(Evaluation evaluation) {
    long a = left.read(evaluation);
    if (a == IntValue.ABSENT) {
      return Truth.UNKNOWN;
    }
    long b = right.read(evaluation);
    if (b == IntValue.ABSENT) {
      return Truth.UNKNOWN;
    }
    if (!evaluation.isEnded() && (growthLeft != Growth.FIXED || growthRight != Growth.FIXED)) {
      return Certainty.ofLongs(operator, a, growthLeft, b, growthRight);
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
    evidence.rawValue().set(left.read(evaluation), type);
    evidence.rawLiteral().set(right.read(evaluation), type);
    into.add(evidence);
  }
}
