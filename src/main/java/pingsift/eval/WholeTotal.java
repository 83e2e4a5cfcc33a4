// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

/**
 * The sum, or the mean, of a whole number over the records of a window; exact, in 128 bits, so that
 * what goes leaves nothing behind.
 */
final class WholeTotal extends Aggregation {
  private static final double TWO_TO_64 = 0x1p64;

  private final boolean mean;
  private final int column;
  private int values;
  private long high;
  private long low;

  WholeTotal(boolean mean, int column) {
    this.mean = mean;
    this.column = column;
  }

  @Override
  void reset(int capacity) {
    values = 0;
    high = 0;
    low = 0;
  }

  @Override
  void add(WindowRows rows, int slot) {
    long value = rows.cell(slot, column);
    if (value != Column.ABSENT) {
      values++;
      sum(value);
    }
  }

  @Override
  void remove(WindowRows rows, int slot) {
    long value = rows.cell(slot, column);
    if (value != Column.ABSENT) {
      values--;
      sum(-value); // whole numbers are never -2^63
    }
  }

  private void sum(long value) {
    long sum = low + value;
    high += (value >> 63) + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
    low = sum;
  }

  /** The sum, as far as 64 bits go; or the mean, rounded. */
  @Override
  long whole(WindowRows rows) {
    if (values == 0) {
      return Column.ABSENT;
    }
    if (mean) {
      return Saturating.clamp(Math.round(real(rows)));
    }
    if (high != low >> 63) {
      return high < 0 ? Saturating.MIN : Saturating.MAX;
    }
    return Saturating.clamp(low);
  }

  /** The mean. */
  @Override
  double real(WindowRows rows) {
    if (values == 0) {
      return Double.NaN;
    }
    boolean fits = high == low >> 63;
    double unsigned = (double) (low >>> 1) * 2 + (low & 1);
    return (fits ? (double) low : high * TWO_TO_64 + unsigned) / values;
  }

  @Override
  long bytes() {
    return 48;
  }
}
