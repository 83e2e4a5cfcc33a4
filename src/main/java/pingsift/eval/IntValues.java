// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import org.jspecify.annotations.Nullable;
import pingsift.bytes.Bytes;
import pingsift.check.Expression.ArithmeticOperator;
import pingsift.fields.Accessor;
import pingsift.fields.Function;

/** The kinds of {@link IntValue}; in one file because each is a few lines. */
final class IntValues {
  private IntValues() {}

  static final class Constant extends IntValue {
    final long value;

    Constant(long value) {
      this.value = value;
    }

    @Override
    long read(Evaluation evaluation) {
      return value;
    }

    @Override
    int cost() {
      return 0;
    }
  }

  static final class OfField extends IntValue {
    private final Slot slot;
    private final Accessor.OfLong<Object> accessor;
    private final int cost;

    OfField(Slot slot, Accessor.OfLong<Object> accessor, int cost) {
      this.slot = slot;
      this.accessor = accessor;
      this.cost = cost;
    }

    @Override
    long read(Evaluation evaluation) {
      Object source = evaluation.record(slot);
      return source == null ? ABSENT : accessor.read(source);
    }

    @Override
    int cost() {
      return cost;
    }
  }

  /** Saturates instead of overflowing; a division by zero is absent, as is a shift too wide. */
  static final class Arithmetic extends IntValue {
    private final ArithmeticOperator operator;
    private final IntValue left;
    private final IntValue right;

    Arithmetic(ArithmeticOperator operator, IntValue left, IntValue right) {
      this.operator = operator;
      this.left = left;
      this.right = right;
    }

    @Override
    long read(Evaluation evaluation) {
      long a = left.read(evaluation);
      long b = right.read(evaluation);
      if (a == ABSENT || b == ABSENT) {
        return ABSENT;
      }
      return switch (operator) {
        case ADD -> Saturating.add(a, b);
        case SUBTRACT -> Saturating.add(a, -b);
        case MULTIPLY -> Saturating.multiply(a, b);
        case DIVIDE -> b == 0 ? ABSENT : a / b;
        case REMAINDER -> b == 0 ? ABSENT : a % b;
        case SHIFT_LEFT -> isShift(b) ? Saturating.shiftLeft(a, (int) b) : ABSENT;
        case SHIFT_RIGHT -> isShift(b) ? a >> b : ABSENT;
        case BIT_AND -> Saturating.clamp(a & b);
        case BIT_XOR -> Saturating.clamp(a ^ b);
        case BIT_OR -> a | b;
      };
    }

    private static boolean isShift(long count) {
      return count >= 0 && count < Long.SIZE;
    }

    @Override
    int cost() {
      return left.cost() + right.cost() + 1;
    }
  }

  static final class Negation extends IntValue {
    private final IntValue operand;

    Negation(IntValue operand) {
      this.operand = operand;
    }

    @Override
    long read(Evaluation evaluation) {
      long value = operand.read(evaluation);
      return value == ABSENT ? ABSENT : -value;
    }

    @Override
    int cost() {
      return operand.cost() + 1;
    }
  }

  /** A float as a whole number of nanoseconds, rounded: for means of durations. */
  static final class Rounded extends IntValue {
    private final FloatValue value;

    Rounded(FloatValue value) {
      this.value = value;
    }

    @Override
    long read(Evaluation evaluation) {
      double number = value.read(evaluation);
      return Double.isNaN(number) ? ABSENT : Saturating.clamp(Math.round(number));
    }

    @Override
    int cost() {
      return value.cost() + 1;
    }
  }

  /** One byte, 0..255; absent outside the bytes, or where the capture cut it. */
  static final class ByteAt extends IntValue {
    private final BytesValue bytes;
    private final long index;

    ByteAt(BytesValue bytes, long index) {
      this.bytes = bytes;
      this.index = index;
    }

