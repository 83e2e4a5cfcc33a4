// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import pingsift.check.Expression.BoolLiteral;
import pingsift.check.Expression.BytesLiteral;
import pingsift.check.Expression.FloatLiteral;
import pingsift.check.Expression.Literal;
import pingsift.check.Expression.NetLiteral;
import pingsift.check.Expression.NumberLiteral;
import pingsift.check.Expression.StringLiteral;
import pingsift.text.Span;

/** Literals in other places and of other types. */
final class Literals {
  private Literals() {}

  /** The same value at another place; members of a list are told of where the list is used. */
  static Literal at(Literal literal, Span span) {
    if (literal instanceof NumberLiteral number) {
      return new NumberLiteral(number.value(), number.type(), span);
    }
    if (literal instanceof FloatLiteral number) {
      return new FloatLiteral(number.value(), span);
    }
    if (literal instanceof BoolLiteral bool) {
      return new BoolLiteral(bool.value(), span);
    }
    if (literal instanceof StringLiteral text) {
      return new StringLiteral(text.value(), span);
    }
    if (literal instanceof BytesLiteral bytes) {
      return new BytesLiteral(bytes.value(), span);
    }
    NetLiteral net = (NetLiteral) literal;
    return new NetLiteral(net.high(), net.low(), net.prefixLength(), net.type(), span);
  }

  /**
   * The literal as a member of a set of {@code type}; empty where it could never be one. A text
   * becomes its UTF-8 for bytes; a whole number and a fraction become each other where nothing is
   * lost.
   */
  static Optional<Literal> convert(Literal literal, Type type) {
    if (literal.type() == type || (type == Type.IP && literal.type() == Type.NET)) {
      return Optional.of(literal);
    }
    if (type == Type.BYTES && literal instanceof StringLiteral text) {
      return Optional.of(bytes(text));
    }
    if (type == Type.FLOAT && literal.type() == Type.INT) {
      return Optional.of(
          new FloatLiteral((double) ((NumberLiteral) literal).value(), literal.span()));
    }
    if (type == Type.INT && literal instanceof FloatLiteral number) {
      double value = number.value();
      boolean whole = value == Math.rint(value) && Math.abs(value) < 0x1p62;
      return whole
          ? Optional.of(new NumberLiteral((long) value, Type.INT, literal.span()))
          : Optional.empty();
    }
    return Optional.empty();
  }

  static BytesLiteral bytes(StringLiteral text) {
    byte[] utf8 = text.value().getBytes(StandardCharsets.UTF_8);
    return new BytesLiteral(BytePattern.exact(utf8), text.span());
  }

  /** The order of two literals whose types compare and have an order. */
  static int compare(Literal left, Literal right) {
    if (left instanceof NumberLiteral a && right instanceof NumberLiteral b) {
      return Long.compare(a.value(), b.value());
    }
    return Double.compare(asDouble(left), asDouble(right));
  }

  /** The number as a fraction. Other literals have no such value and count as 0. */
  static double asDouble(Literal literal) {
    if (literal instanceof NumberLiteral number) {
      return (double) number.value();
    }
    return literal instanceof FloatLiteral number ? number.value() : 0;
  }

  /**
   * Whether two literals whose types compare are equal; open bytes agree with every byte. Bytes
   * with jumps are never compared with others.
   */
  static boolean equal(Literal left, Literal right) {
    if (left instanceof BytesLiteral a && right instanceof BytesLiteral b) {
      return agree(a.value(), b.value());
    }
    if (left.type() == Type.INT || left.type() == Type.FLOAT) {
      return compare(left, right) == 0;
    }
    Span same = left.span();
    return at(left, same).equals(at(right, same));
  }

  private static boolean agree(BytePattern a, BytePattern b) {
    if (a.length() != b.length()) {
      return false;
    }
    for (int i = 0; i < a.length(); i++) {
      if (((a.bytes()[i] ^ b.bytes()[i]) & a.mask()[i] & b.mask()[i]) != 0) {
        return false;
      }
    }
    return true;
  }
}
