// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.List;
import pingsift.check.Expression.Aggregate;
import pingsift.check.Expression.And;
import pingsift.check.Expression.Arithmetic;
import pingsift.check.Expression.ArithmeticOperator;
import pingsift.check.Expression.Between;
import pingsift.check.Expression.ByteAt;
import pingsift.check.Expression.Call;
import pingsift.check.Expression.Comparison;
import pingsift.check.Expression.ComparisonOperator;
import pingsift.check.Expression.FieldReference;
import pingsift.check.Expression.FloatLiteral;
import pingsift.check.Expression.Literal;
import pingsift.check.Expression.Negation;
import pingsift.check.Expression.Not;
import pingsift.check.Expression.NumberLiteral;
import pingsift.check.Expression.Or;
import pingsift.check.Expression.Presence;
import pingsift.check.Expression.Quantifier;
import pingsift.check.Expression.Slice;

/**
 * How the parts of an {@code istream} rule change while the iStream grows.
 *
 * <p>{@link Growth#OPEN} is always a safe answer: it only makes an alert later. Every other answer
 * is a promise that an alert may rest on.
 */
public final class Growths {
  private Growths() {}

  /** The growth of a value or a condition that is about the whole iStream. */
  public static Growth of(Expression part) {
    if (part instanceof Literal) {
      return Growth.FIXED;
    }
    if (part instanceof FieldReference reference) {
      // an element never changes once it is there
      return reference.side() == Side.OWN ? reference.field().growth() : Growth.FIXED;
    }
    if (part instanceof Quantifier quantifier) {
      return switch (quantifier.kind()) {
        case ANY, COUNT -> Growth.RISING;
        case ALL, NONE -> Growth.FALLING;
        case SHARE -> Growth.OPEN;
      };
    }
    if (part instanceof Aggregate aggregate) {
      return ofAggregate(aggregate);
    }
    if (part instanceof Negation negation) {
      return swapped(of(negation.operand()));
    }
    if (part instanceof Arithmetic arithmetic) {
      return ofArithmetic(arithmetic);
    }
    return ofCondition(part);
  }

  private static Growth ofCondition(Expression part) {
    if (part instanceof Comparison comparison) {
      return ofComparison(comparison.operator(), comparison.left(), comparison.right());
    }
    if (part instanceof Between between) {
      return joined(
          ofComparison(ComparisonOperator.GE, between.value(), between.low()),
          ofComparison(ComparisonOperator.LE, between.value(), between.high()));
    }
    if (part instanceof Not not) {
      return swapped(of(not.operand()));
    }
    if (part instanceof And and) {
      return joined(and.operands());
    }
    if (part instanceof Or or) {
      return joined(or.operands());
    }
    if (part instanceof Presence presence) {
      return ofPresence(presence);
    }
    // calls, slices, memberships, byte tests: any change of what they read can turn them
    boolean fixed = part.parts().stream().allMatch(p -> of(p) == Growth.FIXED);
    return fixed ? Growth.FIXED : Growth.OPEN;
  }

  private static Growth ofAggregate(Aggregate aggregate) {
    return switch (aggregate.kind()) {
      case MAX, DISTINCT -> Growth.RISING;
      case MIN -> Growth.FALLING;
      case SUM -> isNeverNegative(aggregate.value()) ? Growth.RISING : Growth.OPEN;
      case FIRST -> Growth.FIXED; // once it is there
      case AVG, STDEV, LAST -> Growth.OPEN;
    };
  }

  private static Growth ofArithmetic(Arithmetic arithmetic) {
    Growth left = of(arithmetic.left());
    Growth right = of(arithmetic.right());
    return switch (arithmetic.operator()) {
      case ADD -> joined(left, right);
      case SUBTRACT -> joined(left, swapped(right));
      case MULTIPLY -> ofProduct(arithmetic, left, right);
      case DIVIDE -> right == Growth.FIXED ? scaled(left, signOf(arithmetic.right())) : Growth.OPEN;
      // a shift by a fixed count keeps the order of what is shifted
      case SHIFT_LEFT, SHIFT_RIGHT -> right == Growth.FIXED ? left : Growth.OPEN;
      case REMAINDER, BIT_AND, BIT_XOR, BIT_OR -> onlyFixed(left, right);
    };
  }

  private static Growth ofProduct(Arithmetic product, Growth left, Growth right) {
    if (right == Growth.FIXED && signOf(product.right()) != 0) {
      return scaled(left, signOf(product.right()));
    }
    if (left == Growth.FIXED && signOf(product.left()) != 0) {
      return scaled(right, signOf(product.left()));
    }
    boolean neverNegative = isNeverNegative(product.left()) && isNeverNegative(product.right());
    return neverNegative ? joined(left, right) : onlyFixed(left, right);
  }

  private static Growth scaled(Growth growth, int sign) {
    if (growth == Growth.FIXED || sign > 0) {
      return growth;
    }
    return sign < 0 ? swapped(growth) : Growth.OPEN;
  }

  private static Growth onlyFixed(Growth left, Growth right) {
    return left == Growth.FIXED && right == Growth.FIXED ? Growth.FIXED : Growth.OPEN;
  }

