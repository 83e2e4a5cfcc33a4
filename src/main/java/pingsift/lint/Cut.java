// SPDX-License-Identifier: Apache-2.0
package pingsift.lint;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A place between numbers: right before a number, right after it, or beyond all of them.
 *
 * @param value null for the places beyond all numbers
 * @param side of the value: -1 right before it, 1 right after it; without a value, which end
 */
record Cut(@Nullable BigDecimal value, int side) implements Comparable<Cut> {
  static final Cut START = new Cut(null, -1);
  static final Cut END = new Cut(null, 1);

  /** {@link #START} and {@link #END} as places. */
  static final long FIRST = Long.MIN_VALUE;

  static final long LAST = Long.MAX_VALUE;

  private static final BigDecimal MOST_PLACE = BigDecimal.valueOf(1L << 62);

  /** The cut at a place: beyond all numbers, or right before a whole number of 62 bits. */
  static Cut at(long place) {
    return place == FIRST ? START : place == LAST ? END : before(BigDecimal.valueOf(place));
  }

  /** Whether this, a cut among whole numbers, has a place. */
  boolean isPlace() {
    return value == null || value.abs().compareTo(MOST_PLACE) < 0;
  }

  /** A place further on; may be none. Places beyond all numbers stay where they are. */
  static long moved(long place, long distance) {
    return place == FIRST || place == LAST ? place : place + distance;
  }

  static boolean isPlace(long place) {
    return place == FIRST || place == LAST || Math.abs(place) < 1L << 62;
  }

  /** Where it has one: see {@link #at}. */
  long place() {
    return value == null ? side < 0 ? FIRST : LAST : value.longValue();
  }

  static Cut before(BigDecimal value) {
    return new Cut(value, -1);
  }

  static Cut after(BigDecimal value) {
    return new Cut(value, 1);
  }

  /** The same place as seen by whole numbers: always right before one. */
  Cut amongWholeNumbers() {
    if (value == null) {
      return this;
    }
    if (value.scale() == 0) {
      return side < 0 ? this : before(value.add(BigDecimal.ONE));
    }
    BigDecimal floor = value.setScale(0, RoundingMode.FLOOR);
    boolean isWhole = floor.compareTo(value) == 0;
    return before(isWhole && side < 0 ? floor : floor.add(BigDecimal.ONE));
  }

  /** The places beyond all numbers stay where they are. */
  Cut moved(BigDecimal distance) {
    return value == null ? this : new Cut(value.add(distance), side);
  }

  @Override
  public int compareTo(Cut other) {
    if (value == null || other.value == null) {
      return Integer.compare(rank(), other.rank());
    }
    int order = value.compareTo(other.value);
    return order != 0 ? order : Integer.compare(side, other.side);
  }

  private int rank() {
    return value == null ? side : 0;
  }
}
