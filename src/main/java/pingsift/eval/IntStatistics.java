// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

/** Minimum, maximum, sum, mean and squares of a whole-number value over a collection. */
final class IntStatistics extends Accumulator {
  /** How many counters it takes. */
  static final int COUNTERS = COMMON_COUNTERS + 6;

  private final IntValue value;

  IntStatistics(Series series, IntValue value) {
    super(series);
    this.value = value;
  }

  int seenIndex() {
    return counter(0);
  }

  int minIndex() {
    return counter(1);
  }

  int maxIndex() {
    return counter(2);
  }

  int sumIndex() {
    return counter(3);
  }

  /** Holds the bits of a double. */
  int meanIndex() {
    return counter(4);
  }

  /** Holds the bits of a double: the sum of squared distances from the mean (Welford 1962). */
  int squaresIndex() {
    return counter(5);
  }

  @Override
  boolean take(Evaluation evaluation, long frameNumber) {
    long[] counters = evaluation.counters();
    long number = value.read(evaluation);
    if (number == IntValue.ABSENT) {
      return false;
    }
    long seen = ++counters[seenIndex()];
    counters[minIndex()] = seen == 1 ? number : Math.min(counters[minIndex()], number);
    counters[maxIndex()] = seen == 1 ? number : Math.max(counters[maxIndex()], number);
    counters[sumIndex()] = Saturating.add(counters[sumIndex()], number);
    double mean = Double.longBitsToDouble(counters[meanIndex()]);
    double delta = number - mean;
    mean += delta / seen;
    counters[meanIndex()] = Double.doubleToRawLongBits(mean);
    double squares = Double.longBitsToDouble(counters[squaresIndex()]) + delta * (number - mean);
    counters[squaresIndex()] = Double.doubleToRawLongBits(squares);
    return true;
  }

  @Override
  long taken(long[] counters) {
    return counters[seenIndex()];
  }
}
