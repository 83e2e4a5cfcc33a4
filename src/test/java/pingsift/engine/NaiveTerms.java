// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.check.Expression;
import pingsift.check.Expression.Aggregate;
import pingsift.check.Expression.Arithmetic;
import pingsift.check.Expression.ByteAt;
import pingsift.check.Expression.Call;
import pingsift.check.Expression.FieldReference;
import pingsift.check.Expression.Literal;
import pingsift.check.Expression.Negation;
import pingsift.check.Expression.Quantifier;
import pingsift.check.Expression.QuantifierKind;
import pingsift.check.Expression.Slice;
import pingsift.engine.NaiveValues.Data;
import pingsift.engine.NaiveValues.Num;

/** What the expressions of a condition are on a scene, told from the words of the reference. */
final class NaiveTerms {
  private final NaiveSeen seen;
  private final NaiveScene scene;

  NaiveTerms(NaiveSeen seen, NaiveScene scene) {
    this.seen = seen;
    this.scene = scene;
  }

  /** A value of any type; null where it is absent. */
  @Nullable Object value(Expression part) {
    return switch (part.type()) {
      case BYTES -> data(part);
      case IP -> address(part);
      case BOOL -> new NaiveTruth(seen, scene).of(part);
      case STRING -> text(part);
      default -> {
        Num number = number(part);
        yield number == null ? null : number.now();
      }
    };
  }

  @Nullable Data data(Expression part) {
    return part instanceof Slice slice
        ? NaiveValues.slice(slice, data(slice.bytes()))
        : (Data) plain(part);
  }

  @Nullable String text(Expression part) {
    return (String) plain(part);
  }

  /** 128 bits in two numbers. */
  @Nullable List<?> address(Expression part) {
    return (List<?>) plain(part);
  }

  private @Nullable Object plain(Expression part) {
    if (part instanceof Literal literal) {
      return NaiveValues.literal(literal);
    }
    if (part instanceof Aggregate aggregate) {
      return chosen(aggregate);
    }
    return part instanceof Call call ? called(call) : scene.field((FieldReference) part);
  }

  /** The value of {@code first} or {@code last}; null where there is none. */
  @Nullable Object chosen(Aggregate aggregate) {
    List<Object> known = seen.known(aggregate);
    return known.isEmpty() ? null : NaiveAggregates.chosen(aggregate, known);
  }

  /** What a function gives; null where it, or one of its arguments, is absent. */
  @Nullable Object called(Call call) {
    List<Object> arguments = new ArrayList<>();
    for (Expression argument : call.arguments()) {
      Object value = value(argument);
      if (value == null) {
        return null;
      }
      arguments.add(value);
    }
    return NaiveFunctions.call(call.function().name(), arguments);
  }

  /** A number, a duration or a time, with where it can go. */
  @Nullable Num number(Expression part) {
    if (part instanceof Literal literal) {
      return Num.fixed(NaiveValues.literal(literal));
    }
    if (part instanceof FieldReference field) {
      Object now = scene.field(field);
      return now == null ? null : NaiveValues.grown(field, now, scene.ended());
    }
    if (part instanceof Negation negation) {
      Num inner = number(negation.operand());
      return inner == null ? null : negated(inner);
    }
    if (part instanceof Arithmetic sum) {
      return NaiveValues.arithmetic(sum, number(sum.left()), number(sum.right()));
    }
    if (part instanceof ByteAt at) {
      return read(NaiveValues.byteAt(at, data(at.bytes())), at.bytes());
    }
    if (part instanceof Call call) {
      return read(called(call), call);
    }
    boolean grows = !scene.ended();
    List<Object> known = seen.known(part);
    if (part instanceof Quantifier quantifier) {
      return counted(quantifier, known, grows);
    }
    return known.isEmpty() ? null : NaiveAggregates.number((Aggregate) part, known, grows);
  }

  private static Num negated(Num inner) {
    Object turned =
        inner.now() instanceof Long x ? (Object) (-x) : (Double) (-(Double) inner.now());
    return new Num(turned, inner.falls(), inner.rises(), inner.lost());
  }

  private static @Nullable Num counted(Quantifier quantifier, List<Object> known, boolean grows) {
    long trues = known.stream().filter(v -> v.equals(true)).count();
    if (quantifier.kind() == QuantifierKind.COUNT) {
      return new Num(trues, grows, false, false);
    }
    return known.isEmpty() ? null : new Num((double) trues / known.size(), grows, grows, false);
  }

  /** A number read from bytes. */
  private @Nullable Num read(@Nullable Object value, Expression part) {
    if (value == null) {
      return null;
    }
    boolean open = !scene.ended() && NaiveGrowth.holdsLast(part);
    return new Num(value, open, open, open);
  }
}
