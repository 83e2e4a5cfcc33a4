// SPDX-License-Identifier: Apache-2.0
package pingsift.lint;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pingsift.check.Expression;
import pingsift.check.Expression.Between;
import pingsift.check.Expression.BoolLiteral;
import pingsift.check.Expression.Comparison;
import pingsift.check.Expression.ComparisonOperator;
import pingsift.check.Expression.FloatLiteral;
import pingsift.check.Expression.Literal;
import pingsift.check.Expression.Membership;
import pingsift.check.Expression.NetLiteral;
import pingsift.check.Expression.NumberLiteral;
import pingsift.check.Expression.StringLiteral;
import pingsift.check.Type;

/**
 * A condition that asks whether one value is among fixed numbers. Addresses are numbers of 128
 * bits, and each text is a number of its own.
 */
record Constraint(Expression value, NumberSet set) {
  /** From here on whole numbers and fractions are no longer compared exactly. */
  private static final BigDecimal INEXACT = BigDecimal.valueOf(1L << 53);

  /** A larger set is left alone: each of thousands of rules may ask for the same long list. */
  static final int MOST_MEMBERS = 256;

  /** Empty for any other condition. */
  static Optional<Constraint> of(Expression condition) {
    if (condition instanceof Comparison comparison) {
      return comparison.left() instanceof Literal
          ? compared(comparison.right(), comparison.operator().mirrored(), comparison.left())
          : compared(comparison.left(), comparison.operator(), comparison.right());
    }
    if (condition instanceof Between between) {
      Optional<Constraint> above = compared(between.value(), ComparisonOperator.GE, between.low());
      Optional<Constraint> below = compared(between.value(), ComparisonOperator.LE, between.high());
      return above.flatMap(
          low -> below.map(high -> new Constraint(low.value, low.set.and(high.set))));
    }
    return condition instanceof Membership membership ? member(membership) : Optional.empty();
  }

  /** Whether values of a type are whole numbers here. */
  static boolean isWhole(Type type) {
    return type != Type.FLOAT;
  }

  private static Optional<Constraint> compared(
      Expression value, ComparisonOperator operator, Expression bound) {
    if (value instanceof Literal || !(bound instanceof Literal literal)) {
      return Optional.empty();
    }
    Type type = value.type();
    if (type == Type.IP && literal instanceof NetLiteral net) {
      NumberSet set = network(net);
      return Optional.of(
          new Constraint(value, operator == ComparisonOperator.EQ ? set : set.not()));
    }
    return number(literal, type)
        .map(number -> new Constraint(value, NumberSet.of(isWhole(type), operator, number)));
  }

  /** A literal as the number that a value of the type is compared with. */
  private static Optional<BigDecimal> number(Literal literal, Type type) {
    if (literal instanceof StringLiteral text && type == Type.STRING) {
      return Optional.of(number(text.value()));
    }
    if (literal instanceof BoolLiteral bool) {
      return Optional.of(bool.value() ? BigDecimal.ONE : BigDecimal.ZERO);
    }
    if (literal instanceof NumberLiteral number) {
      return Optional.of(
          type == Type.FLOAT
              ? new BigDecimal((double) number.value())
              : BigDecimal.valueOf(number.value()));
    }
    if (literal instanceof FloatLiteral number && Double.isFinite(number.value())) {
      BigDecimal exact = new BigDecimal(number.value());
      boolean comparable = type == Type.FLOAT || exact.abs().compareTo(INEXACT) < 0;
      return comparable ? Optional.of(exact) : Optional.empty();
    }
    return Optional.empty();
  }

  /** A leading 1 keeps texts apart that begin with zeros. */
  private static BigDecimal number(String text) {
    byte[] utf8 = ("\u0001" + text).getBytes(StandardCharsets.UTF_8);
    return new BigDecimal(new BigInteger(1, utf8));
  }

  private static Optional<Constraint> member(Membership membership) {
    return members(membership.members(), membership.value().type())
        .map(set -> new Constraint(membership.value(), set));
  }

  /** The numbers that literals stand for; empty where they are no numbers. */
  static Optional<NumberSet> members(List<Literal> literals, Type type) {
    if (literals.size() > MOST_MEMBERS) {
      return Optional.empty();
    }
    if (literals.size() == 1 && type != Type.IP) {
      return number(literals.get(0), type).map(number -> NumberSet.point(isWhole(type), number));
    }
    List<BigDecimal> points = new ArrayList<>();
    NumberSet networks = NumberSet.none(isWhole(type));
    for (Literal literal : literals) {
      if (type == Type.IP && literal instanceof NetLiteral net) {
        networks = networks.or(network(net));
      } else {
        Optional<BigDecimal> number = number(literal, type);
        if (number.isEmpty()) {
          return Optional.empty();
        }
        points.add(number.get());
      }
    }
    return Optional.of(networks.or(NumberSet.points(isWhole(type), points)));
  }

  /** The addresses of a network; one of IPv6, such as {@code ::/0}, holds no IPv4. */
  private static NumberSet network(NetLiteral net) {
    NumberSet all = addresses(net.high(), net.low(), net.prefixLength());
    NumberSet ipv4 = addresses(0, 0xffff_0000_0000L, 96);
    return net.prefixLength() < 96 ? all.and(ipv4.not()) : all;
  }

  private static NumberSet addresses(long high, long low, int prefixLength) {
    BigInteger size = BigInteger.ONE.shiftLeft(128 - prefixLength);
    BigInteger address = unsigned(high).shiftLeft(64).or(unsigned(low));
    BigInteger first = address.subtract(address.mod(size));
    BigInteger last = first.add(size).subtract(BigInteger.ONE);
    return NumberSet.between(true, new BigDecimal(first), new BigDecimal(last));
  }

  private static BigInteger unsigned(long bits) {
    return new BigInteger(Long.toUnsignedString(bits));
  }
}
