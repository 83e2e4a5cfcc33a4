// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

/** How many different values the records of a window have: exact, whatever their number. */
final class DistinctTally extends Aggregation {
  /*
   * A hash table with open addressing: the hashes, which are under a secret and so spread evenly, and of
   * each how many records have it; 0 is a free place. At most half of the places are taken. What goes is
   * filled up from behind, so that no marks of the dead stay (Knuth, TAOCP 3, 6.4, algorithm R).
   */
  private static final int LEAST = 4;

  private final int column;
  private long[] hashes = new long[LEAST];
  private int[] counts = new int[LEAST];
  private int distinct;

  DistinctTally(int column) {
    this.column = column;
  }

  @Override
  void reset(int capacity) {
    hashes = new long[LEAST];
    counts = new int[LEAST];
    distinct = 0;
  }

  @Override
  void add(WindowRows rows, int slot) {
    long hash = rows.cell(slot, column);
    if (hash == Column.ABSENT) {
      return;
    }
    int at = find(hash);
    if (counts[at]++ == 0) {
      hashes[at] = hash;
      distinct++;
      if (2 * distinct > hashes.length) {
        resize(2 * hashes.length);
      }
    }
  }

  @Override
  void remove(WindowRows rows, int slot) {
    long hash = rows.cell(slot, column);
    if (hash == Column.ABSENT) {
      return;
    }
    int at = find(hash);
    if (--counts[at] == 0) {
      distinct--;
      close(at);
    }
  }

  private int home(long hash) {
    return (int) (hash ^ hash >>> 32) & hashes.length - 1;
  }

  /** The place of a hash, or the free one where it belongs. */
  private int find(long hash) {
    int at = home(hash);
    while (counts[at] != 0 && hashes[at] != hash) {
      at = at + 1 & hashes.length - 1;
    }
    return at;
  }

  /** Moves up what would not be found any more behind a place that became free. */
  private void close(int freed) {
    int mask = hashes.length - 1;
    int free = freed;
    for (int at = free + 1 & mask; counts[at] != 0; at = at + 1 & mask) {
      int home = home(hashes[at]);
      if ((at - home & mask) >= (at - free & mask)) {
        hashes[free] = hashes[at];
        counts[free] = counts[at];
        counts[at] = 0;
        free = at;
      }
    }
  }

  private void resize(int capacity) {
    long[] oldHashes = hashes;
    int[] oldCounts = counts;
    hashes = new long[capacity];
    counts = new int[capacity];
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldCounts[i] != 0) {
        int at = find(oldHashes[i]);
        hashes[at] = oldHashes[i];
        counts[at] = oldCounts[i];
      }
    }
  }

  @Override
  long whole(WindowRows rows) {
    return distinct == 0 ? Column.ABSENT : distinct;
  }

  @Override
  long bytes() {
    return 64 + 12L * hashes.length;
  }
}
