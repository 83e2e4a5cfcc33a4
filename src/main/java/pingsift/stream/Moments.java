// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

/** Count, minimum, maximum, mean and standard deviation of a series of whole numbers, so far. */
public final class Moments {
  private final long count;
  private final long min;
  private final long max;
  private final double mean;
  private final double squares;

  /**
   * @param squares the sum of the squared deviations from the mean
   */
  Moments(long count, long min, long max, double mean, double squares) {
    this.count = count;
    this.min = min;
    this.max = max;
    this.mean = mean;
    this.squares = squares;
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
