// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import pingsift.check.Expression.AggregateKind;

/**
 * The sum, the mean or the deviation of a value over the records of a window, in floating point.
 *
 * <p>What a record added cannot be taken away from a sum of floats exactly; so sums are made anew,
 * of partial sums in a tree that a record changes on its way to the root only.
 */
final class Moments extends Aggregation {
  /*
   * Laid out as the tree of Ranking. Each node has the number and the mean of what lies below it, and its
   * sum or the sum of its squared distances from the mean, as is wanted; two nodes are joined as in Chan,
   * Golub and LeVeque, "Updating formulae and a pairwise algorithm for computing sample variances" (1979).
   */
  private final AggregateKind kind;
  private final int column;
  private final boolean real;
  private int capacity;
  private int[] counts = new int[0];
  private double[] means = new double[0];
  private double[] sums = new double[0];

  /**
   * @param real whether the column holds the bits of doubles
   */
  Moments(AggregateKind kind, int column, boolean real) {
    this.kind = kind;
    this.column = column;
    this.real = real;
  }

  @Override
  void reset(int slots) {
    capacity = slots <= 1 ? 1 : Integer.highestOneBit(slots - 1) << 1;
    counts = new int[2 * capacity];
    means = new double[2 * capacity];
    sums = new double[2 * capacity];
  }

  @Override
  boolean usesSlots() {
    return true;
  }

  @Override
  void add(WindowRows rows, int slot) {
    long cell = rows.cell(slot, column);
    if (cell != Column.ABSENT) {
      double value = real ? Double.longBitsToDouble(cell) : cell;
      means[slot + capacity] = value;
      sums[slot + capacity] = kind == AggregateKind.SUM ? value : 0;
      change(slot, 1);
    }
  }

  @Override
  void remove(WindowRows rows, int slot) {
    if (rows.cell(slot, column) != Column.ABSENT) {
      sums[slot + capacity] = 0;
      change(slot, 0);
    }
  }

  private void change(int slot, int count) {
    counts[slot + capacity] = count;
    for (int node = (slot + capacity) >> 1; node >= 1; node >>= 1) {
      join(node, 2 * node, 2 * node + 1);
    }
  }

  private void join(int node, int a, int b) {
    int ofA = counts[a];
    int ofB = counts[b];
    counts[node] = ofA + ofB;
    if (ofA == 0 || ofB == 0) {
      int only = ofA == 0 ? b : a;
      means[node] = means[only];
      sums[node] = sums[only];
      return;
    }
    double delta = means[b] - means[a];
    double share = (double) ofB / counts[node];
    means[node] = means[a] + delta * share;
    double spread = kind == AggregateKind.SUM ? 0 : delta * delta * ofA * share;
    sums[node] = sums[a] + sums[b] + spread;
  }

  @Override
  double real(WindowRows rows) {
    int count = counts[1];
    if (count == 0) {
      return Double.NaN;
    }
    double value =
        switch (kind) {
          case AVG -> means[1];
          case SUM -> sums[1];
          case STDEV -> Math.sqrt(sums[1] / count);
          default -> throw new IllegalStateException(kind + " is no moment");
        };
    return Saturating.clamp(value);
  }

  /** Rounded: of durations. */
  @Override
  long whole(WindowRows rows) {
    double value = real(rows);
    return Double.isNaN(value) ? Column.ABSENT : Saturating.clamp(Math.round(value));
  }

  @Override
  long bytes() {
    return 96 + (4L + 8 + 8) * counts.length;
  }
}
