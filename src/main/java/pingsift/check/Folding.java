// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.Optional;
import pingsift.check.Expression.ArithmeticOperator;
import pingsift.check.Expression.FloatLiteral;
import pingsift.check.Expression.Literal;
import pingsift.check.Expression.NumberLiteral;
import pingsift.text.Span;

/** Arithmetic of constants. What overflows is told, where the same at run time would saturate. */
final class Folding {
  private Folding() {}

  /**
   * The value of {@code left operator right}; empty where {@code type} cannot hold it. A divisor is
   * not 0, the count of a shift is 0 to 63.
   */
  static Optional<Literal> fold(
      ArithmeticOperator operator, Literal left, Literal right, Type type, Span span) {
    boolean fraction = isFraction(left) || isFraction(right);
    if (type == Type.FLOAT || fraction) {
      double value = fold(operator, Literals.asDouble(left), Literals.asDouble(right));
      return type == Type.FLOAT ? finite(value, span) : rounded(value, type, span);
    }
    try {
      long value = fold(operator, ((NumberLiteral) left).value(), ((NumberLiteral) right).value());
      return value == Long.MIN_VALUE
          ? Optional.empty()
          : Optional.of(new NumberLiteral(value, type, span));
    } catch (ArithmeticException overflow) {
      return Optional.empty();
    }
  }

  private static boolean isFraction(Literal literal) {
    return literal.type() == Type.FLOAT;
  }

  private static Optional<Literal> finite(double value, Span span) {
    return Double.isFinite(value) ? Optional.of(new FloatLiteral(value, span)) : Optional.empty();
  }

  /** A duration that was multiplied or divided by a fraction, in whole nanoseconds. */
  private static Optional<Literal> rounded(double value, Type type, Span span) {
    return Math.abs(value) < 0x1p63
        ? Optional.of(new NumberLiteral(Math.round(value), type, span))
        : Optional.empty();
  }

  private static double fold(ArithmeticOperator operator, double left, double right) {
    return switch (operator) {
      case ADD -> left + right;
      case SUBTRACT -> left - right;
      case MULTIPLY -> left * right;
      case DIVIDE -> left / right;
      case REMAINDER -> left % right;
      case SHIFT_LEFT, SHIFT_RIGHT, BIT_AND, BIT_XOR, BIT_OR ->
          throw new IllegalStateException(operator + " of fractions");
    };
  }

  private static long fold(ArithmeticOperator operator, long left, long right) {
    return switch (operator) {
      case ADD -> Math.addExact(left, right);
      case SUBTRACT -> Math.subtractExact(left, right);
      case MULTIPLY -> Math.multiplyExact(left, right);
      case DIVIDE -> left / right;
      case REMAINDER -> left % right;
      case SHIFT_LEFT -> shiftedExactly(left, (int) right);
      case SHIFT_RIGHT -> left >> right;
      case BIT_AND -> left & right;
      case BIT_XOR -> left ^ right;
      case BIT_OR -> left | right;
    };
  }

  private static long shiftedExactly(long value, int count) {
    long shifted = value << count;
    if (shifted >> count != value) {
      throw new ArithmeticException("bits are lost");
    }
    return shifted;
  }
}
