// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

/** How many different values the records of a window have: exact, whatever their number. */
final class DistinctTally extends Aggregation {
  /*
   * A hash table with open addressing: at even places the hashes, which are under a secret and so spread
   * evenly, and behind each how many records have it; 0 is a free place. At most half of the places are taken.
   * What goes is filled up from behind, so that no marks of the dead stay (Knuth, TAOCP 3, 6.4, algorithm R).
   */
  private static final int LEAST = 4;

  private static final long[] NOTHING = new long[0];

  private final int column;
  private final ArrayPool arrays;
  private long[] table = NOTHING;

  /** In it, of an index, that of the hash. */
  private int mask;

  private int distinct;

  DistinctTally(int column, ArrayPool arrays) {
    this.column = column;
    this.arrays = arrays;
  }

  @Override
  void reset(int capacity) {
    release();
    allot(LEAST);
    distinct = 0;
  }

  @Override
  void release() {
    if (table.length > 0) {
      arrays.give(table);
      table = NOTHING;
    }
  }

  private void allot(int places) {
    table = arrays.takeZeros(2 * places);
    mask = 2 * places - 2;
  }

  @Override
  void add(WindowRows rows, int slot) {
    long hash = rows.cell(slot, column);
    if (hash == Column.ABSENT) {
      return;
    }
    int at = find(hash);
    if (table[at + 1]++ == 0) {
      table[at] = hash;
      distinct++;
      if (4 * distinct > table.length) {
        resize(table.length);
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
    if (--table[at + 1] == 0) {
      distinct--;
      close(at);
    }
    if (16 * distinct < table.length && table.length > 2 * LEAST) {
      resize(table.length / 4);
    }
  }

  private int home(long hash) {
    return 2 * (int) (hash ^ hash >>> 32) & mask;
  }

  /** The place of a hash, or the free one where it belongs. */
  private int find(long hash) {
    int at = home(hash);
    while (table[at + 1] != 0 && table[at] != hash) {
      at = at + 2 & mask;
    }
    return at;
  }

  /** Moves up what would not be found any more behind a place that became free. */
  private void close(int freed) {
    int free = freed;
    for (int at = free + 2 & mask; table[at + 1] != 0; at = at + 2 & mask) {
      int home = home(table[at]);
      if ((at - home & mask) >= (at - free & mask)) {
        table[free] = table[at];
        table[free + 1] = table[at + 1];
        table[at + 1] = 0;
        free = at;
      }
    }
  }

  private void resize(int places) {
    long[] old = table;
    allot(places);
    for (int i = 0; i < old.length; i += 2) {
      if (old[i + 1] != 0) {
        int at = find(old[i]);
        table[at] = old[i];
        table[at + 1] = old[i + 1];
      }
    }
    arrays.give(old);
  }

  @Override
  long whole(WindowRows rows) {
    return distinct == 0 ? Column.ABSENT : distinct;
  }

  @Override
  long bytes() {
    return 40 + ArrayPool.bytes(table);
  }
}
