// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The windows of one rule in one run, or of several over the same records.
 *
 * <p>The window of a key ends with its newest record and reaches back for the duration, that moment
 * left out. A record that comes late takes its place by its time; one that is older than the window
 * is passed over and counted. Then each rule looks at the window, see {@link WindowState}.
 *
 * <p>Who counts windows and records counts them for each rule: how rules share them is nobody's
 * concern.
 */
final class Windows implements GroupMemory.Holder {
  /** How many records a window has at most; beyond it the oldest leave, which is counted. */
  static final int MOST_RECORDS = 1 << 20;

  /** However small the memory. */
  private static final int LEAST_RECORDS = 1 << 10;

  /** Windows that are over are kept to be used again: so many, or as many as there are. */
  private static final int LEAST_SPARE = 256;

  private final int rules;
  private final long durationNanos;
  private final long graceNanos;
  private final GroupMemory memory;
  private final WindowRows.Layout layout;
  private final WindowKeys keys;
  private final GroupQueue queue;
  private final List<WindowGroup> spare = new ArrayList<>();

  /** By rule, for how long its condition cannot be true of a new window. */
  private final long[] patience;

  private final int mostRecords;
  private boolean joined;
  private int groups;
  private long bytes;

  /** The latest time of any record. */
  private long clock = Long.MIN_VALUE;

  /** The window that the last record came into; null where it was passed over. */
  private @Nullable WindowGroup current;

  Windows(WindowRecords records, GroupMemory memory) {
    this.memory = memory;
    rules = records.rules().size();
    durationNanos = records.durationNanos();
    graceNanos = records.graceNanos();
    keys = memory.windowKeys(records.keys().newKey().longs());
    layout = records.layout(memory.arrays());
    queue = new GroupQueue(Saturating.add(durationNanos, graceNanos));
    WindowRows empty = new WindowRows(layout);
    patience =
        records.rules().stream().mapToLong(rule -> rule.margin().measure(empty, false)).toArray();
    mostRecords = records.rules().stream().mapToInt(this::mostRecords).min().orElseThrow();
  }

  private int mostRecords(WindowRule rule) {
    long fit = memory.maxBytes() / 2 / rule.bytesOfRecord();
    return Integer.highestOneBit((int) Math.max(LEAST_RECORDS, Math.min(MOST_RECORDS, fit)));
  }

  /** Puts a record into its window. */
  void take(GatheredRow row) {
    if (!joined) {
      joined = true;
      memory.join(this);
    }
    clock = Math.max(clock, row.timeNanos);
    closeStale();
    WindowGroup group = group(row.key);
    current = add(group, row) ? group : null;
    account(group);
  }

  /** The window that the last record came into; null where it was passed over. */
  @Nullable WindowGroup current() {
    return current;
  }

  /** Keeps the memory within its bounds after a window has changed. */
  void account(WindowGroup group) {
    if (group.takeResized()) {
      count(group);
      memory.makeRoom();
    }
  }

  // --- Records ---

  /** Puts a record in its place; false where its time is over. */
  private boolean add(WindowGroup group, GatheredRow row) {
    long time = row.timeNanos;
    if (group.size() > 0) {
      if (time <= begin(group.newest())) {
        memory.countLate(rules);
        return false;
      }
      group.countLeaving(group.expire(begin(Math.max(time, group.newest()))));
      if (group.size() == mostRecords && !drop(group, time)) {
        return false;
      }
    }
    group.add(time, row.frame, row.columns, row.lacking);
    group.countComing();
    return true;
  }

  /** Makes room in a window that has too many; false where the new record is the one too many. */
  private boolean drop(WindowGroup group, long time) {
    memory.countDropped(rules);
    if (time < group.oldest()) {
      group.droppedNanos = Math.max(group.droppedNanos, time);
      return false;
    }
    group.droppedNanos = group.oldest();
    group.removeOldest();
    group.countLeaving(1);
    return true;
  }

  /** The moment after which a window that ends at a time begins. */
  long begin(long end) {
    return Saturating.add(Math.max(Saturating.MIN, end), -durationNanos);
  }

  // --- Windows ---

  private WindowGroup group(GroupKey values) {
    WindowKey key = keys.find(values);
    WindowGroup group = key == null ? null : key.find(this);
    if (group != null && isStale(group)) {
      close(group);
      group = null;
      key = keys.find(values); // it may have gone with its last window
    }
    if (group == null) {
      group = spare.isEmpty() ? newGroup() : spare.remove(spare.size() - 1);
      group.open(key == null ? keys.add(values) : key, patience);
      groups++;
      memory.countOpened(rules);
    }
    queue.touch(group, clock);
    return group;
  }

  private WindowGroup newGroup() {
    WindowGroup group = new WindowGroup(layout, this, rules);
    count(group);
    return group;
  }

  /** Closes windows whose records are all over, and can get none that belongs to them. */
  private void closeStale() {
    while (queue.oldestNanos() <= Saturating.add(begin(clock), -graceNanos)) {
      WindowGroup over = queue.pollOldestEpoch();
      if (over != null) {
        close(over);
      }
    }
  }

  private void close(WindowGroup group) {
    remove(group);
    memory.countClosed(rules);
  }

  /** Where time runs far back, as from one capture to another, windows of then live on. */
  private boolean isStale(WindowGroup group) {
    return group.touchedNanos <= Saturating.add(begin(clock), -graceNanos);
  }

  @Override
  public void settle() {
    queue.forEach(
        group -> {
          if (isStale(group)) {
            close(group);
          }
        });
  }

  @Override
  public void evictOldest() {
    WindowGroup oldest = queue.poll();
    if (oldest == null) {
      return;
    }
    if (oldest.newest() <= begin(clock)) {
      memory.countClosed(rules);
    } else {
      memory.countEvicted(rules);
    }
    remove(oldest);
  }

  // --- Memory ---

  private void remove(WindowGroup group) {
    WindowKey key = group.key();
    group.close();
    keys.left(key);
    groups--;
    if (spare.size() < Math.max(LEAST_SPARE, groups)) {
      count(group);
      spare.add(group);
    } else {
      grow(group, 0);
    }
  }

  /** Counts the memory that a group takes now. */
  private void count(WindowGroup group) {
    grow(group, WindowGroup.OBJECT_BYTES + rules * Standing.BYTES + group.bytes());
  }

  private void grow(WindowGroup group, long now) {
    bytes += now - group.bytes;
    memory.grow(now - group.bytes);
    group.bytes = now;
  }

  @Override
  public void releaseSpare() {
    spare.forEach(group -> grow(group, 0));
    spare.clear();
  }

  @Override
  public int groups() {
    return groups;
  }

  @Override
  public long bytes() {
    return bytes;
  }
}
