// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.check.BytePattern;
import pingsift.check.Expression;
import pingsift.check.Expression.And;
import pingsift.check.Expression.Between;
import pingsift.check.Expression.ByteOperator;
import pingsift.check.Expression.ByteTest;
import pingsift.check.Expression.BytesLiteral;
import pingsift.check.Expression.Comparison;
import pingsift.check.Expression.ComparisonOperator;
import pingsift.check.Expression.FieldReference;
import pingsift.check.Expression.Literal;
import pingsift.check.Expression.Membership;
import pingsift.check.Expression.Not;
import pingsift.check.Expression.NumberLiteral;
import pingsift.check.Expression.Or;
import pingsift.check.Expression.RegexTest;
import pingsift.check.Expression.Slice;

/**
 * Finds what must hold for a condition to be true, or to be other than false.
 *
 * <p>It reads the same tree as {@link RulePlanner} and follows what its nodes do.
 */
final class GuardPlanner {
  /** A longer list is better looked up than made into ranges. */
  private static final int MOST_MEMBERS = 256;

  private final RulePlanner rule;
  private final boolean orUnknown;
  private final boolean ofStreams;

  /**
   * @param orUnknown whether a record on which the condition is unknown must pass, too
   * @param ofStreams whether the records are iStreams that go on: their facts are what counts then.
   *     What is certain of a fact that grows is true of what it is now.
   */
  GuardPlanner(RulePlanner rule, boolean orUnknown, boolean ofStreams) {
    this.rule = rule;
    this.orUnknown = orUnknown;
    this.ofStreams = ofStreams;
  }

  /** The guard of a condition, or with {@code wanted} false of its opposite. */
  Guard guard(Expression condition, boolean wanted) {
    if (condition instanceof Not not) {
      return guard(not.operand(), !wanted);
    }
    if (condition instanceof And and) {
      return joined(and.operands(), wanted, wanted);
    }
    if (condition instanceof Or or) {
      return joined(or.operands(), !wanted, wanted);
    }
    Guard own = leaf(condition, wanted);
    return own.isNone() ? shared(own, condition, wanted) : own;
  }

  private Guard joined(List<Expression> operands, boolean all, boolean wanted) {
    @Nullable Guard guard = null;
    for (Expression operand : operands) {
      Guard next = guard(operand, wanted);
      if (all && operand instanceof Or) {
        next = shared(next, operand, wanted);
      }
      guard = guard == null ? next : all ? guard.and(next) : guard.or(next);
    }
    return guard == null ? Guard.NONE : guard;
  }

  /** A guard with the condition itself, which other rules can have, too. */
  private Guard shared(Guard guard, Expression condition, boolean wanted) {
    return !ofStreams && Shape.isOfRecord(condition)
        ? guard.with(Shape.of(condition, wanted), new Guard.Part(rule, condition, wanted))
        : guard;
  }

  private Guard leaf(Expression condition, boolean wanted) {
    if (condition instanceof Comparison comparison) {
      return comparison(comparison, wanted);
    }
    if (condition instanceof Between between
        && between.low() instanceof NumberLiteral low
        && between.high() instanceof NumberLiteral high) {
      return number(between.value(), Ranges.of(low.value(), high.value()), wanted);
    }
    if (condition instanceof Membership membership) {
      return membership(membership, wanted);
    }
    if (condition instanceof FieldReference) {
      return number(condition, Ranges.of(1, 1), wanted);
    }
    if (condition instanceof ByteTest test && wanted) {
      return texts(test);
    }
    if (condition instanceof RegexTest test && wanted) {
      return anywhere(test.bytes(), Text.in(test.regex().requiredText()));
    }
    return Guard.NONE;
  }

