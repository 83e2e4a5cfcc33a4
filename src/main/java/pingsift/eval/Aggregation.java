// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

/**
 * What one quantifier or aggregate makes of the records of a window, kept up while they come and
 * go. Not thread-safe.
 */
abstract class Aggregation {
  /** Makes one for a window. */
  interface Recipe {
    Aggregation create();
  }

  /** Begins anew without records; slots are below {@code capacity}, a power of two. */
  abstract void reset(int capacity);

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
