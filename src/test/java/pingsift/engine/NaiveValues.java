// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.Bytes;
import pingsift.check.Expression;
import pingsift.check.Expression.Arithmetic;
import pingsift.check.Expression.ByteAt;
import pingsift.check.Expression.FieldReference;
import pingsift.check.Expression.Literal;
import pingsift.check.Expression.Slice;
import pingsift.check.Growth;
import pingsift.check.Side;
import pingsift.check.Type;
import pingsift.fields.Accessor;
import pingsift.fields.Fields;

/** Values of expressions as the language page defines them, with no thought of speed. */
final class NaiveValues {
  /** A number, and which way it can still go; {@code lost} where it can become absent again. */
  record Num(Object now, boolean rises, boolean falls, boolean lost) {
    static Num fixed(Object now) {
      return new Num(now, false, false, false);
    }

    boolean isFixed() {
      return !rises && !falls && !lost;
    }
  }

  /** Bytes of which the capture may have cut some. */
  record Data(byte[] present, int sent) {}

  private NaiveValues() {}

  /** A literal's value; {@code Long}, {@code Double}, {@code Boolean} or {@code Data}. */
  static Object literal(Literal literal) {
    if (literal instanceof Expression.NumberLiteral number) {
      return number.value();
    }
    if (literal instanceof Expression.FloatLiteral number) {
      return number.value();
    }
    if (literal instanceof Expression.BoolLiteral bool) {
      return bool.value();
    }
    if (literal instanceof Expression.StringLiteral text) {
      return text.value();
    }
    byte[] bytes = ((Expression.BytesLiteral) literal).value().bytes();
    return new Data(bytes, bytes.length);
  }

  /** A field of a record; null where it, or the record, is absent. */
  @SuppressWarnings("unchecked")
  static @Nullable Object field(FieldReference reference, @Nullable Object source) {
    if (source == null) {
      return null;
    }
    Accessor<?> accessor = Fields.catalogue().field(reference.field()).accessor();
    if (accessor instanceof Accessor.OfLong<?> longs) {
      long value = ((Accessor.OfLong<Object>) longs).read(source);
      boolean absent = value == Accessor.ABSENT;
      return absent ? null : reference.type() == Type.BOOL ? (Object) (value == 1) : (Long) value;
    }
    if (accessor instanceof Accessor.OfDouble<?> doubles) {
      double value = ((Accessor.OfDouble<Object>) doubles).read(source);
      return Double.isNaN(value) ? null : value;
    }
    if (accessor instanceof Accessor.OfText<?> texts) {
      return ((Accessor.OfText<Object>) texts).read(source);
    }
    if (accessor instanceof Accessor.OfBytes<?> bytes) {
      Bytes view = ((Accessor.OfBytes<Object>) bytes).read(source);
      return view == null ? null : new Data(view.copy(), view.wireLength());
    }
    Accessor.OfAddress<Object> address = (Accessor.OfAddress<Object>) accessor;
    return address.present().read(source)
        ? List.of(address.high().read(source), address.low().read(source))
        : null;
  }

  static Num grown(FieldReference reference, Object now, boolean ended) {
    Growth growth = reference.side() == Side.OWN ? reference.field().growth() : Growth.FIXED;
    boolean open = growth == Growth.OPEN;
    return ended
        ? Num.fixed(now)
        : new Num(
            now,
            open || growth == Growth.RISING,
            open || growth == Growth.FALLING,
            open && reference.field().mayBeAbsent());
  }

