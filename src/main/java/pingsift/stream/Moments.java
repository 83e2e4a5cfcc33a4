// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

/**
 * Count, minimum, maximum, mean and standard deviation of a series of whole numbers, so far: a view
 * that stays as it is until it is used for another series.
 */
public final class Moments {
  private long count;
  private long min;
  private long max;
  private double mean;
  private double squares;

  /** Of no values yet. */
  public Moments() {}

  /**
   * @param squares the sum of the squared deviations from the mean
   */
  Moments set(long values, long smallest, long largest, double average, double squares) {
    this.count = values;
    this.min = smallest;
    this.max = largest;
    this.mean = average;
    this.squares = squares;
    return this;
  }

  public long count() {
    return count;
  }

  /** The smallest value; meaningless while {@link #count()} is 0. */
  public long min() {
    return min;
  }

  /** The largest value; meaningless while {@link #count()} is 0. */
  public long max() {
    return max;
  }

  /** The arithmetic mean; NaN while {@link #count()} is 0. */
  public double mean() {
    return count == 0 ? Double.NaN : mean;
  }

  /** The standard deviation of the whole series (divided by n); NaN while {@link #count()} is 0. */
  public double deviation() {
    return count == 0 ? Double.NaN : Math.sqrt(squares / count);
  }
}
