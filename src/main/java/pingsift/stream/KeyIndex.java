// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import pingsift.bytes.Mixer;

/**
 * Finds small numbers by a hash; several may have the same.
 *
 * <p>As {@link HashIndex}, but without an order among those, and so with one line of memory to look
 * at. It relies on good hashes ({@link Mixer}) throughout. Allocates only to grow.
 */
final class KeyIndex {
  /*
   * Open addressing in one array. A word is a hash in the upper and a number plus one in the lower
   * half, 0 where there is none. What finds its place taken stands in the next that is free. When one is
   * removed, those behind it move up, so that a search may stop at a gap.
   */
  static final int NONE = -1;

  private static final int FEW = 32;

  private long[] words = new long[FEW];
  private int size;

  void add(int id, int hash) {
    if (2 * (size + 1) > words.length) {
      grow();
    }
    put((long) hash << 32 | (id + 1));
    size++;
  }

  private void put(long word) {
    int place = home(word);
    while (words[place] != 0) {
      place = place + 1 & words.length - 1;
    }
    words[place] = word;
  }

  private void grow() {
    long[] old = words;
    words = new long[2 * old.length];
    for (long word : old) {
      if (word != 0) {
        put(word);
      }
    }
  }

  /** Removes a number that was added with this hash. */
  void remove(int id, int hash) {
    long word = (long) hash << 32 | (id + 1);
    int gap = home(word);
    while (words[gap] != word) {
      gap = gap + 1 & words.length - 1;
    }
    int mask = words.length - 1;
    for (int place = gap + 1 & mask; words[place] != 0; place = place + 1 & mask) {
      int wanted = home(words[place]);
      if ((place - wanted & mask) >= (place - gap & mask)) {
        words[gap] = words[place];
        gap = place;
      }
    }
    words[gap] = 0;
    size--;
  }

  /** Where to begin a search for a hash. */
  int begin(int hash) {
    return hash & words.length - 1;
  }

  /** The next place from {@code place} on that has this hash; {@link #NONE} where there is none. */
  int find(int place, int hash) {
    long[] all = words;
    for (int i = place & all.length - 1; all[i] != 0; i = i + 1 & all.length - 1) {
      if ((int) (all[i] >>> 32) == hash) {
        return i;
      }
    }
    return NONE;
  }

  /** The number at a place that was found. */
  int id(int place) {
    return (int) words[place] - 1;
  }

  private int home(long word) {
    return (int) (word >>> 32) & words.length - 1;
  }
}
