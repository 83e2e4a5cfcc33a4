// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import pingsift.fields.Accessor;

/** One number that a window keeps of each of its records, read when the record comes. Immutable. */
sealed interface Column {
  /** An absent value, or an unknown condition. */
  long ABSENT = Accessor.ABSENT;

  long read(Evaluation evaluation);

  /** 1 where a condition is true, 0 where it is false. */
  record OfCondition(Predicate condition) implements Column {
    @Override
    public long read(Evaluation evaluation) {
      return switch (condition.test(evaluation)) {
        case TRUE -> 1;
        case FALSE -> 0;
        case UNKNOWN -> ABSENT;
      };
    }
  }

  /** A whole number, a duration, a time, a yes or no. */
  record OfWhole(IntValue value) implements Column {
    @Override
    public long read(Evaluation evaluation) {
      return value.read(evaluation);
    }
  }

  /** The bits of a double; never those of -0.0, which would look absent. */
  record OfReal(FloatValue value) implements Column {
    @Override
    public long read(Evaluation evaluation) {
      double number = value.read(evaluation);
      return Double.isNaN(number) ? ABSENT : Double.doubleToRawLongBits(number + 0.0);
    }
  }

  /** What tells a value of any type from others. */
  record OfHash(ValueHash value) implements Column {
    @Override
    public long read(Evaluation evaluation) {
      return value.read(evaluation);
    }
  }

  /** The upper half of an address; any number where there is none. */
  record OfHigh(AddressValue address) implements Column {
    @Override
    public long read(Evaluation evaluation) {
      return address.isPresent(evaluation) ? address.high(evaluation) : 0;
    }
  }

  /** The lower half of an address; any number where there is none. */
  record OfLow(AddressValue address) implements Column {
    @Override
    public long read(Evaluation evaluation) {
      return address.isPresent(evaluation) ? address.low(evaluation) : 0;
    }
  }
}
