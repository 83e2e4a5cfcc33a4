// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The memory that the groups of all windows and sequences share, and what became of those of
 * windows.
 *
 * <p>One for each run and thread. Whatever the traffic, it takes {@code maxBytes} by its own count:
 * where that is full, the rule, or the rules that share windows, that take most give up the groups
 * that had no record for longest.
 */
public final class GroupMemory {
  public static final long DEFAULT_BYTES = 256L << 20;

  /** Made free at once, so that not every new group looks for room. */
  private static final int PART = 16;

  /** The groups of a rule, or of several that share windows. */
  interface Holder {
    int groups();

    long bytes();

    /** Gives up the group that had no record for longest. */
    void evictOldest();

    /** Lets memory go that is only kept to be used again. */
    default void releaseSpare() {}

    /** Closes what is over by now. */
    default void settle() {}
  }

  private final long maxBytes;
  private final ArrayPool arrays;
  private final Map<Integer, WindowKeys> windowKeys = new HashMap<>();
  private final IdentityHashMap<WindowRecords, Windows> windows = new IdentityHashMap<>();
  private final List<Holder> holders = new ArrayList<>();
  private long bytes;
  private long opened;
  private long closed;
  private long evicted;
  private long late;
  private long dropped;

  public GroupMemory(long maxBytes) {
    this.maxBytes = maxBytes;
    arrays = new ArrayPool(maxBytes / PART);
  }

  long maxBytes() {
    return maxBytes;
  }

  /** Where groups take arrays from and give them back to. */
  ArrayPool arrays() {
    return arrays;
  }

  /** The keys of windows whose values are so many longs. */
  WindowKeys windowKeys(int longs) {
    return windowKeys.computeIfAbsent(longs, l -> new WindowKeys(this));
  }

  /** What the run knows of certain windows. */
  Windows windows(WindowRecords records) {
    return windows.computeIfAbsent(records, r -> new Windows(r, this));
  }

  void join(Holder holder) {
    holders.add(holder);
  }

  void grow(long by) {
    bytes += by;
  }

  void countOpened(int rules) {
    opened += rules;
  }

  void countClosed(int rules) {
    closed += rules;
  }

  void countEvicted(int rules) {
    evicted += rules;
  }

  void countLate(int rules) {
    late += rules;
  }

  void countDropped(int rules) {
    dropped += rules;
  }

  /** Keeps the memory within its bounds; the newest group of each rule stays. */
  void makeRoom() {
    if (bytes + arrays.bytes() <= maxBytes) {
      return;
    }
    arrays.clear();
    holders.forEach(Holder::releaseSpare);
    windowKeys.values().forEach(WindowKeys::releaseSpare);
    while (bytes > maxBytes) {
      Holder largest = null;
      for (Holder holder : holders) {
        if (holder.groups() > 1 && (largest == null || holder.bytes() > largest.bytes())) {
          largest = holder;
        }
      }
      if (largest == null) {
        return;
      }
      long enough = largest.bytes() - Math.max(1, maxBytes / PART);
      while (largest.groups() > 1
          && bytes > maxBytes - maxBytes / PART
          && largest.bytes() > enough) {
        largest.evictOldest();
      }
    }
  }

  /** Closes what is over by now, so that the counters say so. */
  public void settle() {
    holders.forEach(Holder::settle);
  }

  /** Groups that records made; always {@code closed + evicted + active}. */
  public long opened() {
    return opened;
  }

  /** Groups whose records had all left the window. */
  public long closed() {
    return closed;
  }

  /** Groups given up because memory was full. */
  public long evicted() {
    return evicted;
  }

  public long active() {
    return opened - closed - evicted;
  }

  /** Records that came when their time had already left the window. */
  public long late() {
    return late;
  }

  /** Records that left before their time because a window had too many. */
  public long dropped() {
    return dropped;
  }
}
