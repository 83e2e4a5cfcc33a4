// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

/**
 * What one quantifier or aggregate makes of the records of a window, kept up while they come and
 * go. Not thread-safe.
 */
abstract class Aggregation {
  /** Nobody has asked for it since the window's first record. */
  static final int UNASKED = -1;

  /** How many records of the window it knows, the oldest ones, or {@link #UNASKED}. */
  int known = UNASKED;

  /** Bytes of memory at the last count. */
  long notedBytes;

  /** Makes one for a window. */
  interface Recipe {
    Aggregation create(ArrayPool arrays);
  }

  /** Begins anew without records; slots are below {@code capacity}. */
  abstract void reset(int capacity);

  /** Gives back what it took from the pool; before it is used again it is reset. */
  void release() {}

  /** Whether it knows records by their slots: then they must not move without its knowledge. */
  boolean usesSlots() {
    return false;
  }

  abstract void add(WindowRows rows, int slot);

  abstract void remove(WindowRows rows, int slot);

  /** The value where it is a whole number, or {@link Column#ABSENT}. */
  long whole(WindowRows rows) {
    throw new IllegalStateException("no whole number: " + getClass());
  }

  /** The value where it is a float, or NaN where it is absent. */
  double real(WindowRows rows) {
    throw new IllegalStateException("no float: " + getClass());
  }

  /** Bytes of memory that it takes. */
  abstract long bytes();
}
