// SPDX-License-Identifier: Apache-2.0
package pingsift.lint;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pingsift.check.Bounds;
import pingsift.check.Expression;
import pingsift.check.Expression.Aggregate;
import pingsift.check.Expression.AggregateKind;
import pingsift.check.Expression.Arithmetic;
import pingsift.check.Expression.ByteAt;
import pingsift.check.Expression.BytesLiteral;
import pingsift.check.Expression.Call;
import pingsift.check.Expression.FieldReference;
import pingsift.check.Expression.Literal;
import pingsift.check.Expression.Negation;
import pingsift.check.Expression.Quantifier;
import pingsift.check.Expression.QuantifierKind;
import pingsift.check.Expression.Slice;
import pingsift.check.Type;

/**
 * The numbers that a value can be, before anything is asked of it: from the catalogue and by
 * arithmetic.
 */
final class ValueRange {
  private static final BigDecimal LARGE = new BigDecimal("1e300");
  private static final BigDecimal MOST_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

  /** An average is rounded on its way, so that it can leave the range of its values by a trace. */
  private static final BigDecimal TRACE = new BigDecimal("0.000001");

  /** What functions give, by name; of others anything is believed. */
  private static final Map<String, NumberSet> FUNCTIONS =
      Map.of(
          "len", from(ZERO),
          "entropy", between(false, 0, 8),
          "printable", between(false, 0, 1),
          "distinct_bytes", between(true, 0, 256),
          "common_prefix", from(ZERO),
          "diff_bytes", from(ZERO));

  private final Reasoner reasoner;

  ValueRange(Reasoner reasoner) {
    this.reasoner = reasoner;
  }

  /** All that is known: what the facts say of the value or, if nothing, what it can be at all. */
  NumberSet of(Expression value, Facts facts) {
    Optional<String> shape = reasoner.shape(value);
    NumberSet known = shape.map(facts::get).orElse(null);
    return known != null ? known : base(value, facts);
  }

  private NumberSet base(Expression value, Facts facts) {
    NumberSet any = NumberSet.all(Constraint.isWhole(value.type()));
    if (value instanceof Literal literal) {
      return Constraint.members(List.of(literal), value.type()).orElse(any);
    }
    if (value instanceof FieldReference reference) {
      return field(reference, any);
    }
    if (value instanceof ByteAt) {
      return between(true, 0, 255);
    }
    if (value instanceof Call call) {
      return call(call, facts, any);
    }
    if (value instanceof Negation negation) {
      NumberSet operand = of(negation.operand(), facts);
      return operand.isEmpty() ? any : negated(operand);
    }
    if (value instanceof Arithmetic arithmetic) {
      return arithmetic(arithmetic, facts, any);
    }
    if (value instanceof Quantifier quantifier) {
      return quantifier(quantifier, any);
    }
    return value instanceof Aggregate aggregate ? aggregate(aggregate, any) : any;
  }

  private NumberSet field(FieldReference reference, NumberSet any) {
    if (reference.type() == Type.BOOL) {
      return between(true, 0, 1);
    }
    if (reference.type() == Type.IP) {
      return NumberSet.between(true, ZERO, new BigDecimal(2).pow(128).subtract(ONE));
    }
    Bounds bounds = reference.field().bounds();
    NumberSet declared = NumberSet.between(any.isWhole(), end(bounds.min()), end(bounds.max()));
    return Relations.typesOf(reference, reasoner).map(declared::and).orElse(declared);
  }

  private static @Nullable BigDecimal end(double bound) {
    return Double.isFinite(bound) ? new BigDecimal(bound) : null;
  }

  private NumberSet call(Call call, Facts facts, NumberSet any) {
    if (call.function().name().equals("len") && call.arguments().size() == 1) {
      return length(call.arguments().get(0), facts);
    }
    if (call.function().width() > 0 && call.type() == Type.INT) {
      BigDecimal most = new BigDecimal(2).pow(8 * call.function().width()).subtract(ONE);
      return NumberSet.between(true, ZERO, most.min(MOST_LONG));
    }
    NumberSet declared = FUNCTIONS.get(call.function().name());
    return declared != null && declared.isWhole() == any.isWhole() ? declared : any;
  }

