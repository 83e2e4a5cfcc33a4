// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

/**
 * Minimum, maximum, sum, mean and squares of a float value over a collection; all kept as bits of
 * doubles.
 */
final class FloatStatistics extends Accumulator {
  /** How many counters it takes. */
  static final int COUNTERS = 7;

  private final FloatValue value;
  private final int base;

  FloatStatistics(int rule, String text, String elements, FloatValue value, int base) {
    super(rule, text, elements);
    this.value = value;
    this.base = base;
  }

  int seenIndex() {
    return base;
  }

  int minIndex() {
    return base + 2;
  }

  int maxIndex() {
    return base + 3;
  }

  int sumIndex() {
    return base + 4;
  }

  int meanIndex() {
    return base + 5;
  }

  /** The sum of squared distances from the mean (Welford 1962). */
  int squaresIndex() {
    return base + 6;
  }

  @Override
  void accept(Evaluation evaluation, long frameNumber) {
    long[] counters = evaluation.counters();
    double number = value.read(evaluation);
    if (Double.isNaN(number)) {
      counters[base + 1]++;
      return;
    }
    long seen = ++counters[base];
    put(counters, minIndex(), seen == 1 ? number : Math.min(get(counters, minIndex()), number));
    put(counters, maxIndex(), seen == 1 ? number : Math.max(get(counters, maxIndex()), number));
    put(counters, sumIndex(), Saturating.clamp(get(counters, sumIndex()) + number));
    double mean = get(counters, meanIndex());
    double delta = number - mean;
    mean += delta / seen;
    put(counters, meanIndex(), mean);
    put(counters, squaresIndex(), get(counters, squaresIndex()) + delta * (number - mean));
  }

  private static double get(long[] counters, int index) {
    return Double.longBitsToDouble(counters[index]);
  }

  private static void put(long[] counters, int index, double number) {
    counters[index] = Double.doubleToRawLongBits(number);
  }

  @Override
  long unknowns(long[] counters) {
    return counters[base + 1];
  }

  @Override
  long elements(long[] counters) {
    return counters[base] + counters[base + 1];
  }
}
