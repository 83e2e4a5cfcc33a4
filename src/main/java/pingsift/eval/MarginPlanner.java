// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.check.Expression;
import pingsift.check.Expression.And;
import pingsift.check.Expression.Arithmetic;
import pingsift.check.Expression.Comparison;
import pingsift.check.Expression.FieldReference;
import pingsift.check.Expression.FloatLiteral;
import pingsift.check.Expression.NumberLiteral;
import pingsift.check.Expression.Or;

/** Finds out what is known of how a condition on windows changes. */
final class MarginPlanner {
  private final WindowTerms terms;

  MarginPlanner(WindowTerms terms) {
    this.terms = terms;
  }

  /**
   * @param condition with the terms as fields
   */
  Margin plan(Expression condition) {
    if (condition instanceof And and) {
      return new Margin.OfParts(true, parts(and.operands()));
    }
    if (condition instanceof Or or) {
      return new Margin.OfParts(false, parts(or.operands()));
    }
    return condition instanceof Comparison comparison ? compared(comparison) : Margin.NONE;
  }

  private Margin[] parts(List<Expression> operands) {
    return operands.stream().map(this::plan).toArray(Margin[]::new);
  }

  private Margin compared(Comparison comparison) {
    Steps difference = share(comparison);
    if (difference == null) {
      Steps.Sum sum = new Steps.Sum();
      boolean known = add(comparison.left(), 1, sum) && add(comparison.right(), -1, sum);
      difference = known ? sum.steps() : null;
    }
    return difference == null
        ? Margin.NONE
        : new Margin.OfComparison(comparison.operator(), difference);
  }

  /**
   * {@code share(P) >= 0.9} holds where 0.1 for each that is true is more than 0.9 for each false.
   */
  private @Nullable Steps share(Comparison comparison) {
    WindowTerms.@Nullable Counted counted = counted(comparison.left());
    Double part = literal(comparison.right());
    if (counted == null || !counted.isShare() || part == null || part < 0 || part > 1) {
      return null;
    }
    Steps.Sum sum = new Steps.Sum();
    sum.add(new Steps.OfCondition(counted.aggregation(), true), 1 - part);
    sum.add(new Steps.OfCondition(counted.aggregation(), false), -part);
    return sum.steps();
  }

  /** Adds a part of a sum; false where it is none of counts and literals. */
  private boolean add(Expression part, double factor, Steps.Sum into) {
    Double number = literal(part);
    if (number != null) {
      into.add(factor * number);
      return true;
    }
    WindowTerms.Counted counted = counted(part);
    if (counted != null) {
      if (!counted.isShare()) {
        into.add(counted.count(), factor);
      }
      return !counted.isShare();
    }
    return part instanceof Arithmetic arithmetic && add(arithmetic, factor, into);
  }

  private boolean add(Arithmetic sum, double factor, Steps.Sum into) {
    return switch (sum.operator()) {
      case ADD -> add(sum.left(), factor, into) && add(sum.right(), factor, into);
      case SUBTRACT -> add(sum.left(), factor, into) && add(sum.right(), -factor, into);
      case MULTIPLY -> {
        Double left = literal(sum.left());
        Double right = literal(sum.right());
        yield left != null
            ? add(sum.right(), factor * left, into)
            : right != null && add(sum.left(), factor * right, into);
      }
      default -> false;
    };
  }

  private WindowTerms.@Nullable Counted counted(Expression part) {
    return part instanceof FieldReference reference ? terms.counted(reference.field()) : null;
  }

  private static @Nullable Double literal(Expression part) {
    if (part instanceof NumberLiteral number) {
      return (double) number.value();
    }
    return part instanceof FloatLiteral real ? (Double) real.value() : null;
  }
}
