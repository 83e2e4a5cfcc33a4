// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.List;
import pingsift.check.Expression.Aggregate;
import pingsift.check.Expression.And;
import pingsift.check.Expression.Arithmetic;
import pingsift.check.Expression.Between;
import pingsift.check.Expression.ByteAt;
import pingsift.check.Expression.ByteTest;
import pingsift.check.Expression.Call;
import pingsift.check.Expression.Comparison;
import pingsift.check.Expression.FieldReference;
import pingsift.check.Expression.Literal;
import pingsift.check.Expression.Membership;
import pingsift.check.Expression.Negation;
import pingsift.check.Expression.Not;
import pingsift.check.Expression.Or;
import pingsift.check.Expression.Presence;
import pingsift.check.Expression.Quantifier;
import pingsift.check.Expression.Slice;

/** The direct parts of a typed expression, in source order; literals of a set are not parts. */
public final class Children {
  private Children() {}

  public static List<Expression> of(Expression part) {
    if (part instanceof Literal || part instanceof FieldReference) {
      return List.of();
    }
    if (part instanceof And and) {
      return and.operands();
    }
    if (part instanceof Or or) {
      return or.operands();
    }
    if (part instanceof Call call) {
      return call.arguments();
    }
    if (part instanceof Comparison comparison) {
      return List.of(comparison.left(), comparison.right());
    }
    if (part instanceof Arithmetic arithmetic) {
      return List.of(arithmetic.left(), arithmetic.right());
    }
    if (part instanceof Between between) {
      return List.of(between.value(), between.low(), between.high());
    }
    return List.of(onlyChild(part));
  }

  private static Expression onlyChild(Expression part) {
    if (part instanceof Negation negation) {
      return negation.operand();
    }
    if (part instanceof Slice slice) {
      return slice.bytes();
    }
    if (part instanceof ByteAt byteAt) {
      return byteAt.bytes();
    }
    if (part instanceof Quantifier quantifier) {
      return quantifier.condition();
    }
    if (part instanceof Aggregate aggregate) {
      return aggregate.value();
    }
    if (part instanceof Membership membership) {
      return membership.value();
    }
    if (part instanceof ByteTest test) {
      return test.bytes();
    }
    if (part instanceof Not not) {
      return not.operand();
    }
    if (part instanceof Presence presence) {
      return presence.value();
    }
    throw new IllegalStateException("no such expression: " + part.getClass().getSimpleName());
  }
}