    @Override
    long read(Evaluation evaluation) {
      Bytes view = bytes.read(evaluation);
      if (view == null) {
        return ABSENT;
      }
      long at = index < 0 ? view.wireLength() + index : index;
      return at < 0 || at >= view.length() ? ABSENT : view.at((int) at);
    }

    @Override
    int cost() {
      return bytes.cost() + 1;
    }
  }

  /** The first two bytes as one number, the first one high; absent where they are not there. */
  static final class FirstTwo extends IntValue {
    private final BytesValue bytes;

    FirstTwo(BytesValue bytes) {
      this.bytes = bytes;
    }

    @Override
    long read(Evaluation evaluation) {
      Bytes view = bytes.read(evaluation);
      return view == null || view.length() < 2 ? ABSENT : view.at(0) << 8 | view.at(1);
    }

    @Override
    int cost() {
      return bytes.cost() + 2;
    }
  }

  static final class OfFunction extends IntValue {
    private final Function.OfLong function;
    private final BytesValue argument;

    OfFunction(Function.OfLong function, BytesValue argument) {
      this.function = function;
      this.argument = argument;
    }

    @Override
    long read(Evaluation evaluation) {
      @Nullable Bytes view = argument.read(evaluation);
      return view == null ? ABSENT : function.code().apply(view);
    }

    @Override
    int cost() {
      return argument.cost() + function.definition().cost();
    }
  }

  /** A function of bytes and a place in them. */
  static final class OfPlace extends IntValue {
    private final Function.OfPlace function;
    private final BytesValue bytes;
    private final IntValue place;

    OfPlace(Function.OfPlace function, BytesValue bytes, IntValue place) {
      this.function = function;
      this.bytes = bytes;
      this.place = place;
    }

    @Override
    long read(Evaluation evaluation) {
      // the place first: it may read the same bytes through the same view
      long at = place.read(evaluation);
      Bytes view = at == ABSENT ? null : bytes.read(evaluation);
      return view == null ? ABSENT : function.code().apply(view, at);
    }

    @Override
    int cost() {
      return bytes.cost() + place.cost() + function.definition().cost();
    }
  }

  /** A function of two bytes values. */
  static final class OfTwo extends IntValue {
    private final Function.OfTwo function;
    private final BytesValue left;
    private final BytesValue right;

    OfTwo(Function.OfTwo function, BytesValue left, BytesValue right) {
      this.function = function;
      this.left = left;
      this.right = right;
    }

    @Override
    long read(Evaluation evaluation) {
      Bytes a = left.read(evaluation);
      Bytes b = a == null ? null : right.read(evaluation);
      return a == null || b == null ? ABSENT : function.code().apply(a, b);
    }

    @Override
    int cost() {
      return left.cost() + right.cost() + function.definition().cost();
    }
  }

  /** A counter of the iStream's collections. */
  static final class OfCounter extends IntValue {
    private final int index;

    OfCounter(int index) {
      this.index = index;
    }

    @Override
    long read(Evaluation evaluation) {
      return evaluation.counters()[index];
    }

    @Override
    int cost() {
      return 1;
    }
  }

  /** A counter that means nothing before the first value was seen. */
  static final class OfSeen extends IntValue {
    private final int seen;
    private final int index;

    OfSeen(int seen, int index) {
      this.seen = seen;
      this.index = index;
    }

    @Override
    long read(Evaluation evaluation) {
      long[] counters = evaluation.counters();
      return counters[seen] == 0 ? ABSENT : counters[index];
    }

    @Override
    int cost() {
      return 2;
    }
  }

  /** A condition as a value: absent where it is unknown. */
  static final class OfCondition extends IntValue {
    private final Predicate condition;

    OfCondition(Predicate condition) {
      this.condition = condition;
    }

    @Override
    long read(Evaluation evaluation) {
      return switch (condition.test(evaluation)) {
        case TRUE -> 1;
        case FALSE -> 0;
        case UNKNOWN -> ABSENT;
      };
    }

    @Override
    int cost() {
      return condition.cost();
    }
  }
}
