// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Arrays whose lengths are powers of two, used again by whoever needs one next: so that groups
 * which come, grow and go leave no garbage. Keeps free ones up to a bound. Not thread-safe.
 */
final class ArrayPool {
  private static final int KINDS = 31;
  private static final int HEADER_BYTES = 16;

  /** The free ones by the logarithm of their length; the first {@code counts} of each. */
  private final long[] @Nullable [] @Nullable [] free = new long[KINDS][][];

  private final int[] counts = new int[KINDS];
  private final long maxBytes;
  private long bytes;

  /**
   * @param maxBytes what free ones may take
   */
  ArrayPool(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Bytes of memory that an array takes. */
  static long bytes(long[] array) {
    return HEADER_BYTES + 8L * array.length;
  }

  /** Bytes of memory that free ones take. */
  long bytes() {
    return bytes;
  }

  /** An array at least so long, with anything in it. */
  long[] take(int least) {
    int kind = kind(least);
    if (counts[kind] == 0) {
      return new long[1 << kind];
    }
    long[] @Nullable [] all = free[kind];
    long[] array = all == null ? null : all[--counts[kind]];
    if (array == null) {
      throw new IllegalStateException("counted wrong");
    }
    all[counts[kind]] = null;
    bytes -= bytes(array);
    return array;
  }

  /** As {@link #take}, with zeros in it. */
  long[] takeZeros(int least) {
    int before = counts[kind(least)];
    long[] array = take(least);
    if (before > 0) {
      Arrays.fill(array, 0);
    }
    return array;
  }

  private static int kind(int least) {
    return least <= 1 ? 0 : Integer.SIZE - Integer.numberOfLeadingZeros(least - 1);
  }

  /** Takes back an array that nobody uses any more. */
  void give(long[] array) {
    if (bytes + bytes(array) > maxBytes) {
      return;
    }
    int kind = kind(array.length);
    long[] @Nullable [] all = free[kind];
    if (all == null) {
      all = new long[8][];
      free[kind] = all;
    } else if (counts[kind] == all.length) {
      all = Arrays.copyOf(all, 2 * all.length);
      free[kind] = all;
    }
    all[counts[kind]++] = array;
    bytes += bytes(array);
  }

  /** Lets all free ones go. */
  void clear() {
    Arrays.fill(free, null);
    Arrays.fill(counts, 0);
    bytes = 0;
  }
}
