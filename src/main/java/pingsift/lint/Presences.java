// SPDX-License-Identifier: Apache-2.0
package pingsift.lint;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import pingsift.check.Collection;
import pingsift.check.Expression;
import pingsift.check.Expression.Aggregate;
import pingsift.check.Expression.And;
import pingsift.check.Expression.Arithmetic;
import pingsift.check.Expression.ArithmeticOperator;
import pingsift.check.Expression.Between;
import pingsift.check.Expression.BoolLiteral;
import pingsift.check.Expression.ByteAt;
import pingsift.check.Expression.ByteTest;
import pingsift.check.Expression.Call;
import pingsift.check.Expression.Comparison;
import pingsift.check.Expression.FieldReference;
import pingsift.check.Expression.Literal;
import pingsift.check.Expression.Membership;
import pingsift.check.Expression.Negation;
import pingsift.check.Expression.Not;
import pingsift.check.Expression.NumberLiteral;
import pingsift.check.Expression.Or;
import pingsift.check.Expression.Presence;
import pingsift.check.Expression.Quantifier;
import pingsift.check.Expression.QuantifierKind;
import pingsift.check.Expression.Slice;
import pingsift.check.Owner;
import pingsift.check.Scope;
import pingsift.check.Side;
import pingsift.check.Type;

/** Which values are there: a comparison is true or false only where all of its values are. */
final class Presences {
  /** The shape of the question whether a side is there, by its ordinal. */
  private static final String[] SIDES =
      Arrays.stream(Side.values()).map(side -> "exists(" + side + ")").toArray(String[]::new);

  private final Reasoner reasoner;

  Presences(Reasoner reasoner) {
    this.reasoner = reasoner;
  }

  /** Adds that all values of a condition are there; false where one never is. */
  boolean assumeParts(Expression condition, Facts facts) {
    if (condition instanceof FieldReference) {
      return assumeThere(condition, facts);
    }
    return !isKnownTest(condition) || areThere(condition.parts(), facts);
  }

  private boolean areThere(List<Expression> parts, Facts facts) {
    for (Expression part : parts) {
      if (!assumeThere(part, facts)) {
        return false;
      }
    }
    return true;
  }

  /** Conditions that are unknown where a part of them is absent. */
  private static boolean isKnownTest(Expression condition) {
    return condition instanceof Comparison
        || condition instanceof Between
        || condition instanceof Membership
        || condition instanceof ByteTest
        || condition instanceof Call;
  }

  /** Adds that a value is there, or that it is not; false where that is never so. */
  boolean assume(Expression value, boolean there, Facts facts) {
    if (there) {
      return assumeThere(value, facts);
    }
    if (!canBeAbsent(value, facts)) {
      return false;
    }
    Optional<String> shape = existence(value);
    return shape.isEmpty() || reasoner.narrow(shape.get(), Reasoner.truth(false), facts);
  }

  private boolean assumeThere(Expression value, Facts facts) {
    if (value instanceof Literal || value instanceof Quantifier || value instanceof Aggregate) {
      return true; // what stands inside belongs to other records
    }
    if (!isKnown(value)) {
      return true;
    }
    Optional<String> shape = existence(value);
    if (shape.isPresent() && !reasoner.narrow(shape.get(), Reasoner.truth(true), facts)) {
      return false;
    }
    if (!areThere(value.parts(), facts)) {
      return false;
    }
    if (value instanceof FieldReference reference) {
      return assumeSide(reference, facts) && Relations.assumeTypes(reference, reasoner, facts);
    }
    return assumePlace(value, facts);
  }

  /** Values that are absent where a part of them is. */
  private static boolean isKnown(Expression value) {
    return value instanceof FieldReference
        || value instanceof Call
        || value instanceof Negation
        || value instanceof Arithmetic
        || value instanceof Slice
        || value instanceof ByteAt;
  }

  /** A field of a side is there only where the side is. */
  private boolean assumeSide(FieldReference reference, Facts facts) {
    return reference.side() == Side.OWN
        || reasoner.narrow(side(reference.side()), Reasoner.truth(true), facts);
  }

