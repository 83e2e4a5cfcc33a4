// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.Arrays;

/**
 * The record of a window that comes first by some order: that with the least or largest value, the
 * earliest or the latest one.
 */
final class Ranking extends Aggregation {
  /*
   * A tournament: a binary tree whose leaves are the slots, with the winner of its two children in each
   * node. Node 1 is the root, the children of n are 2n and 2n+1; the leaf of a slot stands behind all
   * nodes. A record that comes or goes plays again on its way to the root.
   */
  private static final int NOBODY = -1;

  /** What wins. */
  enum Order {
    LEAST,
    LARGEST,
    LEAST_REAL,
    LARGEST_REAL,
    EARLIEST,
    LATEST
  }

  private final Order order;
  private final int column;
  private int[] winners = new int[0];
  private int capacity;

  /**
   * @param column holds the values; records without one do not play
   */
  Ranking(Order order, int column) {
    this.order = order;
    this.column = column;
  }

  @Override
  void reset(int slots) {
    capacity = slots <= 1 ? 1 : Integer.highestOneBit(slots - 1) << 1;
    if (winners.length != 2 * capacity) {
      winners = new int[2 * capacity];
    }
    Arrays.fill(winners, NOBODY);
  }

  @Override
  boolean usesSlots() {
    return true;
  }

  @Override
  void add(WindowRows rows, int slot) {
    if (rows.cell(slot, column) != Column.ABSENT) {
      play(rows, slot, slot);
    }
  }

  @Override
  void remove(WindowRows rows, int slot) {
    if (rows.cell(slot, column) != Column.ABSENT) {
      play(rows, slot, NOBODY);
    }
  }

  private void play(WindowRows rows, int slot, int player) {
    int node = slot + capacity;
    winners[node] = player;
    for (node >>= 1; node >= 1; node >>= 1) {
      int before = winners[node];
      int winner = better(rows, winners[2 * node], winners[2 * node + 1]);
      winners[node] = winner;
      if (winner == before && winner != slot) {
        return; // nothing changes above
      }
    }
  }

  private int better(WindowRows rows, int a, int b) {
    if (a == NOBODY || b == NOBODY) {
      return a == NOBODY ? b : a;
    }
    return isBetter(rows, b, a) ? b : a;
  }

  private boolean isBetter(WindowRows rows, int a, int b) {
    return switch (order) {
      case LEAST -> rows.cell(a, column) < rows.cell(b, column);
      case LARGEST -> rows.cell(a, column) > rows.cell(b, column);
      case LEAST_REAL -> real(rows, a) < real(rows, b);
      case LARGEST_REAL -> real(rows, a) > real(rows, b);
      case EARLIEST -> rows.isBefore(a, b);
      case LATEST -> rows.isBefore(b, a);
    };
  }

  private double real(WindowRows rows, int slot) {
    return Double.longBitsToDouble(rows.cell(slot, column));
  }

  /** The record that wins, or -1 where none plays. */
  int winner() {
    return winners[1];
  }

  @Override
  long whole(WindowRows rows) {
    int winner = winner();
    return winner == NOBODY ? Column.ABSENT : rows.cell(winner, column);
  }

  @Override
  double real(WindowRows rows) {
    int winner = winner();
    return winner == NOBODY ? Double.NaN : real(rows, winner);
  }

  @Override
  long bytes() {
    return 48 + 4L * winners.length;
  }
}
