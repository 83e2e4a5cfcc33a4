// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.util.Set;
import pingsift.check.Expression;
import pingsift.check.Expression.Aggregate;
import pingsift.check.Expression.AggregateKind;
import pingsift.check.Expression.Arithmetic;
import pingsift.check.Expression.ArithmeticOperator;
import pingsift.check.Expression.ByteAt;
import pingsift.check.Expression.Call;
import pingsift.check.Expression.ComparisonOperator;
import pingsift.check.Expression.FieldReference;
import pingsift.check.Expression.Quantifier;
import pingsift.check.Expression.QuantifierKind;
import pingsift.check.Expression.Slice;
import pingsift.check.Growth;
import pingsift.check.Side;
import pingsift.engine.NaiveValues.Num;

/** What values of an iStream can still become while it grows. */
final class NaiveGrowth {
  /** Operators that give nothing for some values on the right: 0, or a width beyond 63. */
  private static final Set<ArithmeticOperator> CAN_BE_ABSENT =
      Set.of(
          ArithmeticOperator.DIVIDE,
          ArithmeticOperator.REMAINDER,
          ArithmeticOperator.SHIFT_LEFT,
          ArithmeticOperator.SHIFT_RIGHT);

  private NaiveGrowth() {}

  /** Whether a field of the iStream itself can become another one. */
  static boolean grows(FieldReference field) {
    return field.side() == Side.OWN && field.field().growth() != Growth.FIXED;
  }

  /** Whether some part is the last value so far. */
  static boolean holdsLast(Expression part) {
    return isOf(part, AggregateKind.LAST) || part.parts().stream().anyMatch(NaiveGrowth::holdsLast);
  }

  private static boolean isOf(Expression part, AggregateKind kind) {
    return part instanceof Aggregate aggregate && aggregate.kind() == kind;
  }

  /** A part of the last bytes, or what is read from them: other bytes can lack it. */
  static boolean isReadFromLast(Expression part) {
    boolean reads = part instanceof Slice || part instanceof ByteAt || part instanceof Call;
    return reads && holdsLast(part) || part.parts().stream().anyMatch(NaiveGrowth::isReadFromLast);
  }

  /** Whether a value that is not there can still come. */
  static boolean canCome(Expression value) {
    if (value instanceof Aggregate) {
      return true;
    }
    if (value instanceof Quantifier quantifier) {
      return quantifier.kind() == QuantifierKind.SHARE;
    }
    if (value instanceof FieldReference reference) {
      return grows(reference) && reference.field().mayBeAbsent();
    }
    boolean divides =
        value instanceof Arithmetic arithmetic
            && CAN_BE_ABSENT.contains(arithmetic.operator())
            && canMove(arithmetic.right());
    return divides || value.parts().stream().anyMatch(NaiveGrowth::canCome);
  }

  /** Whether a divisor can become 0, or another number than 0. */
  private static boolean canMove(Expression divisor) {
    if (divisor instanceof Aggregate || divisor instanceof Quantifier) {
      return !isOf(divisor, AggregateKind.FIRST);
    }
    return divisor instanceof FieldReference reference
        ? grows(reference)
        : divisor.parts().stream().anyMatch(NaiveGrowth::canMove);
  }

  /** It holds, and whatever the two can still become keeps it so. */
  static boolean holdsForGood(ComparisonOperator operator, Num a, Num b) {
    int order =
        a.now() instanceof Long x && b.now() instanceof Long y
            ? Long.compare(x, y)
            : (int) Math.signum(NaiveValues.real(a.now()) - NaiveValues.real(b.now()));
    boolean staysBelow = !a.rises() && !b.falls();
    boolean staysAbove = !a.falls() && !b.rises();
    return switch (operator) {
      case LT -> order < 0 && staysBelow;
      case LE -> order <= 0 && staysBelow;
      case GT -> order > 0 && staysAbove;
      case GE -> order >= 0 && staysAbove;
      case EQ -> order == 0 && staysBelow && staysAbove;
      case NE -> order < 0 ? staysBelow : order > 0 && staysAbove;
    };
  }
}
