// SPDX-License-Identifier: Apache-2.0
package pingsift.inspect;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pingsift.check.Expression;
import pingsift.check.Expression.Between;
import pingsift.check.Expression.Comparison;
import pingsift.check.Expression.ComparisonOperator;
import pingsift.check.Expression.FloatLiteral;
import pingsift.check.Expression.NumberLiteral;
import pingsift.check.Type;

/**
 * How far a number is from where its condition would become what is wanted.
 *
 * @param value what the number is; durations and times in nanoseconds
 * @param bound the nearest number at which the condition turns, or that it has to pass
 * @param type of both; FLOAT where they differ
 * @param strict whether the bound itself does not do
 */
public record Gap(double value, double bound, Type type, boolean strict) {
  /** Above 0 where the number is too small. */
  public double missing() {
    return bound - value;
  }

  /** The gap in proportion to its bound; between 0 and 1 for most. */
  double relative() {
    return Math.abs(missing()) / Math.max(Math.abs(bound), 1);
  }

  /** Empty where the condition compares no numbers, or one of them is absent. */
  static Optional<Gap> of(Expression test, boolean wanted, List<Reading.Shown> values) {
    if (test instanceof Comparison comparison) {
      return of(comparison, wanted, values);
    }
    if (test instanceof Between between && wanted) {
      return of(between, values);
    }
    return Optional.empty();
  }

  private static Optional<Gap> of(
      Comparison comparison, boolean wanted, List<Reading.Shown> values) {
    ComparisonOperator operator = wanted ? comparison.operator() : comparison.operator().negated();
    Double left = number(comparison.left(), values);
    Double right = number(comparison.right(), values);
    if (left == null || right == null || operator == ComparisonOperator.NE) {
      return Optional.empty();
    }
    Type type = comparison.left().type();
    boolean strict = operator == ComparisonOperator.LT || operator == ComparisonOperator.GT;
    boolean swapped = comparison.left() instanceof Expression.Literal;
    return Optional.of(
        swapped
            ? new Gap(right, left, comparison.right().type(), strict)
            : new Gap(left, right, type, strict));
  }

  private static Optional<Gap> of(Between between, List<Reading.Shown> values) {
    Double value = number(between.value(), values);
    Double low = number(between.low(), values);
    Double high = number(between.high(), values);
    if (value == null || low == null || high == null) {
      return Optional.empty();
    }
    return Optional.of(new Gap(value, value < low ? low : high, between.value().type(), false));
  }

  private static @Nullable Double number(Expression side, List<Reading.Shown> values) {
    if (side instanceof NumberLiteral literal) {
      return (double) literal.value();
    }
    if (side instanceof FloatLiteral literal) {
      return literal.value();
    }
    for (Reading.Shown shown : values) {
      if (shown.of() == side) {
        return number(shown.value());
      }
    }
    return null;
  }

  private static @Nullable Double number(@Nullable Object value) {
    return value instanceof Long || value instanceof Double
        ? Double.valueOf(((Number) value).doubleValue())
        : null;
  }
}