  /** 1 or -1 for a constant that is not 0; else 0. */
  private static int signOf(Expression value) {
    if (value instanceof NumberLiteral || value instanceof FloatLiteral) {
      return (int) Math.signum(Literals.asDouble((Literal) value));
    }
    return 0;
  }

  private static Growth ofComparison(
      ComparisonOperator operator, Expression left, Expression right) {
    return switch (operator) {
      case GT, GE -> ofDifference(left, right);
      case LT, LE -> swapped(ofDifference(left, right));
      case EQ, NE -> onlyFixed(of(left), of(right));
    };
  }

  /** How the left side less the right side changes. */
  static Growth ofDifference(Expression left, Expression right) {
    return joined(of(left), swapped(of(right)));
  }

  private static Growth ofPresence(Presence presence) {
    Growth exists = ofExistence(presence.value());
    return presence.present() ? exists : swapped(exists);
  }

  /**
   * How it changes whether a value is there: once it is, it stays, except where a divisor can
   * become 0, a shift too wide, or bytes others.
   */
  public static Growth ofExistence(Expression value) {
    if (value instanceof FieldReference reference) {
      Growth growth = reference.field().mayBeAbsent() ? of(reference) : Growth.FIXED;
      return growth == Growth.FALLING ? Growth.RISING : growth;
    }
    if (value instanceof Aggregate) {
      return Growth.RISING;
    }
    if (value instanceof Quantifier quantifier) {
      return quantifier.kind() == Expression.QuantifierKind.SHARE ? Growth.RISING : Growth.FIXED;
    }
    if (value instanceof Arithmetic arithmetic
        && canLack(arithmetic.operator())
        && of(arithmetic.right()) != Growth.FIXED) {
      return Growth.OPEN;
    }
    if (readsBytes(value) && value.parts().stream().anyMatch(p -> of(p) != Growth.FIXED)) {
      return Growth.OPEN; // other bytes may lack what these have
    }
    Growth all = Growth.FIXED;
    for (Expression part : value.parts()) {
      all = joined(all, ofExistence(part));
    }
    return all;
  }

  /** Whether a right side of some value makes the whole absent. */
  private static boolean canLack(ArithmeticOperator operator) {
    return operator == ArithmeticOperator.DIVIDE
        || operator == ArithmeticOperator.REMAINDER
        || operator.isShift();
  }

  private static boolean readsBytes(Expression value) {
    return value instanceof Call || value instanceof Slice || value instanceof ByteAt;
  }

  private static Growth joined(List<Expression> operands) {
    Growth all = Growth.FIXED;
    for (Expression operand : operands) {
      all = joined(all, of(operand));
    }
    return all;
  }

  private static Growth joined(Growth left, Growth right) {
    if (left == Growth.FIXED || left == right) {
      return right;
    }
    return right == Growth.FIXED ? left : Growth.OPEN;
  }

  private static Growth swapped(Growth growth) {
    return switch (growth) {
      case RISING -> Growth.FALLING;
      case FALLING -> Growth.RISING;
      case FIXED, OPEN -> growth;
    };
  }

  /**
   * Whether a value cannot be below 0.
   *
   * <p>Whole numbers of a message stand on the wire without a sign, and so do those that a function
   * reads from bytes or counts in them; whole numbers of a collection or with a unit count
   * something. Durations can be negative where a capture's clock steps back.
   */
  static boolean isNeverNegative(Expression value) {
    if (value instanceof NumberLiteral || value instanceof FloatLiteral) {
      return Literals.asDouble((Literal) value) >= 0;
    }
    if (value instanceof FieldReference reference) {
      FieldDef field = reference.field();
      boolean counts =
          switch (field.owner()) {
            case MESSAGE, REQUESTS, REPLIES, EXCHANGES, FRAMES -> true;
            case EXCHANGE, ISTREAM -> !field.unit().isEmpty();
          };
      return field.type() == Type.INT && counts;
    }
    if (value instanceof Call call) {
      return call.type() == Type.INT && call.function().parameters().contains(Type.BYTES);
    }
    if (value instanceof Quantifier || value instanceof ByteAt) {
      return true;
    }
    if (value instanceof Aggregate aggregate) {
      return aggregate.kind() == Expression.AggregateKind.STDEV
          || aggregate.kind() == Expression.AggregateKind.DISTINCT
          || isNeverNegative(aggregate.value());
    }
    if (!(value instanceof Arithmetic arithmetic)
        || arithmetic.operator() == ArithmeticOperator.SUBTRACT) {
      return false;
    }
    boolean left = isNeverNegative(arithmetic.left());
    boolean right = isNeverNegative(arithmetic.right());
    return arithmetic.operator() == ArithmeticOperator.BIT_AND ? left || right : left && right;
  }

  /**
   * Whether a condition of an {@code istream} rule can become true for good before the end, or with
   * {@code truth} false, false for good.
   */
  public static boolean canBeCertain(Expression condition, boolean truth) {
    Certainty certainty = Certainty.of(condition);
    return truth ? certainty.canBeTrue() : certainty.canBeFalse();
  }

  /** When a rule with this condition is decided. */
  public static Deciding deciding(Scope scope, Expression condition) {
    if (scope != Scope.ISTREAM) {
      return Deciding.AT_ONCE;
    }
    return Certainty.of(condition).canBeTrue() ? Deciding.EARLY : Deciding.AT_END;
  }
}
