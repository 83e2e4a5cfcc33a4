// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayList;
import java.util.List;
import pingsift.check.Expression.ComparisonOperator;

/**
 * Whole numbers that a value may be: ranges with both ends included, ascending, with gaps between
 * them. {@link IntValue#ABSENT} is the lowest number there is and stands for itself.
 */
record Ranges(List<Interval> ranges) {
  /** The lowest number that a value can be where it is there. */
  private static final long LOWEST = IntValue.ABSENT + 1;

  static final Ranges NONE = new Ranges(List.of());
  static final Ranges ABSENT = of(IntValue.ABSENT, IntValue.ABSENT);

  /** Both ends are included. */
  record Interval(long low, long high) {}

  static Ranges of(long low, long high) {
    return low > high ? NONE : new Ranges(List.of(new Interval(low, high)));
  }

  /** The numbers for which {@code number OPERATOR bound} is true. */
  static Ranges where(ComparisonOperator operator, long bound) {
    return switch (operator) {
      case EQ -> of(bound, bound);
      case NE -> below(bound).or(above(bound));
      case LT -> below(bound);
      case LE -> of(LOWEST, bound);
      case GT -> above(bound);
      case GE -> of(bound, Long.MAX_VALUE);
    };
  }

  private static Ranges below(long bound) {
    return bound <= LOWEST ? NONE : of(LOWEST, bound - 1);
  }

  private static Ranges above(long bound) {
    return bound == Long.MAX_VALUE ? NONE : of(bound + 1, Long.MAX_VALUE);
  }

  /** All numbers, so those where the value is there, that are not among these. */
  Ranges not() {
    List<Interval> found = new ArrayList<>();
    long from = LOWEST;
    boolean open = true;
    for (Interval range : ranges) {
      if (range.low > from) {
        found.add(new Interval(from, range.low - 1));
      }
      open = range.high < Long.MAX_VALUE;
      from = open ? Math.max(from, range.high + 1) : from;
    }
    if (open) {
      found.add(new Interval(from, Long.MAX_VALUE));
    }
    return new Ranges(found);
  }

  Ranges or(Ranges other) {
    if (ranges.isEmpty() || other.ranges.isEmpty()) {
      return ranges.isEmpty() ? other : this;
    }
    List<Interval> all = new ArrayList<>(ranges);
    all.addAll(other.ranges);
    return anyOf(all);
  }

  /**
   * The numbers that are in any of some intervals.
   *
   * @param all in any order; is sorted
   */
  static Ranges anyOf(List<Interval> all) {
    all.sort((a, b) -> Long.compare(a.low, b.low));
    List<Interval> joined = new ArrayList<>();
    for (Interval range : all) {
      Interval last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last == null || (last.high < range.low && last.high + 1 < range.low)) {
        joined.add(range);
      } else if (range.high > last.high) {
        joined.set(joined.size() - 1, new Interval(last.low, range.high));
      }
    }
    return new Ranges(joined);
  }

  Ranges and(Ranges other) {
    List<Interval> common = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < ranges.size() && j < other.ranges.size()) {
      Interval a = ranges.get(i);
      Interval b = other.ranges.get(j);
      long low = Math.max(a.low, b.low);
      long high = Math.min(a.high, b.high);
      if (low <= high) {
        common.add(new Interval(low, high));
      }
      if (a.high < b.high) {
        i++;
      } else {
        j++;
      }
    }
    return new Ranges(common);
  }

  /** All numbers from the lowest to the highest of these. */
  Ranges span() {
    return ranges.isEmpty() ? NONE : of(ranges.get(0).low, ranges.get(ranges.size() - 1).high);
  }
}
