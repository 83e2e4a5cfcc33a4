// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import pingsift.bytes.Bytes;
import pingsift.check.Expression.ArithmeticOperator;
import pingsift.fields.Accessor;
import pingsift.fields.Function;

/** The kinds of {@link FloatValue}; in one file because each is a few lines. */
final class FloatValues {
  private FloatValues() {}

  static final class Constant extends FloatValue {
    private final double value;

    Constant(double value) {
      this.value = value;
    }

    @Override
    double read(Evaluation evaluation) {
      return value;
    }

    @Override
    int cost() {
      return 0;
    }
  }

  static final class OfField extends FloatValue {
    private final Slot slot;
    private final Accessor.OfDouble<Object> accessor;
    private final int cost;

    OfField(Slot slot, Accessor.OfDouble<Object> accessor, int cost) {
      this.slot = slot;
      this.accessor = accessor;
      this.cost = cost;
    }

    @Override
    double read(Evaluation evaluation) {
      Object source = evaluation.record(slot);
      return source == null ? Double.NaN : accessor.read(source);
    }

    @Override
    int cost() {
      return cost;
    }
  }

  /** A whole number where a float is wanted. */
  static final class OfInt extends FloatValue {
    private final IntValue value;

    OfInt(IntValue value) {
      this.value = value;
    }

    @Override
    double read(Evaluation evaluation) {
      long number = value.read(evaluation);
      return number == IntValue.ABSENT ? Double.NaN : number;
    }

    @Override
    int cost() {
      return value.cost();
    }
  }

  /** Stops at the largest floats instead of overflowing; a division by zero is absent. */
  static final class Arithmetic extends FloatValue {
    private final ArithmeticOperator operator;
    private final FloatValue left;
    private final FloatValue right;

    Arithmetic(ArithmeticOperator operator, FloatValue left, FloatValue right) {
      this.operator = operator;
      this.left = left;
      this.right = right;
    }

    @Override
    double read(Evaluation evaluation) {
      double a = left.read(evaluation);
      double b = right.read(evaluation);
      double result =
          switch (operator) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> b == 0 ? Double.NaN : a / b;
            case REMAINDER -> a % b;
            case SHIFT_LEFT, SHIFT_RIGHT, BIT_AND, BIT_XOR, BIT_OR ->
                throw new IllegalStateException(operator + " of fractions");
          };
      return Saturating.clamp(result);
    }

    @Override
    int cost() {
      return left.cost() + right.cost() + 1;
    }
  }

  static final class Negation extends FloatValue {
    private final FloatValue operand;

    Negation(FloatValue operand) {
      this.operand = operand;
    }

    @Override
    double read(Evaluation evaluation) {
      return -operand.read(evaluation);
    }

    @Override
    int cost() {
      return operand.cost() + 1;
    }
  }

  static final class OfFunction extends FloatValue {
    private final Function.OfDouble function;
    private final BytesValue argument;

    OfFunction(Function.OfDouble function, BytesValue argument) {
      this.function = function;
      this.argument = argument;
    }

    @Override
    double read(Evaluation evaluation) {
      Bytes view = argument.read(evaluation);
      return view == null ? Double.NaN : function.code().apply(view);
    }

    @Override
    int cost() {
      return argument.cost() + function.definition().cost();
    }
  }

  /** Trues among the elements that were true or false; absent while there are none. */
  static final class Share extends FloatValue {
    private final ConditionCounter counter;

    Share(ConditionCounter counter) {
      this.counter = counter;
    }

    @Override
    double read(Evaluation evaluation) {
      long[] counters = evaluation.counters();
      long decided = counter.taken(counters);
      return decided == 0 ? Double.NaN : (double) counters[counter.truesIndex()] / decided;
    }

    @Override
    int cost() {
      return 3;
    }
  }

  /** A float kept among the counters by its bits; means nothing before the first value was seen. */
  static final class OfSeen extends FloatValue {
    private final int seen;
    private final int index;

    OfSeen(int seen, int index) {
      this.seen = seen;
      this.index = index;
    }

    @Override
    double read(Evaluation evaluation) {
      long[] counters = evaluation.counters();
      return counters[seen] == 0 ? Double.NaN : Double.longBitsToDouble(counters[index]);
    }

    @Override
    int cost() {
      return 2;
    }
  }

  /** The standard deviation of a whole series: the root of squares through count. */
  static final class Deviation extends FloatValue {
    private final int seen;
    private final int squares;

    Deviation(int seen, int squares) {
      this.seen = seen;
      this.squares = squares;
    }

    @Override
    double read(Evaluation evaluation) {
      long[] counters = evaluation.counters();
      return counters[seen] == 0
          ? Double.NaN
          : Math.sqrt(Double.longBitsToDouble(counters[squares]) / counters[seen]);
    }

    @Override
    int cost() {
      return 20;
    }
  }
}
