// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.check.Expression;
import pingsift.check.Expression.Aggregate;
import pingsift.check.Expression.Arithmetic;
import pingsift.check.Expression.BoolLiteral;
import pingsift.check.Expression.ByteAt;
import pingsift.check.Expression.ByteTest;
import pingsift.check.Expression.BytesLiteral;
import pingsift.check.Expression.Call;
import pingsift.check.Expression.Comparison;
import pingsift.check.Expression.FieldReference;
import pingsift.check.Expression.FloatLiteral;
import pingsift.check.Expression.Membership;
import pingsift.check.Expression.NetLiteral;
import pingsift.check.Expression.NumberLiteral;
import pingsift.check.Expression.Presence;
import pingsift.check.Expression.Quantifier;
import pingsift.check.Expression.RegexTest;
import pingsift.check.Expression.Slice;
import pingsift.check.Expression.StringLiteral;

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
    List<Expression> parts = expression.parts();
    Object[] kind = kind(expression);
    Object[] content = Arrays.copyOf(kind, kind.length + parts.size());
    for (int i = 0; i < parts.size(); i++) {
      content[kind.length + i] = of(parts.get(i));
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

  private static Object[] kind(Expression expression) {
    Class<?> type = expression.getClass();
    if (expression instanceof FieldReference reference) {
      Slot slot = Slot.of(reference.field().owner(), reference.side());
      return new Object[] {type, reference.field().owner(), reference.field().name(), slot};
    }
    @Nullable Object own = own(expression);
    if (own != null) {
      return new Object[] {type, own};
    }
    if (expression instanceof NetLiteral net) {
      return new Object[] {type, net.high(), net.low(), net.prefixLength()};
    }
    if (expression instanceof Slice slice) {
      return new Object[] {type, slice.from(), slice.to()};
    }
    if (expression instanceof Quantifier quantifier) {
      return new Object[] {type, quantifier.kind(), quantifier.collection()};
    }
    if (expression instanceof Aggregate aggregate) {
      return new Object[] {type, aggregate.kind(), aggregate.collection()};
    }
    if (expression instanceof ByteTest test) {
      return new Object[] {type, test.operator(), test.pattern(), test.nocase()};
    }
    return expression instanceof Membership membership
        ? new Object[] {type, members(membership)}
        : new Object[] {type};
  }

  /** A list that is long is a named one, and all rules that name it share it. */
  private static Object members(Membership membership) {
    if (membership.members().size() > LONG_LIST) {
      return new Same(membership.members());
    }
    List<Shape> members = new ArrayList<>(membership.members().size());
    for (Expression member : membership.members()) {
      members.add(of(member));
    }
    return members;
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

  /** Of those that one thing tells from others. */
  private static @Nullable Object own(Expression expression) {
    if (expression instanceof NumberLiteral literal) {
      return literal.value();
    }
    if (expression instanceof FloatLiteral literal) {
      return literal.value();
    }
    if (expression instanceof BoolLiteral literal) {
      return literal.value();
    }
    if (expression instanceof StringLiteral literal) {
      return literal.value();
    }
    if (expression instanceof BytesLiteral literal) {
      return literal.value();
    }
    if (expression instanceof Arithmetic arithmetic) {
      return arithmetic.operator();
    }
    if (expression instanceof ByteAt at) {
      return at.index();
    }
    if (expression instanceof Call call) {
      return call.function().name();
    }
    if (expression instanceof Comparison comparison) {
      return comparison.operator();
    }
    if (expression instanceof Presence presence) {
      return presence.present();
    }
    return expression instanceof RegexTest test ? test.regex() : null;
  }
}
