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
    this.hash = Arrays.hashCode(content);
  }

  static Shape of(Expression expression) {
    List<Object> content = new ArrayList<>();
    content.add(expression.getClass());
    add(expression, content);
    for (Expression part : expression.parts()) {
      content.add(of(part));
    }
    return new Shape(content.toArray());
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

  private static void add(Expression expression, List<Object> kind) {
    @Nullable Object own = own(expression);
    if (own != null) {
      kind.add(own);
    } else if (expression instanceof FieldReference reference) {
      kind.add(reference.field().owner());
      kind.add(reference.field().name());
      kind.add(Slot.of(reference.field().owner(), reference.side()));
    } else if (expression instanceof NetLiteral net) {
      kind.add(net.high());
      kind.add(net.low());
      kind.add(net.prefixLength());
    } else if (expression instanceof Slice slice) {
      kind.add(slice.from());
      kind.add(slice.to());
    } else if (expression instanceof Quantifier quantifier) {
      kind.add(quantifier.kind());
      kind.add(quantifier.collection());
    } else if (expression instanceof Aggregate aggregate) {
      kind.add(aggregate.kind());
      kind.add(aggregate.collection());
    } else if (expression instanceof ByteTest test) {
      kind.add(test.operator());
      kind.add(test.pattern());
      kind.add(test.nocase());
    } else if (expression instanceof Membership membership) {
      addMembers(membership, kind);
    }
  }

  /** A list that is long is a named one, and all rules that name it share it. */
  private static void addMembers(Membership membership, List<Object> kind) {
    if (membership.members().size() > LONG_LIST) {
      kind.add(new Same(membership.members()));
      return;
    }
    for (Expression member : membership.members()) {
      kind.add(of(member));
    }
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