  /** The bytes must be long enough for a slice or a single byte of them to be there. */
  private boolean assumePlace(Expression value, Facts facts) {
    if (value instanceof ByteAt at) {
      return assumeLength(at.bytes(), at.index() < 0 ? -at.index() : at.index() + 1, facts);
    }
    if (value instanceof Slice slice) {
      long from = slice.from().orElse(0);
      long to = slice.to().orElse(0);
      long least = Math.max(Math.abs(from), Math.abs(to));
      return assumeLength(slice.bytes(), from >= 0 && to < 0 ? from - to : least, facts);
    }
    if (value instanceof Call call
        && call.function().width() > 0
        && call.arguments().size() == 2
        && call.arguments().get(1) instanceof NumberLiteral offset
        && offset.value() >= 0) {
      return assumeLength(call.arguments().get(0), offset.value() + call.function().width(), facts);
    }
    return true;
  }

  /** Adds that bytes are at least so many. */
  boolean assumeLength(Expression bytes, long least, Facts facts) {
    NumberSet enough = ValueRange.from(BigDecimal.valueOf(least));
    NumberSet length = reasoner.ranges().length(bytes, facts).and(enough);
    if (length.isEmpty()) {
      return false;
    }
    Optional<String> shape = reasoner.shape(bytes).map(Shape::length);
    return shape.isEmpty() || reasoner.narrow(shape.get(), length, facts);
  }

  /** The shape of the question whether a value is there; of a side, where that is asked. */
  private Optional<String> existence(Expression value) {
    if (value instanceof FieldReference reference
        && reference.side() != Side.OWN
        && reference.field().owner() == Owner.MESSAGE
        && !reference.field().mayBeAbsent()) {
      return Optional.of(side(reference.side()));
    }
    return reasoner.existence(value);
  }

  private static String side(Side side) {
    return SIDES[side.ordinal()];
  }

  /** Whether a condition can be unknown: neither true nor false. */
  boolean canBeUnknown(Expression condition, Facts facts) {
    if (condition instanceof BoolLiteral || condition instanceof Presence) {
      return false;
    }
    if (condition instanceof Quantifier quantifier) {
      return quantifier.kind() == QuantifierKind.SHARE;
    }
    if (isSaid(condition, facts)) {
      return false;
    }
    if (condition instanceof Not || condition instanceof And || condition instanceof Or) {
      return condition.parts().stream().anyMatch(part -> canBeUnknown(part, facts));
    }
    if (condition instanceof FieldReference) {
      return canBeAbsent(condition, facts);
    }
    // of bytes the capture may have cut what decides
    boolean ofBytes = condition.parts().stream().anyMatch(part -> part.type() == Type.BYTES);
    return ofBytes
        || condition.parts().isEmpty()
        || condition.parts().stream().anyMatch(part -> canBeAbsent(part, facts));
  }

  /** Whether a value can be missing. */
  boolean canBeAbsent(Expression value, Facts facts) {
    if (value instanceof Literal || isSaid(value, facts)) {
      return false;
    }
    if (value instanceof Quantifier quantifier) {
      return quantifier.kind() == QuantifierKind.SHARE;
    }
    if (value instanceof FieldReference reference) {
      return reference.field().mayBeAbsent() || sideCanBeAbsent(reference, facts);
    }
    boolean isLength = value instanceof Call call && call.function().name().equals("len");
    boolean isSum =
        value instanceof Arithmetic arithmetic
            && (arithmetic.operator() == ArithmeticOperator.ADD
                || arithmetic.operator() == ArithmeticOperator.SUBTRACT
                || arithmetic.operator() == ArithmeticOperator.MULTIPLY);
    return !(isLength || isSum || value instanceof Negation)
        || value.parts().stream().anyMatch(part -> canBeAbsent(part, facts));
  }

  private boolean isSaid(Expression value, Facts facts) {
    Optional<String> shape = reasoner.shape(value);
    if (shape.isPresent() && facts.get(shape.get()) != null) {
      return true;
    }
    NumberSet exists = existence(value).map(facts::get).orElse(null);
    return exists != null && exists.equals(Reasoner.truth(true));
  }

  /** In an exchange either side can be missing; an element of a collection is itself there. */
  private boolean sideCanBeAbsent(FieldReference reference, Facts facts) {
    boolean isMessage = reference.side() == Side.REQUEST || reference.side() == Side.REPLY;
    boolean ofExchange =
        reasoner.scope() == Scope.EXCHANGE
            || reasoner.collection().filter(c -> c == Collection.EXCHANGES).isPresent();
    boolean known =
        reasoner.scope() != Scope.FRAME && !ofExchange && reasoner.collection().isPresent();
    NumberSet exists = facts.get(side(reference.side()));
    return isMessage && !known && (exists == null || !exists.equals(Reasoner.truth(true)));
  }
}
