// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import pingsift.check.Expression.QuantifierKind;

/** For how many records of a window a condition is true and false. */
final class Tally extends Aggregation {
  private final QuantifierKind kind;
  private final int column;
  private int trues;
  private int falses;

  Tally(QuantifierKind kind, int column) {
    this.kind = kind;
    this.column = column;
  }

  @Override
  void reset(int capacity) {
    trues = 0;
    falses = 0;
  }

  @Override
  void add(WindowRows rows, int slot) {
    count(rows.cell(slot, column), 1);
  }

  @Override
  void remove(WindowRows rows, int slot) {
    count(rows.cell(slot, column), -1);
  }

  private void count(long truth, int by) {
    if (truth == 1) {
      trues += by;
    } else if (truth == 0) {
      falses += by;
    }
  }

  /** For how many records it is true. */
  int trues() {
    return trues;
  }

  /** For how many records it is false. */
  int falses() {
    return falses;
  }

  @Override
  long whole(WindowRows rows) {
    return switch (kind) {
      case COUNT -> trues;
      case ANY -> trues > 0 ? 1 : 0;
      case NONE -> trues == 0 ? 1 : 0;
      case ALL -> falses == 0 ? 1 : 0;
      case SHARE -> super.whole(rows);
    };
  }

  /** The share of those that are true; NaN of none. */
  @Override
  double real(WindowRows rows) {
    return (double) trues / ((long) trues + falses);
  }

  @Override
  long bytes() {
    return 32;
  }
}
