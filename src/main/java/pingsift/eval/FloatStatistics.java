// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import pingsift.check.Expression.AggregateKind;

/**
 * Minimum, maximum, sum, or mean and squares of a float value over a collection; kept as bits of
 * doubles.
 */
final class FloatStatistics extends Accumulator {
  /** How many counters it takes. */
  static final int COUNTERS = COMMON_COUNTERS + 3;

  private final AggregateKind kind;
  private final FloatValue value;

  /**
   * @param kind MIN, MAX, SUM, AVG or STDEV
   */
  FloatStatistics(Series series, AggregateKind kind, FloatValue value) {
    super(series);
    this.kind = kind;
    this.value = value;
  }

  int seenIndex() {
    return counter(0);
  }

  /** Of the minimum, the maximum, the sum or the mean. */
  int valueIndex() {
    return counter(1);
  }

  /** The sum of squared distances from the mean (Welford 1962). */
  int squaresIndex() {
    return counter(2);
  }

  @Override
  Taken take(Evaluation evaluation, long frameNumber) {
    long[] counters = evaluation.counters();
    double number = value.read(evaluation);
    if (Double.isNaN(number)) {
      return Taken.NOT;
    }
    long seen = ++counters[seenIndex()];
    double before = get(counters, valueIndex());
    double after =
        switch (kind) {
          case MIN -> seen == 1 ? number : Math.min(before, number);
          case MAX -> seen == 1 ? number : Math.max(before, number);
          case SUM -> Saturating.clamp(before + number);
          case AVG, STDEV -> before + (number - before) / seen;
          case DISTINCT, FIRST, LAST -> throw new IllegalStateException("not of numbers: " + kind);
        };
    put(counters, valueIndex(), after);
    if (kind == AggregateKind.AVG || kind == AggregateKind.STDEV) {
      double squares = get(counters, squaresIndex()) + (number - before) * (number - after);
      put(counters, squaresIndex(), squares);
    }
    return Taken.telling(seen == 1 || after != before);
  }

  private static double get(long[] counters, int index) {
    return Double.longBitsToDouble(counters[index]);
  }

  private static void put(long[] counters, int index, double number) {
    counters[index] = Double.doubleToRawLongBits(number);
  }

  @Override
  long taken(long[] counters) {
    return counters[seenIndex()];
  }
}
