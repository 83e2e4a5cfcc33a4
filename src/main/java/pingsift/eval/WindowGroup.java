// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The window of the records with one key, and where each of its rules stands with it. */
final class WindowGroup extends WindowRows {
  /** What this adds to its rows, with its places in the queue, but for what rules take. */
  static final int OBJECT_BYTES = 80 + 2 * 4 + 16;

  final Windows windows;

  /** Another window with the same key; the last one has the first. */
  WindowGroup nextOfKey = this;

  private @Nullable WindowKey key;

  /** By the index of the rule. */
  private final Standing[] standings;

  /** How many records came and left, ever: as numbers that may run over. */
  private int comings;

  private int leavings;

  /** A bit for each rule that has to look at every record, by its index; beyond 64 rules share. */
  private long wakeful;

  /** The other rules need not look before so many did either. */
  private int quietUntil;

  /** Whether what is certain may be so only as long as its rows are within bounds. */
  private boolean trustsBounds = true;

  /** Bytes of memory at the last count. */
  long bytes;

  /** The time of the latest record that left because there were too many; all others are later. */
  long droppedNanos = Long.MIN_VALUE;

  /** Whether it is one of a key. */
  boolean isOpen;

  /** When it had its last record, as a number that rises. */
  long touched;

  /** How far time had come then: not before its newest record. */
  long touchedNanos;

  /** The part of the queue where it was seen last. */
  int epoch;

  /**
   * @param rules how many there are
   */
  WindowGroup(Layout layout, Windows windows, int rules) {
    super(layout);
    this.windows = windows;
    standings = new Standing[rules];
    Arrays.setAll(standings, i -> new Standing());
  }

  WindowKey key() {
    WindowKey of = key;
    if (of == null) {
      throw new IllegalStateException("not open");
    }
    return of;
  }

  /**
   * Makes a new window of one that is over.
   *
   * @param patience by rule, for how long its condition cannot be true of a new window
   */
  void open(WindowKey by, long[] patience) {
    key = by;
    by.add(this);
    isOpen = true;
    droppedNanos = Long.MIN_VALUE;
    trustsBounds = true;
    for (int i = 0; i < standings.length; i++) {
      standings[i].reset();
      beCertain(i, patience[i]);
    }
    findQuiet();
  }

  /** Forgets all. */
  void close() {
    key().remove(this);
    key = null;
    isOpen = false;
    clear();
  }

  // --- Rules ---

  /** Where a rule stands. */
  Standing standing(int rule) {
    return standings[rule];
  }

  /** What {@link Standing#holds} says of a rule is certain for so long. */
  void beCertain(int rule, long patience) {
    Standing standing = standings[rule];
    standing.comings = comings + Patience.comings(patience);
    standing.leavings = leavings + Patience.leavings(patience);
    standing.changes = comings + leavings + Patience.changes(patience);
  }

  /** A record came. */
  void countComing() {
    comings++;
    if (trustsBounds && !isBounded()) {
      trustsBounds = false;
      for (int i = 0; i < standings.length; i++) {
        beCertain(i, Patience.NONE);
      }
      findQuiet();
    }
  }

  /** Records left. */
  void countLeaving(int records) {
    leavings += records;
  }

  /** Whether what {@link Standing#holds} says of a rule is still certain. */
  boolean isCertain(int rule) {
    Standing standing = standings[rule];
    return standing.comings - comings > 0
        || standing.leavings - leavings > 0
        || standing.changes - comings - leavings > 0;
  }

  /** Whether a rule need not look: nothing can become of it by what came and left so far. */
  boolean isQuiet(int rule) {
    return quietUntil - comings - leavings > 0 && (wakeful & 1L << rule) == 0;
  }

  /** A rule has looked; finds out when it and others have to look again. */
  void looked(int rule) {
    boolean stays = (wakeful & 1L << rule) != 0 && isWakeful(standings[rule]);
    if (!stays) {
      findQuiet();
    }
  }

  private void findQuiet() {
    int changes = comings + leavings;
    int least = Patience.MOST;
    wakeful = 0;
    for (int i = 0; i < standings.length; i++) {
      if (isWakeful(standings[i])) {
        wakeful |= 1L << i;
      } else {
        least = Math.min(least, standings[i].changes - changes);
      }
    }
    quietUntil = changes + least;
  }

  private boolean isWakeful(Standing standing) {
    return !standing.isCalm() || standing.changes - comings - leavings <= 0;
  }
}
