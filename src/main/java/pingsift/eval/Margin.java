// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import pingsift.check.Expression.ComparisonOperator;

/**
 * How many records must come or leave before a condition on a window can change: so that it need
 * not be tried at each.
 *
 * <p>{@code distinct(dst) >= 50} cannot be true before the 50th record; and where there are 20, not
 * before another 30. Immutable.
 */
abstract class Margin {
  /** Of a condition of which nothing is known. */
  static final Margin NONE =
      new Margin() {
        @Override
        long measure(WindowRows rows, boolean holds) {
          return Patience.NONE;
        }
      };

  /**
   * Says for how long a condition that is true stays true, or one that is not, not.
   *
   * @param rows settled, or empty
   * @param holds whether the condition as a whole is true
   * @return as {@link Patience} has it
   */
  abstract long measure(WindowRows rows, boolean holds);

  /** Several conditions, of which all must be true, or one. */
  static final class OfParts extends Margin {
    private final boolean all;
    private final Margin[] parts;

    OfParts(boolean all, Margin[] parts) {
      this.all = all;
      this.parts = parts.clone();
    }

    @Override
    long measure(WindowRows rows, boolean holds) {
      long patience = parts[0].measure(rows, holds);
      for (int i = 1; i < parts.length; i++) {
        long part = parts[i].measure(rows, holds);
        // where all are needed, all must stay true, and one that stays untrue is enough
        patience =
            all == holds ? Patience.shorter(patience, part) : Patience.longer(patience, part);
      }
      return patience;
    }
  }

  /** A comparison of numbers that change by certain steps. */
  static final class OfComparison extends Margin {
    /** Above what rounding can do, below what a record does. */
    private static final double ROUNDING = 1e-9;

    private final ComparisonOperator operator;
    private final Steps difference;

    /**
     * @param difference the left side less the right one
     */
    OfComparison(ComparisonOperator operator, Steps difference) {
      this.operator = operator;
      this.difference = difference;
    }

    @Override
    long measure(WindowRows rows, boolean holds) {
      if (!difference.isKnown(rows)) {
        return Patience.NONE;
      }
      double now = difference.value(rows);
      return switch (operator) {
        case GE, GT -> until(holds ? now : -now, !holds);
        case LE, LT -> until(holds ? -now : now, holds);
        case EQ -> holds ? Patience.NONE : until(Math.abs(now), now < 0);
        case NE -> holds ? until(Math.abs(now), now < 0) : Patience.NONE;
      };
    }

    /** Until the difference can have grown, or fallen, by so much. */
    private long until(double distance, boolean rising) {
      double coming = rising ? difference.upByComing() : difference.downByComing();
      double leaving = rising ? difference.upByLeaving() : difference.downByLeaving();
      int records = count(distance, Math.max(coming, leaving));
      return Patience.of(leaving <= 0 ? records : 0, coming <= 0 ? records : 0, records);
    }

    private static int count(double distance, double step) {
      if (!(distance > 0)) {
        return 0;
      }
      return step <= 0 ? Patience.MOST : (int) Math.min(Patience.MOST, distance / step + ROUNDING);
    }
  }
}
