// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import org.jspecify.annotations.Nullable;

/**
 * How many different values were added: exact up to {@value #MOST_EXACT}, beyond that an estimate.
 *
 * <p>The number never goes down, and is the same in every run over the same values. Memory grows as
 * values come, up to 20 KiB; then nothing is allocated. Not thread-safe.
 */
final class DistinctValues {
  /*
   * The first values are kept as hashes under the run's secret in a table with open addressing,
   * half full at most, 0 for a free place. What is not among them once it is full goes to a
   * sketch, by a hash that every run has in common, because what it tells is reported. So the sketch
   * estimates only what lies beyond the first 1,024.
   *
   * The secret keeps anybody from drawing values that fall together in the table. The sketch can be
   * steered by whoever looks for values whose hashes suit it: thresholds up to 1,024 cannot.
   */

  /** Values that are told apart exactly. */
  static final int MOST_EXACT = 1024;

  private static final int FIRST_ROOM = 8;

  /** This object (32) and its table's header (16). */
  private static final int OBJECT_BYTES = 48;

  private long[] table = new long[FIRST_ROOM];
  private int exact;

  /** The key that came last: what comes again and again needs no look at the table. */
  private long last;

  private @Nullable DistinctSketch beyond;

  /** Adds the value that the evaluation is at; false where it is absent. */
  boolean add(ValueHash value, Evaluation evaluation) {
    long hash = value.read(evaluation);
    if (hash == ValueHash.ABSENT) {
      return false;
    }
    long key = hash == 0 ? 1 : hash;
    if (key == last) {
      return true;
    }
    last = key;
    int place = place(table, key);
    if (table[place] == key) {
      return true;
    }
    if (exact == MOST_EXACT) {
      addBeyond(value.readReproducible(evaluation));
      return true;
    }
    table[place] = key;
    exact++;
    if (exact * 2 > table.length) {
      grow();
    }
    return true;
  }

  private void addBeyond(long hash) {
    DistinctSketch sketch = beyond;
    if (sketch == null) {
      sketch = new DistinctSketch();
      beyond = sketch;
    }
    sketch.add(hash);
  }

  /** Where the key stands, or the free place for it. */
  private static int place(long[] table, long key) {
    int mask = table.length - 1;
    int at = (int) key & mask;
    while (table[at] != 0 && table[at] != key) {
      at = at + 1 & mask;
    }
    return at;
  }

  private void grow() {
    long[] wider = new long[table.length * 2];
    for (long key : table) {
      if (key != 0) {
        wider[place(wider, key)] = key;
      }
    }
    table = wider;
  }

  /** How many different values there are. */
  long count() {
    return beyond == null ? exact : MOST_EXACT + beyond.count();
  }

  /** Whether the count is an estimate. */
  boolean isEstimate() {
    return beyond != null;
  }

  /** Bytes of memory that it takes. */
  int bytes() {
    return OBJECT_BYTES + Long.BYTES * table.length + (beyond == null ? 0 : DistinctSketch.BYTES);
  }
}
