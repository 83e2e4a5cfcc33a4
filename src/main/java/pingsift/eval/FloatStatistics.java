// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

/**
 * Minimum, maximum, sum, mean and squares of a float value over a collection; all kept as bits of
 * doubles.
 */
final class FloatStatistics extends Accumulator {
  /** How many counters it takes. */
  static final int COUNTERS = COMMON_COUNTERS + 6;

  private final FloatValue value;

  FloatStatistics(Series series, FloatValue value) {
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

  int meanIndex() {
    return counter(4);
  }

  /** The sum of squared distances from the mean (Welford 1962). */
  int squaresIndex() {
    return counter(5);
  }

  @Override
  boolean take(Evaluation evaluation, long frameNumber) {
    long[] counters = evaluation.counters();
    double number = value.read(evaluation);
    if (Double.isNaN(number)) {
      return false;
    }
    long seen = ++counters[seenIndex()];
    put(counters, minIndex(), seen == 1 ? number : Math.min(get(counters, minIndex()), number));
    put(counters, maxIndex(), seen == 1 ? number : Math.max(get(counters, maxIndex()), number));
    put(counters, sumIndex(), Saturating.clamp(get(counters, sumIndex()) + number));
    double mean = get(counters, meanIndex());
    double delta = number - mean;
    mean += delta / seen;
    put(counters, meanIndex(), mean);
    put(counters, squaresIndex(), get(counters, squaresIndex()) + delta * (number - mean));
    return true;
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
