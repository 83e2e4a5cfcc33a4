// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

/** Minimum, maximum, sum, mean and squares of a whole-number value over a collection. */
final class IntStatistics extends Accumulator {
  /** How many counters it takes. */
  static final int COUNTERS = 7;

  private final IntValue value;
  private final int base;

  IntStatistics(int rule, String text, String elements, IntValue value, int base) {
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

  /** Holds the bits of a double. */
  int meanIndex() {
    return base + 5;
  }

  /** Holds the bits of a double: the sum of squared distances from the mean (Welford 1962). */
  int squaresIndex() {
    return base + 6;
  }

  @Override
  void accept(Evaluation evaluation, long frameNumber) {
    long[] counters = evaluation.counters();
    long number = value.read(evaluation);
    if (number == IntValue.ABSENT) {
      counters[base + 1]++;
      return;
    }
    long seen = ++counters[base];
    counters[minIndex()] = seen == 1 ? number : Math.min(counters[minIndex()], number);
    counters[maxIndex()] = seen == 1 ? number : Math.max(counters[maxIndex()], number);
    counters[sumIndex()] = Saturating.add(counters[sumIndex()], number);
    double mean = Double.longBitsToDouble(counters[meanIndex()]);
    double delta = number - mean;
    mean += delta / seen;
    counters[meanIndex()] = Double.doubleToRawLongBits(mean);
    double squares = Double.longBitsToDouble(counters[squaresIndex()]) + delta * (number - mean);
    counters[squaresIndex()] = Double.doubleToRawLongBits(squares);
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
