// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The windows of one rule, or of several that share them, in the order of their last records, so
 * that those that had none for longest are found. A record costs a step. Not thread-safe.
 */
final class GroupQueue {
  /*
   * Time is cut into epochs. A window is written down in each epoch in which it had a record, once, and where
   * it was written down before is not touched: it stands there in vain (see isIn). So a window that is in use
   * moves in no list at each record. Order within an epoch matters only where memory is full: then the oldest
   * epoch is sorted.
   */

  /** Into how many epochs the life of a window is cut. */
  private static final int EPOCHS = 8;

  private static final class Epoch {
    int number;
    WindowGroup[] groups = new WindowGroup[8];
    int count;

    /** The first that has not been taken out. */
    int next;

    boolean sorted;

    /** When it began, and the latest time of a record in it. */
    long firstNanos;

    long lastNanos;
  }

  private final long epochNanos;
  private final ArrayDeque<Epoch> epochs = new ArrayDeque<>();
  private final ArrayDeque<Epoch> spare = new ArrayDeque<>();
  private Epoch current = new Epoch();

  /** The first of them. */
  private Epoch oldest = current;

  private long touches;

  /**
   * @param lifeNanos for how long a window stays without a record
   */
  GroupQueue(long lifeNanos) {
    epochNanos = Math.max(1, lifeNanos / EPOCHS);
    current.number = 1;
    epochs.add(current);
    current.firstNanos = Long.MIN_VALUE;
  }

  /** A window has a record. */
  void touch(WindowGroup group, long clock) {
    if (clock - current.firstNanos >= epochNanos || current.firstNanos == Long.MIN_VALUE) {
      begin(clock);
    }
    current.lastNanos = clock;
    group.touched = ++touches;
    group.touchedNanos = clock;
    if (group.epoch != current.number) {
      group.epoch = current.number;
      if (current.count == current.groups.length) {
        current.groups = Arrays.copyOf(current.groups, 2 * current.count);
      }
      current.groups[current.count++] = group;
    }
  }

  private void begin(long clock) {
    if (current.count > 0) {
      int number = current.number + 1;
      Epoch next = spare.isEmpty() ? new Epoch() : spare.remove();
      next.number = number;
      epochs.add(next);
      current = next;
    }
    current.firstNanos = clock;
    current.lastNanos = clock;
  }

  /** The time of the last record of all windows in the oldest epoch; there may be none left. */
  long oldestNanos() {
    return oldest == current ? Long.MAX_VALUE : oldest.lastNanos;
  }

  /**
   * Takes out one of the oldest epoch, in no certain order; null where there is none left in it.
   */
  @Nullable WindowGroup pollOldestEpoch() {
    while (oldest.next < oldest.count) {
      WindowGroup group = oldest.groups[oldest.next++];
      if (isIn(group, oldest)) {
        return group;
      }
    }
    if (oldest != current) {
      epochs.remove();
      reuse(oldest);
      oldest = epochs.element();
    }
    return null;
  }

  private void reuse(Epoch epoch) {
    Arrays.fill(epoch.groups, 0, epoch.count, null);
    epoch.count = 0;
    epoch.next = 0;
    epoch.sorted = false;
    spare.add(epoch);
  }

  /** Hands out all, who may leave at that. */
  void forEach(Consumer<? super WindowGroup> each) {
    for (Epoch epoch : epochs) {
      for (int i = epoch.next; i < epoch.count; i++) {
        if (isIn(epoch.groups[i], epoch)) {
          each.accept(epoch.groups[i]);
        }
      }
    }
  }

  /** Takes out the one that had no record for longest; null where there is none. */
  @Nullable WindowGroup poll() {
    while (true) {
      if (oldest == current) {
        if (current.count == 0) {
          return null;
        }
        begin(current.lastNanos);
      }
      sort(oldest);
      WindowGroup group = pollOldestEpoch();
      if (group != null) {
        return group;
      }
    }
  }

  private static void sort(Epoch epoch) {
    if (!epoch.sorted) {
      epoch.sorted = true;
      int kept = 0;
      for (int i = epoch.next; i < epoch.count; i++) {
        if (isIn(epoch.groups[i], epoch)) {
          epoch.groups[kept++] = epoch.groups[i];
        }
      }
      Arrays.fill(epoch.groups, kept, epoch.count, null);
      epoch.next = 0;
      epoch.count = kept;
      Arrays.sort(
          epoch.groups, 0, kept, Comparator.comparingLong((WindowGroup group) -> group.touched));
    }
  }

  private static boolean isIn(WindowGroup group, Epoch epoch) {
    return group.isOpen && group.epoch == epoch.number;
  }
}
