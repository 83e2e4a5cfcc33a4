// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayList;
import java.util.List;

/**
 * The windows of one rule in one run.
 *
 * <p>The window of a key ends with its newest record and reaches back for the rule's duration, that
 * moment left out. A record that comes late takes its place by its time; one that is older than the
 * window is passed over and counted. Then the condition is tried, where it can have changed.
 */
final class WindowState implements Gatherer.State, GroupMemory.Holder {
  /** How many records a window has at most; beyond it the oldest leave, which is counted. */
  static final int MOST_RECORDS = 1 << 20;

  /** However small the memory. */
  private static final int LEAST_RECORDS = 1 << 10;

  /** Windows that are over are kept to be used again: so many, or as many as there are. */
  private static final int LEAST_SPARE = 256;

  private final WindowGatherer rule;
  private final Predicate having;
  private final boolean isWatched;
  private final long durationNanos;
  private final long graceNanos;
  private final GroupMemory memory;
  private final WindowRows.Layout layout;
  private final WindowKeys keys;
  private final GroupQueue queue;
  private final List<WindowGroup> spare = new ArrayList<>();

  /** For how long the condition cannot be true of a new window. */
  private final long patience;

  private final int mostRecords;
  private boolean joined;
  private int groups;
  private long bytes;

  /** The latest time of any record. */
  private long clock = Long.MIN_VALUE;

  WindowState(WindowGatherer rule, GroupMemory memory) {
    this.rule = rule;
    this.memory = memory;
    having = rule.having();
    isWatched = !rule.watched().isEmpty();
    durationNanos = rule.durationNanos();
    graceNanos = rule.graceNanos();
    keys = memory.windowKeys(rule.keys().newKey().longs());
    layout = rule.layout(memory.arrays());
    queue = new GroupQueue(Saturating.add(durationNanos, graceNanos));
    patience = rule.margin().measure(new WindowRows(layout), false);
    long fit = memory.maxBytes() / 2 / rule.bytesOfRecord();
    mostRecords = Integer.highestOneBit((int) Math.max(LEAST_RECORDS, Math.min(MOST_RECORDS, fit)));
  }

  @Override
  public void take(GatheredRow row, GatheredRecord record, List<Gatherer.Found> into) {
    if (!joined) {
      joined = true;
      memory.join(this);
    }
    clock = Math.max(clock, row.timeNanos);
    closeStale();
    WindowGroup group = group(row.key);
    if (add(group, row)) {
      decide(group, record, into);
    }
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
        memory.countLate();
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
    memory.countDropped();
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
  private long begin(long end) {
    return Saturating.add(Math.max(Saturating.MIN, end), -durationNanos);
  }

  // --- The condition ---

  private void decide(WindowGroup group, GatheredRecord record, List<Gatherer.Found> into) {
    boolean mayAlert = group.armed || group.alertedNanos <= begin(group.newest());
    // where it may alert it matters whether it is true, else whether it is false
    if (!isWatched && group.isCertain() && group.holds != mayAlert) {
      return;
    }
    group.settle(rule.aggregations());
    Evaluation evaluation = record.evaluation();
    evaluation.atWindow(group);
    Truth truth = having.test(evaluation);
    if (isWatched) {
      evaluation.show(rule.watched(), record);
    }
    if (truth == Truth.FALSE) {
      group.armed = true;
    }
    group.holds = truth == Truth.TRUE;
    group.beCertain(rule.margin().measure(group, group.holds));
    if (group.holds && mayAlert) {
      group.armed = false;
      group.alertedNanos = group.newest();
      boolean dropped = group.droppedNanos > begin(group.newest());
      into.add(new WindowReport(rule, group).found(record, evaluation, dropped));
    }
    evaluation.atWindow(null);
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
      group.open(key == null ? keys.add(values) : key);
      group.beCertain(patience);
      groups++;
      memory.countOpened();
    }
    queue.touch(group, clock);
    return group;
  }

  private WindowGroup newGroup() {
    WindowGroup group = new WindowGroup(layout, this);
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
    memory.countClosed();
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
      memory.countClosed();
    } else {
      memory.countEvicted();
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
    grow(group, WindowGroup.OBJECT_BYTES + group.bytes());
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

  @Override
  public void advance(long nanos, List<Gatherer.Found> into) {
    // a window is looked at when a record comes, never because none does
  }

  @Override
  public long alarmNanos() {
    return Long.MAX_VALUE;
  }
}
