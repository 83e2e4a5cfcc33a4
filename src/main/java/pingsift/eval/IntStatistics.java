// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import pingsift.check.Expression.AggregateKind;

/** Minimum, maximum, sum, or mean and squares of a whole-number value over a collection. */
final class IntStatistics extends Accumulator {
  /** How many counters it takes. */
  static final int COUNTERS = COMMON_COUNTERS + 3;

  private final AggregateKind kind;
  private final IntValue value;

  /**
   * @param kind MIN, MAX, SUM, AVG or STDEV
   */
  IntStatistics(Series series, AggregateKind kind, IntValue value) {
    super(series);
    this.kind = kind;
    this.value = value;
  }

  int seenIndex() {
    return counter(0);
  }

  /** Of the minimum, the maximum or the sum. */
  int valueIndex() {
    return counter(1);
  }

  /** Holds the bits of a double. */
  int meanIndex() {
    return counter(1);
  }

  /** Holds the bits of a double: the sum of squared distances from the mean (Welford 1962). */
  int squaresIndex() {
    return counter(2);
  }

  @Override
  Taken take(Evaluation evaluation, long frameNumber) {
    long[] counters = evaluation.counters();
    long number = value.read(evaluation);
    if (number == IntValue.ABSENT) {
      return Taken.NOT;
    }
    long seen = ++counters[seenIndex()];
    long before = counters[valueIndex()];
    switch (kind) {
      case MIN -> counters[valueIndex()] = seen == 1 ? number : Math.min(before, number);
      case MAX -> counters[valueIndex()] = seen == 1 ? number : Math.max(before, number);
      case SUM -> counters[valueIndex()] = Saturating.add(before, number);
      case AVG, STDEV -> move(counters, number, seen);
      case DISTINCT, FIRST, LAST -> throw new IllegalStateException("not of numbers: " + kind);
    }
    return Taken.telling(seen == 1 || counters[valueIndex()] != before);
  }

  private void move(long[] counters, long number, long seen) {
    double mean = Double.longBitsToDouble(counters[meanIndex()]);
    double delta = number - mean;
    mean += delta / seen;
    counters[meanIndex()] = Double.doubleToRawLongBits(mean);
    double squares = Double.longBitsToDouble(counters[squaresIndex()]) + delta * (number - mean);
    counters[squaresIndex()] = Double.doubleToRawLongBits(squares);
  }

  @Override
  long taken(long[] counters) {
    return counters[seenIndex()];
  }
}