  static @Nullable Num arithmetic(Arithmetic sum, @Nullable Num a, @Nullable Num b) {
    if (a == null || b == null) {
      return null;
    }
    Object now =
        sum.type() == Type.FLOAT
            ? fractions(sum, real(a.now), real(b.now))
            : b.now instanceof Double
                ? nanos(fractions(sum, real(a.now), real(b.now)))
                : wholes(sum, (Long) a.now, (Long) b.now);
    if (now == null) {
      return null;
    }
    if (a.isFixed() && b.isFixed()) {
      return Num.fixed(now);
    }
    boolean lost = a.lost || b.lost;
    return switch (sum.operator()) {
      case ADD -> new Num(now, a.rises || b.rises, a.falls || b.falls, lost);
      case SUBTRACT -> new Num(now, a.rises || b.falls, a.falls || b.rises, lost);
      case MULTIPLY, DIVIDE -> {
        double factor = sum.right() instanceof Literal ? real(b.now) : 0;
        yield factor == 0
            ? open(sum, now, a, b)
            : factor > 0
                ? new Num(now, a.rises, a.falls, lost)
                : new Num(now, a.falls, a.rises, lost);
      }
      case SHIFT_LEFT, SHIFT_RIGHT ->
          b.isFixed() ? new Num(now, a.rises, a.falls, lost) : open(sum, now, a, b);
      case REMAINDER, BIT_AND, BIT_XOR, BIT_OR -> open(sum, now, a, b);
    };
  }

  /** Nobody knows where it goes; it is lost where the divisor becomes 0, or a shift too wide. */
  private static Num open(Arithmetic sum, Object now, Num a, Num b) {
    boolean mayGo =
        switch (sum.operator()) {
          case DIVIDE, REMAINDER, SHIFT_LEFT, SHIFT_RIGHT -> !b.isFixed();
          default -> false;
        };
    return new Num(now, true, true, a.lost || b.lost || mayGo);
  }

  /** A duration by a fraction, to the nearest nanosecond. */
  private static @Nullable Object nanos(@Nullable Object fraction) {
    return fraction == null ? null : (Long) Math.max(-Long.MAX_VALUE, Math.round(real(fraction)));
  }

  private static @Nullable Object wholes(Arithmetic sum, long a, long b) {
    BigInteger left = BigInteger.valueOf(a);
    BigInteger right = BigInteger.valueOf(b);
    boolean byZero = b == 0;
    boolean tooWide = b < 0 || b > 63;
    BigInteger result =
        switch (sum.operator()) {
          case ADD -> left.add(right);
          case SUBTRACT -> left.subtract(right);
          case MULTIPLY -> left.multiply(right);
          case DIVIDE -> byZero ? null : left.divide(right);
          case REMAINDER -> byZero ? null : left.remainder(right);
          case SHIFT_LEFT -> tooWide ? null : left.multiply(BigInteger.TWO.pow((int) b));
          case SHIFT_RIGHT -> tooWide ? null : left.shiftRight((int) b);
          case BIT_AND -> left.and(right);
          case BIT_XOR -> left.xor(right);
          case BIT_OR -> left.or(right);
        };
    BigInteger most = BigInteger.valueOf(Long.MAX_VALUE);
    return result == null ? null : result.min(most).max(most.negate()).longValueExact();
  }

  private static @Nullable Object fractions(Arithmetic sum, double a, double b) {
    double result =
        switch (sum.operator()) {
          case ADD -> a + b;
          case SUBTRACT -> a - b;
          case MULTIPLY -> a * b;
          case DIVIDE -> b == 0 ? Double.NaN : a / b;
          case REMAINDER -> a % b;
          default -> throw new IllegalStateException("bits of fractions");
        };
    return Double.isNaN(result)
        ? null
        : Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, result));
  }

  static double real(Object number) {
    return ((Number) number).doubleValue();
  }

  static @Nullable Data slice(Slice slice, @Nullable Data whole) {
    if (whole == null) {
      return null;
    }
    int from = place(slice.from(), 0, whole.sent);
    int to = place(slice.to(), whole.sent, whole.sent);
    if (from < 0 || to < from || to > whole.sent) {
      return null;
    }
    int present = whole.present.length;
    return new Data(
        Arrays.copyOfRange(whole.present, Math.min(from, present), Math.min(to, present)),
        to - from);
  }

  private static int place(OptionalLong index, int otherwise, int sent) {
    int place = (int) index.orElse(otherwise);
    return index.isPresent() && place < 0 ? sent + place : place;
  }

  static @Nullable Long byteAt(ByteAt at, @Nullable Data whole) {
    if (whole == null) {
      return null;
    }
    long index = at.index() < 0 ? whole.sent + at.index() : at.index();
    boolean there = index >= 0 && index < whole.present.length;
    return there ? (Long) (long) (whole.present[(int) index] & 0xff) : null;
  }
}
