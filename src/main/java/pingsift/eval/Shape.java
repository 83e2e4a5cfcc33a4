// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.Arrays;
import java.util.List;
import pingsift.check.Expression;
import pingsift.check.Expression.Aggregate;
import pingsift.check.Expression.FieldReference;
import pingsift.check.Expression.Membership;
import pingsift.check.Expression.Quantifier;
import pingsift.check.Owner;

/**
 * What an expression says, wherever it stands: expressions of equal shapes have the same value on
 * the same record. Immutable.
 */
final class Shape {
  private static final int LONG_LIST = 16;

  /** What tells it from others with the same parts, then its parts. */
  private final Object[] content;

  private final int hash;

  private Shape(Object... content) {
    this.content = content;
    int mixed = content.length;
    for (Object each : content) {
      mixed = (mixed ^ each.hashCode()) * 0x9E3779B1;
      mixed ^= mixed >>> 15;
    }
    this.hash = mixed;
  }

  static Shape of(Expression expression) {
    if (expression instanceof FieldReference reference) {
      Owner owner = reference.field().owner();
      return new Shape(owner, reference.field().name(), Slot.of(owner, reference.side()));
    }
    List<?> own = own(expression);
    List<Expression> parts = expression.parts();
    Object[] content = new Object[1 + own.size() + parts.size()];
    int at = 0;
    content[at++] = expression.getClass();
    for (int i = 0; i < own.size(); i++) {
      content[at++] = own.get(i);
    }
    for (int i = 0; i < parts.size(); i++) {
      content[at++] = of(parts.get(i));
    }
    return new Shape(content);
  }

  /** The shape of a condition, or with {@code wanted} false of its opposite. */
  static Shape of(Expression condition, boolean wanted) {
    Shape shape = of(condition);
    return wanted ? shape : new Shape("not", shape);
  }

  /** The shape of something else that is said of a value. */
  static Shape of(String what, Expression value) {
    return new Shape(what, of(value));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape that && hash == that.hash && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return hash;
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

  /** What tells an expression from others of its kind with the same parts. */
  private static List<?> own(Expression expression) {
    // a list that is long is a named one, and all rules that name it share it
    return expression instanceof Membership membership && membership.members().size() > LONG_LIST
        ? List.of(new Same(membership.members()))
        : expression.own();
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