  private Guard comparison(Comparison comparison, boolean wanted) {
    Expression left = comparison.left();
    Expression right = comparison.right();
    ComparisonOperator operator = comparison.operator();
    if (left instanceof Literal) {
      left = comparison.right();
      right = comparison.left();
      operator = operator.mirrored();
    }
    if (right instanceof NumberLiteral literal) {
      return number(left, Ranges.where(operator, literal.value()), wanted);
    }
    if (right instanceof BytesLiteral literal && (operator == ComparisonOperator.EQ) == wanted) {
      return prefix(left, literal.value(), false);
    }
    return Guard.NONE;
  }

  private Guard membership(Membership membership, boolean wanted) {
    if (membership.members().size() > MOST_MEMBERS) {
      return Guard.NONE;
    }
    List<Ranges.Interval> members = new ArrayList<>();
    for (Literal member : membership.members()) {
      if (!(member instanceof NumberLiteral number)) {
        return Guard.NONE;
      }
      members.add(new Ranges.Interval(number.value(), number.value()));
    }
    return number(membership.value(), Ranges.anyOf(members), wanted);
  }

  private Guard number(Expression value, Ranges where, boolean wanted) {
    boolean whole =
        switch (value.type()) {
          case INT, DURATION, TIME, BOOL -> true;
          case FLOAT, STRING, BYTES, IP, NET, ERROR -> false;
        };
    boolean known =
        value instanceof FieldReference
            || (value instanceof Expression.ByteAt && Shape.isOfRecord(value));
    if (!whole || !known || Shape.isOfRecord(value) == ofStreams) {
      return Guard.NONE;
    }
    return bounded(Shape.of(value), values -> values.whole(value), wanted ? where : where.not());
  }

  private Guard bounded(Shape shape, Guard.IntSource value, Ranges allowed) {
    Ranges passing = orUnknown ? allowed.or(Ranges.ABSENT) : allowed;
    return Guard.of(shape, new Guard.Numbers(value, passing));
  }

  private Guard texts(ByteTest test) {
    return test.operator() == ByteOperator.STARTSWITH
        ? prefix(test.bytes(), test.pattern(), test.nocase())
        : anywhere(test.bytes(), Text.in(test.pattern(), test.nocase()));
  }

  /** Bytes that begin with a pattern: what the first two are is one look. */
  private Guard prefix(Expression bytes, BytePattern pattern, boolean nocase) {
    Guard anywhere = anywhere(bytes, Text.in(pattern, nocase));
    Text first = Text.before(pattern, nocase);
    if (first == null || !(bytes instanceof FieldReference) || !Shape.isOfRecord(bytes)) {
      return anywhere;
    }
    Shape shape = Shape.of("first two", bytes);
    return bounded(
        shape, values -> new IntValues.FirstTwo(values.bytes(bytes)), FirstPairs.of(first));
  }

  /** A text that must stand somewhere in the field that bytes are of, all of it there. */
  private Guard anywhere(Expression bytes, @Nullable Text text) {
    Expression field = bytes;
    while (field instanceof Slice slice) {
      field = slice.bytes();
    }
    boolean plain = field instanceof FieldReference && Shape.isOfRecord(field);
    boolean slice = field != bytes;
    if (text == null || !plain || (orUnknown && slice)) {
      return Guard.NONE; // a slice that is not there makes it unknown
    }
    return Guard.of(new Guard.AnyText(Shape.of(field), field, new ArrayList<>(List.of(text))));
  }

  /** The values of {@link IntValues.FirstTwo} that a text can begin with. */
  private static final class FirstPairs {
    static Ranges of(Text text) {
      Ranges found = Ranges.NONE;
      int first = text.bytes()[0] & 0xff;
      int second = text.bytes()[1] & 0xff;
      int open = ~text.mask()[0] & 0xff;
      int openBehind = ~text.mask()[1] & 0xff;
      for (int a : new int[] {first, first ^ open}) {
        for (int b : new int[] {second, second ^ openBehind}) {
          found = found.or(Ranges.of(a << 8 | b, a << 8 | b));
        }
      }
      return found;
    }
  }
}
