// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.check.Expression;
import pingsift.check.Expression.Aggregate;
import pingsift.check.Expression.And;
import pingsift.check.Expression.Between;
import pingsift.check.Expression.ByteTest;
import pingsift.check.Expression.BytesLiteral;
import pingsift.check.Expression.Call;
import pingsift.check.Expression.Comparison;
import pingsift.check.Expression.ComparisonOperator;
import pingsift.check.Expression.FieldReference;
import pingsift.check.Expression.Literal;
import pingsift.check.Expression.Membership;
import pingsift.check.Expression.NetLiteral;
import pingsift.check.Expression.Not;
import pingsift.check.Expression.Or;
import pingsift.check.Expression.Presence;
import pingsift.check.Expression.Quantifier;
import pingsift.check.Expression.QuantifierKind;
import pingsift.check.Expression.RegexTest;
import pingsift.check.Type;
import pingsift.engine.NaiveValues.Data;
import pingsift.engine.NaiveValues.Num;

/**
 * Whether conditions hold on a scene for good, told from the words of the reference: true, false,
 * or null for what is unknown or not known yet.
 */
final class NaiveTruth {
  private final NaiveSeen seen;
  private final NaiveScene scene;
  private final NaiveTerms terms;

  NaiveTruth(NaiveSeen seen, NaiveScene scene) {
    this.seen = seen;
    this.scene = scene;
    terms = new NaiveTerms(seen, scene);
  }

  @Nullable Boolean of(Expression part) {
    if (part instanceof And and) {
      return all(and.operands(), false);
    }
    if (part instanceof Or or) {
      return not(all(or.operands(), true));
    }
    if (part instanceof Not not) {
      return not(of(not.operand()));
    }
    if (part instanceof Between between) {
      Boolean above = compare(ComparisonOperator.GE, between.value(), between.low());
      Boolean below = compare(ComparisonOperator.LE, between.value(), between.high());
      return and(above, below);
    }
    if (part instanceof Comparison comparison) {
      return compare(comparison.operator(), comparison.left(), comparison.right());
    }
    if (part instanceof Membership membership) {
      Boolean none = true;
      for (Literal member : membership.members()) {
        none = and(none, not(isMember(membership.value(), member)));
      }
      return not(none);
    }
    if (part instanceof ByteTest test) {
      Data data = settled(test.bytes()) ? terms.data(test.bytes()) : null;
      return data == null ? null : NaiveBytes.test(test, data);
    }
    if (part instanceof RegexTest test) {
      Data data = settled(test.bytes()) ? terms.data(test.bytes()) : null;
      return data == null ? null : NaiveRegex.matches(test.regex(), data);
    }
    if (part instanceof Presence presence) {
      Boolean exists = exists(presence.value());
      return presence.present() ? exists : not(exists);
    }
    if (part instanceof Quantifier quantifier) {
      return quantified(quantifier);
    }
    return flag(part);
  }

  /** Kleene's {@code and} of parts, or of their opposites. */
  private @Nullable Boolean all(List<Expression> parts, boolean opposites) {
    Boolean all = true;
    for (Expression part : parts) {
      Boolean truth = of(part);
      all = and(all, opposites ? not(truth) : truth);
    }
    return all;
  }

  private static @Nullable Boolean and(@Nullable Boolean a, @Nullable Boolean b) {
    if (Boolean.FALSE.equals(a) || Boolean.FALSE.equals(b)) {
      return false;
    }
    return a == null || b == null ? null : (Boolean) true;
  }

  private static @Nullable Boolean not(@Nullable Boolean truth) {
    return truth == null ? null : (Boolean) !truth;
  }

