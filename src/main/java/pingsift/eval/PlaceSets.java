// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.Arrays;

/** Scratch sets of offsets in data, one bit each. They grow to what was needed once. */
final class PlaceSets {
  private long[][] sets = {};

  /** An empty set for offsets below a bound. It stays the caller's until the next search. */
  long[] clear(int index, int bound) {
    if (index >= sets.length) {
      int old = sets.length;
      sets = Arrays.copyOf(sets, index + 1);
      Arrays.fill(sets, old, sets.length, new long[0]);
    }
    int words = (bound + 63) / 64;
    if (sets[index].length < words) {
      sets[index] = new long[words];
    } else {
      Arrays.fill(sets[index], 0, words, 0);
    }
    return sets[index];
  }

  long[] get(int index) {
    return sets[index];
  }

  static boolean contains(long[] set, int offset) {
    return (set[offset >> 6] >>> offset & 1) != 0;
  }

  static void add(long[] set, int offset) {
    set[offset >> 6] |= 1L << offset;
  }

  /** The least offset in a set from one on; there is one. */
  static int next(long[] set, int from) {
    int offset = from;
    while (!contains(set, offset)) {
      offset++;
    }
    return offset;
  }
}
