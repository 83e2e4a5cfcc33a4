// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.IdentityHashMap;
import pingsift.check.Expression;

/** Finds the frames that a leaf of a condition speaks of. */
final class Origins {
  private final IdentityHashMap<Expression.Quantifier, Origin> counted = new IdentityHashMap<>();

  void note(Expression.Quantifier quantifier, ConditionCounter counter) {
    counted.put(quantifier, new Origin(0, counter.firstIndex(), counter.lastIndex()));
  }

  Origin of(Expression expression) {
    if (expression instanceof Expression.FieldReference reference) {
      return Origin.of(Slot.of(reference.field().owner(), reference.side()));
    }
    if (expression instanceof Expression.Quantifier quantifier) {
      return counted.getOrDefault(quantifier, Origin.NOWHERE);
    }
    if (expression instanceof Expression.Aggregate) {
      return Origin.NOWHERE;
    }
    Origin origin = Origin.NOWHERE;
    for (Expression part : expression.parts()) {
      origin = origin.and(of(part));
    }
    return origin;
  }
}