  private @Nullable Boolean flag(Expression part) {
    if (part instanceof Literal literal) {
      return (Boolean) NaiveValues.literal(literal);
    }
    if (part instanceof Aggregate aggregate) {
      return settled(aggregate) ? (Boolean) terms.chosen(aggregate) : null;
    }
    if (part instanceof Call call) {
      return settled(call) ? (Boolean) terms.called(call) : null;
    }
    FieldReference flag = (FieldReference) part;
    Boolean now = (Boolean) scene.field(flag);
    if (now == null) {
      return null;
    }
    Num grown = NaiveValues.grown(flag, now, scene.ended());
    return (now ? grown.falls() : grown.rises()) ? null : now;
  }

  private @Nullable Boolean quantified(Quantifier quantifier) {
    List<Object> known = seen.known(quantifier);
    boolean broken = known.contains(quantifier.kind() != QuantifierKind.ALL);
    boolean wholeWay = quantifier.kind() == QuantifierKind.ANY;
    return broken ? (Boolean) wholeWay : scene.ended() ? (Boolean) !wholeWay : null;
  }

  private @Nullable Boolean isMember(Expression value, Literal member) {
    return member instanceof NetLiteral net
        ? inside(value, net)
        : compare(ComparisonOperator.EQ, value, member);
  }

  private @Nullable Boolean inside(Expression address, NetLiteral net) {
    List<?> bits = terms.address(address);
    if (bits == null || !settled(address)) {
      return null;
    }
    for (int bit = 0; bit < net.prefixLength(); bit++) {
      long ours = (Long) bits.get(bit / 64) >>> (63 - bit % 64) & 1;
      long theirs = (bit < 64 ? net.high() : net.low()) >>> (63 - bit % 64) & 1;
      if (ours != theirs) {
        return false;
      }
    }
    return true;
  }

  private @Nullable Boolean compare(
      ComparisonOperator operator, Expression left, Expression right) {
    if (left.type() == Type.BYTES || left.type() == Type.STRING || left.type() == Type.BOOL) {
      Boolean equal = equal(left, right);
      return operator == ComparisonOperator.EQ ? equal : not(equal);
    }
    if (left.type() == Type.IP) {
      Boolean same = right instanceof NetLiteral net ? inside(left, net) : equal(left, right);
      return operator == ComparisonOperator.EQ ? same : not(same);
    }
    Num a = terms.number(left);
    Num b = terms.number(right);
    if (a == null || b == null || a.lost() || b.lost()) {
      return null;
    }
    if (NaiveGrowth.holdsForGood(operator, a, b)) {
      return true;
    }
    return NaiveGrowth.holdsForGood(operator.negated(), a, b) ? (Boolean) false : null;
  }

  /** Whether two values that are no numbers are equal. */
  private @Nullable Boolean equal(Expression left, Expression right) {
    Object a = terms.value(left);
    Object b = terms.value(right);
    if (a == null || b == null || !settled(left) || !settled(right)) {
      return null;
    }
    if (right instanceof BytesLiteral literal) {
      return NaiveBytes.agrees((Data) a, literal.value());
    }
    return a instanceof Data x ? NaiveBytes.equal(x, (Data) b) : (Boolean) a.equals(b);
  }

  /** Whether a value that is not a number cannot become another one. */
  private boolean settled(Expression part) {
    return scene.ended() || !NaiveGrowth.holdsLast(part);
  }

  private @Nullable Boolean exists(Expression value) {
    if (!scene.ended() && NaiveGrowth.isReadFromLast(value)) {
      return null;
    }
    if (found(value) == null) {
      return scene.ended() || !NaiveGrowth.canCome(value) ? (Boolean) false : null;
    }

    Num grown = value.type().isOrdered() ? terms.number(value) : null;
    return grown != null && grown.lost() ? null : (Boolean) true;
  }

  /** What is there, be it of use yet or not. */
  private @Nullable Object found(Expression value) {
    if (value.type() == Type.BOOL) {
      List<Object> known = new ArrayList<>(seen.known(value));
      if (value instanceof FieldReference flag) {
        return scene.field(flag);
      }
      return value instanceof Call call ? terms.called(call) : known.isEmpty() ? null : known;
    }
    return terms.value(value);
  }
}
