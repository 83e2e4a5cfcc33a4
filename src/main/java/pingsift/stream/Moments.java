// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

/**
 * Count, minimum, maximum, mean and standard deviation of a series of whole numbers, in constant
 * memory.
 *
 * <p>Welford's method (Technometrics 4(3), 1962): stable where the mean is large against the
 * deviation, as with times.
 */
public class Moments {
  static final int OBJECT_BYTES = 56;

  /** Stands for moments without any value yet; never added to. */
  static final Moments NONE = new Moments();

  private long count;
  private long min = Long.MAX_VALUE;
  private long max = Long.MIN_VALUE;
  private double mean;
  private double squares;

  Moments() {}

  final void add(long value) {
    count++;
    min = Math.min(min, value);
    max = Math.max(max, value);
    double delta = value - mean;
    mean += delta / count;
    squares += delta * (value - mean);
  }

  public final long count() {
    return count;
  }

  /** The smallest value; meaningless while {@link #count()} is 0. */
  public final long min() {
    return min;
  }

  /** The largest value; meaningless while {@link #count()} is 0. */
  public final long max() {
    return max;
  }

  /** The arithmetic mean; NaN while {@link #count()} is 0. */
  public final double mean() {
    return count == 0 ? Double.NaN : mean;
  }

  /** The standard deviation of the whole series (divided by n); NaN while {@link #count()} is 0. */
  public final double deviation() {
    return count == 0 ? Double.NaN : Math.sqrt(squares / count);
  }
}
