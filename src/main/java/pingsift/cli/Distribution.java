// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How numbers are distributed, in bounded memory.
 *
 * <p>Up to {@link #MOST_DISTINCT} different numbers are counted one by one; then nothing is
 * estimated. With more, numbers that lie within 1 % of each other are counted as one, so that
 * quantiles are off by at most 1 %; count, mean, least and largest stay exact.
 */
final class Distribution {
  static final int MOST_DISTINCT = 65_536;

  /** From one class of numbers to the next: whatever lies in one is within 1 % of its middle. */
  private static final double STEP = 1.02;

  private static final double LOG_STEP = StrictMath.log(STEP);

  private Map<Double, long[]> counts = new HashMap<>();
  private boolean exact = true;
  private long count;
  private double mean;
  private double least = Double.POSITIVE_INFINITY;
  private double largest = Double.NEGATIVE_INFINITY;

  void add(double number) {
    count++;
    mean += (number - mean) / count;
    least = Math.min(least, number);
    largest = Math.max(largest, number);
    double key = number == 0 ? 0 : number; // one zero, not two
    counts.computeIfAbsent(exact ? key : middle(key), k -> new long[1])[0]++;
    if (exact && counts.size() > MOST_DISTINCT) {
      coarsen();
    }
  }

  private void coarsen() {
    Map<Double, long[]> coarse = new HashMap<>();
    counts.forEach(
        (number, times) -> coarse.computeIfAbsent(middle(number), k -> new long[1])[0] += times[0]);
    counts = coarse;
    exact = false;
  }

  /** The middle of the class that a number belongs to. */
  private static double middle(double number) {
    if (number == 0) {
      return 0;
    }
    double index = Math.floor(StrictMath.log(Math.abs(number)) / LOG_STEP);
    double middle = StrictMath.exp(index * LOG_STEP) * (1 + STEP) / 2;
    return Math.copySign(middle, number);
  }

  boolean isExact() {
    return exact;
  }

  long count() {
    return count;
  }

  /** How many different numbers there are, or classes of them. */
  int distinct() {
    return counts.size();
  }

  double mean() {
    return mean;
  }

  double least() {
    return least;
  }

  double largest() {
    return largest;
  }

  /** The numbers in ascending order with their counts. */
  SortedMap<Double, Long> sorted() {
    SortedMap<Double, Long> sorted = new TreeMap<>();
    counts.forEach((number, times) -> sorted.put(number, times[0]));
    return sorted;
  }

  /**
   * The smallest number that so large a share of all numbers does not exceed.
   *
   * @param share above 0, at most 1
   * @param sorted as {@link #sorted} gives it
   */
  double quantile(double share, SortedMap<Double, Long> sorted) {
    long rank = (long) Math.ceil(share * count);
    long seen = 0;
    for (Map.Entry<Double, Long> entry : sorted.entrySet()) {
      seen += entry.getValue();
      if (seen >= rank) {
        return Math.min(largest, Math.max(least, entry.getKey()));
      }
    }
    return largest;
  }
}
