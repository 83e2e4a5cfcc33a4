// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import org.jspecify.annotations.Nullable;

/**
 * How many different values were added: exact up to {@value #MOST_EXACT}, beyond that an estimate.
 *
 * <p>The number never goes down, and is the same in every run over the same values. Memory grows as
 * values come, up to 21 KiB; then nothing is allocated. Not thread-safe.
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

  /** Where there are fewer, looking at all costs less than letting some wait. */
  private static final int MANY = 64;

  /** So many wait at most, of each its key and its hash for the sketch. */
  private static final int MOST_WAITING = 32;

  /** This object (48) and its table's header (16). */
  private static final int OBJECT_BYTES = 64;

  private long[] table = new long[FIRST_ROOM];
  private int exact;

  /** The key that came last: what comes again and again needs no look at the table. */
  private long last;

  private @Nullable DistinctSketch beyond;

  /** What {@link #addLater} has added and nobody has asked for yet. */
  private long @Nullable [] waiting;

  private int waitingCount;
  private int bytes = OBJECT_BYTES + Long.BYTES * FIRST_ROOM;

  /** As many bytes as someone has been told of. */
  private int told;

  /** Adds the value that the evaluation is at; false where it is absent. */
  boolean add(ValueHash value, Evaluation evaluation) {
    return add(value, evaluation, false);
  }

  /**
   * The same where the number will hardly be asked for soon: it may wait until then, so that many
   * values are looked up together.
   */
  boolean addLater(ValueHash value, Evaluation evaluation) {
    return add(value, evaluation, exact >= MANY);
  }

  private boolean add(ValueHash value, Evaluation evaluation, boolean later) {
    long hash = value.read(evaluation);
    if (hash == ValueHash.ABSENT) {
      return false;
    }
    long key = hash == 0 ? 1 : hash;
    if (key == last) {
      return true;
    }
    last = key;
    boolean mayBeBeyond = exact + waitingCount >= MOST_EXACT;
    if (later) {
      wait(key, mayBeBeyond ? value.readReproducible(evaluation) : 0);
      return true;
    }
    settle();
    int place = place(table, key);
    if (table[place] != key) {
      addNew(key, place, mayBeBeyond ? value.readReproducible(evaluation) : 0);
    }
    return true;
  }

  private void wait(long key, long hash) {
    long[] row = waiting;
    if (row == null) {
      row = new long[2 * MOST_WAITING];
      waiting = row;
      bytes += 16 + Long.BYTES * row.length;
    }
    row[2 * waitingCount] = key;
    row[2 * waitingCount + 1] = hash;
    if (++waitingCount == MOST_WAITING) {
      settle();
    }
  }

  /** Adds what waits. */
  private void settle() {
    long[] row = waiting;
    if (row == null || waitingCount == 0) {
      return;
    }
    for (int i = 0; i < waitingCount; i++) {
      long key = row[2 * i];
      int place = place(table, key);
      if (table[place] != key) {
        addNew(key, place, row[2 * i + 1]);
      }
    }
    waitingCount = 0;
  }

  private void addNew(long key, int place, long hash) {
    if (exact == MOST_EXACT) {
      addBeyond(hash);
      return;
    }
    table[place] = key;
    exact++;
    if (exact * 2 > table.length) {
      grow();
    }
  }

  private void addBeyond(long hash) {
    DistinctSketch sketch = beyond;
    if (sketch == null) {
      sketch = new DistinctSketch();
      beyond = sketch;
      bytes += DistinctSketch.BYTES;
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
    bytes += Long.BYTES * (wider.length - table.length);
    table = wider;
  }

  /** How many different values there are. */
  long count() {
    settle();
    return beyond == null ? exact : MOST_EXACT + beyond.count();
  }

  /** Whether the count is an estimate. */
  boolean isEstimate() {
    settle();
    return beyond != null;
  }

  /** Bytes of memory that it takes. */
  int bytes() {
    return bytes;
  }

  /**
   * How many bytes it takes more than when this was asked last: it can grow whenever someone asks
   * for the number.
   */
  int takeGrowth() {
    int growth = bytes - told;
    told = bytes;
    return growth;
  }

  /** How many bytes {@link #takeGrowth} has told of by now. */
  int toldBytes() {
    return told;
  }
}