  /** How many bytes a value has. */
  NumberSet length(Expression bytes, Facts facts) {
    NumberSet known = reasoner.shape(bytes).map(Shape::length).map(facts::get).orElse(null);
    if (known != null) {
      return known;
    }
    if (bytes instanceof BytesLiteral literal) {
      return NumberSet.between(
          true,
          BigDecimal.valueOf(literal.value().minLength()),
          BigDecimal.valueOf(literal.value().maxLength()));
    }
    if (bytes instanceof Call call && call.function().resultLength() > 0) {
      return NumberSet.point(true, BigDecimal.valueOf(call.function().resultLength()));
    }
    return bytes instanceof Slice slice ? sliceLength(slice, facts) : from(ZERO);
  }

  private NumberSet sliceLength(Slice slice, Facts facts) {
    long from = slice.from().orElse(0);
    if (slice.to().isEmpty() && from < 0) {
      return NumberSet.point(true, BigDecimal.valueOf(-from));
    }
    if (slice.to().isPresent() && from < 0 == slice.to().getAsLong() < 0) {
      return NumberSet.point(true, BigDecimal.valueOf(slice.to().getAsLong() - from));
    }
    if (slice.to().isEmpty()) {
      BigDecimal most = length(slice.bytes(), facts).max();
      BigDecimal rest = most == null ? null : most.subtract(BigDecimal.valueOf(from));
      return NumberSet.between(true, ZERO, rest == null ? null : rest.max(ZERO));
    }
    return from(ZERO);
  }

  private NumberSet quantifier(Quantifier quantifier, NumberSet any) {
    if (quantifier.kind() != QuantifierKind.COUNT && quantifier.kind() != QuantifierKind.SHARE) {
      return between(true, 0, 1);
    }
    Reasoner inside = reasoner.inside(quantifier.collection());
    boolean everTrue = inside.assume(quantifier.condition(), true, new Facts());
    if (quantifier.kind() == QuantifierKind.COUNT) {
      return everTrue ? from(ZERO) : between(true, 0, 0);
    }
    boolean everFalse = inside.assume(quantifier.condition(), false, new Facts());
    if (!everTrue && !everFalse) {
      return any;
    }
    return between(false, everFalse ? 0 : 1, everTrue ? 1 : 0);
  }

  private NumberSet aggregate(Aggregate aggregate, NumberSet any) {
    NumberSet values =
        reasoner.inside(aggregate.collection()).ranges().of(aggregate.value(), new Facts());
    if (values.isEmpty()) {
      return any;
    }
    AggregateKind kind = aggregate.kind();
    if (kind == AggregateKind.MIN || kind == AggregateKind.MAX) {
      return values.isWhole() == any.isWhole() ? values : any;
    }
    BigDecimal min = values.min();
    BigDecimal max = values.max();
    if (kind == AggregateKind.AVG) {
      return NumberSet.between(any.isWhole(), less(min), more(max));
    }
    boolean neverNegative = kind == AggregateKind.STDEV || (min != null && min.signum() >= 0);
    boolean known = kind == AggregateKind.STDEV || kind == AggregateKind.SUM;
    return known && neverNegative ? NumberSet.between(any.isWhole(), ZERO, null) : any;
  }

  private static @Nullable BigDecimal less(@Nullable BigDecimal bound) {
    return bound == null ? null : bound.subtract(TRACE.multiply(bound.abs().add(ONE)));
  }

  private static @Nullable BigDecimal more(@Nullable BigDecimal bound) {
    return bound == null ? null : bound.add(TRACE.multiply(bound.abs().add(ONE)));
  }

  // ---- arithmetic, from end to end

  private static NumberSet negated(NumberSet set) {
    BigDecimal min = set.min();
    BigDecimal max = set.max();
    return NumberSet.between(
        set.isWhole(), max == null ? null : max.negate(), min == null ? null : min.negate());
  }

