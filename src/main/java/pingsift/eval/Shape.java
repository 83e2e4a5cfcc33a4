// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayList;
import java.util.List;
import pingsift.check.Expression;
import pingsift.check.Expression.Aggregate;
import pingsift.check.Expression.FieldReference;
import pingsift.check.Expression.Membership;
import pingsift.check.Expression.Quantifier;
import pingsift.check.Owner;

/**
 * What an expression says, wherever it stands: expressions of equal shapes have the same value on
 * the same record.
 *
 * @param kind what tells it from others with the same parts
 */
record Shape(List<Object> kind, List<Shape> parts) {
  private static final int LONG_LIST = 16;

  static Shape of(Expression expression) {
    List<Shape> parts = new ArrayList<>();
    for (Expression part : expression.parts()) {
      parts.add(of(part));
    }
    return new Shape(kind(expression), parts);
  }

  /** The shape of a condition, or with {@code wanted} false of its opposite. */
  static Shape of(Expression condition, boolean wanted) {
    Shape shape = of(condition);
    return wanted ? shape : new Shape(List.of("not"), List.of(shape));
  }

  /** Whether it says something of single messages and exchanges only. */
  static boolean isOfRecord(Expression expression) {
    if (expression instanceof Quantifier || expression instanceof Aggregate) {
      return false;
    }
    if (expression instanceof FieldReference reference) {
      return switch (reference.field().owner()) {
        case MESSAGE, EXCHANGE -> true;
        case ISTREAM, REQUESTS, REPLIES, EXCHANGES, FRAMES -> false;
      };
    }
    for (Expression part : expression.parts()) {
      if (!isOfRecord(part)) {
        return false;
      }
    }
    return true;
  }

  private static List<Object> kind(Expression expression) {
    if (expression instanceof FieldReference reference) {
      Owner owner = reference.field().owner();
      return List.of(owner, reference.field().name(), Slot.of(owner, reference.side()));
    }
    // a list that is long is a named one, and all rules that name it share it
    if (expression instanceof Membership membership && membership.members().size() > LONG_LIST) {
      return List.of(new Same(membership.members()));
    }
    List<Object> kind = new ArrayList<>();
    kind.add(expression.getClass());
    kind.addAll(expression.own());
    return kind;
  }

  /** Equal to nothing but the very same list. */
  private record Same(List<?> list) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Same that && that.list == list;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(list);
    }
  }
}
