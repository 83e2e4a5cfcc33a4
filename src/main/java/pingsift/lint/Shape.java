// SPDX-License-Identifier: Apache-2.0
package pingsift.lint;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import pingsift.check.BytePattern;
import pingsift.check.Expression;
import pingsift.check.Expression.Aggregate;
import pingsift.check.Expression.And;
import pingsift.check.Expression.Arithmetic;
import pingsift.check.Expression.Between;
import pingsift.check.Expression.BoolLiteral;
import pingsift.check.Expression.ByteAt;
import pingsift.check.Expression.ByteTest;
import pingsift.check.Expression.BytesLiteral;
import pingsift.check.Expression.Call;
import pingsift.check.Expression.Comparison;
import pingsift.check.Expression.FieldReference;
import pingsift.check.Expression.FloatLiteral;
import pingsift.check.Expression.Membership;
import pingsift.check.Expression.Negation;
import pingsift.check.Expression.NetLiteral;
import pingsift.check.Expression.Not;
import pingsift.check.Expression.NumberLiteral;
import pingsift.check.Expression.Or;
import pingsift.check.Expression.Presence;
import pingsift.check.Expression.Quantifier;
import pingsift.check.Expression.Slice;
import pingsift.check.Expression.StringLiteral;
import pingsift.check.Owner;

/**
 * What an expression says, as a text without places: two with one shape have one value on every
 * record. The name of a value in {@link Facts}.
 */
final class Shape {
  /** Longer ones are no names any more. */
  private static final int LONGEST = 20_000;

  private final StringBuilder text = new StringBuilder();
  private boolean known = true;

  private Shape() {}

  /** Empty for expressions that hold a part this does not know. */
  static Optional<String> of(Expression expression) {
    Shape shape = new Shape();
    shape.add(expression);
    return shape.known ? Optional.of(shape.text.toString()) : Optional.empty();
  }

  /** The shape of {@code len(…)} of bytes that have a shape. */
  static String length(String bytes) {
    return "len(" + bytes + ")";
  }

  /** The shape of a single byte, counted from the first. */
  static String byteAt(String bytes, long index) {
    return "byte(" + bytes + "," + index + ")";
  }

  /** The shape of a field; {@code side} is a {@link pingsift.check.Side}. */
  static String field(Owner owner, Object side, String name) {
    return owner + "/" + side + "/" + name;
  }

  private void add(Expression part) {
    if (text.length() > LONGEST) {
      known = false;
    } else if (part instanceof FieldReference reference) {
      addField(reference);
    } else if (part instanceof Expression.Literal literal) {
      addLiteral(literal);
    } else if (part instanceof And || part instanceof Or) {
      call(part instanceof And ? "and" : "or", part.parts());
    } else if (part instanceof Not) {
      call("not", part.parts());
    } else if (part instanceof Comparison comparison) {
      call(comparison.operator().word(), part.parts());
    } else if (part instanceof Between) {
      call("between", part.parts());
    } else if (part instanceof Membership membership) {
      addMembership(membership);
    } else if (part instanceof ByteTest test) {
      call(test.operator().word() + (test.nocase() ? " nocase " : " "), part.parts());
      add(test.pattern());
    } else if (part instanceof Presence presence) {
      call(presence.present() ? "exists" : "missing", part.parts());
    } else if (part instanceof Quantifier quantifier) {
      call(quantifier.kind() + "/" + quantifier.collection(), part.parts());
    } else {
      addValue(part);
    }
  }

  private void addValue(Expression part) {
    if (part instanceof Call call) {
      call(call.function().name(), part.parts());
    } else if (part instanceof Aggregate aggregate) {
      call(aggregate.kind() + "/" + aggregate.collection(), part.parts());
    } else if (part instanceof Negation) {
      call("-", part.parts());
    } else if (part instanceof Arithmetic arithmetic) {
      call(arithmetic.operator() + "/" + arithmetic.type(), part.parts());
    } else if (part instanceof Slice slice) {
      call("slice " + slice.from() + slice.to(), part.parts());
    } else if (part instanceof ByteAt at && at.index() >= 0) {
      text.append("byte(");
      add(at.bytes());
      text.append(',').append(at.index()).append(')');
    } else if (part instanceof ByteAt at) {
      call("byte " + at.index(), part.parts());
    } else {
      known = false;
    }
  }

  private void call(String word, List<Expression> parts) {
    text.append(word).append('(');
    for (int i = 0; i < parts.size(); i++) {
      text.append(i == 0 ? "" : ",");
      add(parts.get(i));
    }
    text.append(')');
  }

  /** The length and the entropy of a message's Data are fields and functions too. */
  private void addField(FieldReference reference) {
    Owner owner = reference.field().owner();
    String name = reference.field().name();
    boolean ofData = owner == Owner.MESSAGE && (name.equals("len") || name.equals("entropy"));
    if (ofData) {
      text.append(name).append('(').append(field(owner, reference.side(), "data")).append(')');
    } else {
      text.append(field(owner, reference.side(), name));
    }
  }

  private void addMembership(Membership membership) {
    if (membership.members().size() > Constraint.MOST_MEMBERS) {
      known = false;
      return;
    }
    call("in", membership.parts());
    text.append('{');
    membership.members().forEach(this::addLiteral);
    text.append('}');
  }

  private void addLiteral(Expression.Literal literal) {
    if (literal instanceof NumberLiteral number) {
      text.append(number.type()).append(number.value());
    } else if (literal instanceof FloatLiteral number) {
      text.append("FLOAT").append(number.value());
    } else if (literal instanceof BoolLiteral bool) {
      text.append(bool.value());
    } else if (literal instanceof StringLiteral string) {
      text.append(string.value().length()).append('"').append(string.value()).append('"');
    } else if (literal instanceof BytesLiteral bytes) {
      add(bytes.value());
    } else if (literal instanceof NetLiteral net) {
      text.append(net.high()).append(':').append(net.low()).append('/').append(net.prefixLength());
    } else {
      known = false;
    }
    text.append(' ');
  }

  private void add(BytePattern pattern) {
    HexFormat hex = HexFormat.of();
    text.append(hex.formatHex(pattern.bytes())).append('&').append(hex.formatHex(pattern.mask()));
    text.append(pattern.hasJumps() ? pattern.jumps().toString() : "");
  }
}