  private NumberSet arithmetic(Arithmetic arithmetic, Facts facts, NumberSet any) {
    NumberSet left = of(arithmetic.left(), facts);
    NumberSet right = of(arithmetic.right(), facts);
    if (left.isEmpty() || right.isEmpty()) {
      return any;
    }
    // fractions are rounded at every step: their ends are kept apart from this by a trace
    boolean whole = any.isWhole();
    NumberSet exact =
        switch (arithmetic.operator()) {
          case ADD -> sum(left, right, whole);
          case SUBTRACT -> sum(left, negated(right), whole);
          case MULTIPLY -> product(left, right, whole);
          case REMAINDER -> remainder(left, right, whole);
          case BIT_AND -> bits(left, right);
          default -> any; // of the others anything is believed
        };
    return whole ? exact.isEmpty() ? any : saturated(exact) : wider(exact);
  }

  private static NumberSet sum(NumberSet left, NumberSet right, boolean whole) {
    return NumberSet.between(whole, plus(left.min(), right.min()), plus(left.max(), right.max()));
  }

  private static @Nullable BigDecimal plus(@Nullable BigDecimal a, @Nullable BigDecimal b) {
    return a == null || b == null ? null : a.add(b);
  }

  private static NumberSet product(NumberSet left, NumberSet right, boolean whole) {
    BigDecimal a = left.min();
    BigDecimal b = left.max();
    BigDecimal c = right.min();
    BigDecimal d = right.max();
    if (a != null && b != null && c != null && d != null) {
      List<BigDecimal> ends = List.of(a.multiply(c), a.multiply(d), b.multiply(c), b.multiply(d));
      return NumberSet.between(
          whole,
          ends.stream().reduce(BigDecimal::min).orElse(null),
          ends.stream().reduce(BigDecimal::max).orElse(null));
    }
    if (a == null || c == null || a.signum() < 0 || c.signum() < 0) {
      return NumberSet.all(whole);
    }
    return NumberSet.between(whole, a.multiply(c), null);
  }

  /** Of numbers that are not negative, no more than the smaller of them. */
  private static NumberSet bits(NumberSet left, NumberSet right) {
    BigDecimal a = left.min();
    BigDecimal b = right.min();
    if (a == null || b == null || a.signum() < 0 || b.signum() < 0) {
      return NumberSet.all(true);
    }
    BigDecimal most = left.max();
    BigDecimal other = right.max();
    BigDecimal least = most == null ? other : other == null ? most : most.min(other);
    return NumberSet.between(true, ZERO, least);
  }

  /** The remainder has the sign of the dividend. */
  private static NumberSet remainder(NumberSet left, NumberSet right, boolean whole) {
    BigDecimal divisor = right.min();
    BigDecimal greatest = right.max();
    if (!whole || divisor == null || greatest == null || divisor.signum() <= 0) {
      return NumberSet.all(whole);
    }
    BigDecimal most = greatest.subtract(ONE);
    BigDecimal least = left.min();
    boolean neverNegative = least != null && least.signum() >= 0;
    return NumberSet.between(true, neverNegative ? ZERO : most.negate(), most);
  }

  /** Whole numbers stop at the ends of 64 bits. */
  private static NumberSet saturated(NumberSet set) {
    BigDecimal min = set.min();
    BigDecimal max = set.max();
    return NumberSet.between(
        true,
        min == null ? null : min.max(MOST_LONG.negate()).min(MOST_LONG),
        max == null ? null : max.min(MOST_LONG).max(MOST_LONG.negate()));
  }

  private static NumberSet wider(NumberSet set) {
    BigDecimal min = set.min();
    BigDecimal max = set.max();
    // beyond this they may have stopped at the largest fraction
    return NumberSet.between(
        false,
        min == null || min.compareTo(LARGE) > 0 ? null : less(min),
        max == null || max.negate().compareTo(LARGE) > 0 ? null : more(max));
  }

  // ---- short forms

  static NumberSet from(BigDecimal least) {
    return NumberSet.between(true, least, null);
  }

  private static NumberSet between(boolean whole, long low, long high) {
    return whole
        ? NumberSet.between(low, high)
        : NumberSet.between(false, BigDecimal.valueOf(low), BigDecimal.valueOf(high));
  }
}
