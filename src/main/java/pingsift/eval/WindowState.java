// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The windows of one rule in one run.
 *
 * <p>The window of a key ends with its newest record and reaches back for the rule's duration, that
 * moment left out. A record that comes late takes its place by its time; one that is older than the
 * window is passed over and counted. Then the condition is tried.
 */
final class WindowState implements Gatherer.State, GroupMemory.Holder {
  /** How many records a window has at most; beyond it the oldest leave, which is counted. */
  static final int MOST_RECORDS = 1 << 20;

  /** However small the memory. */
  private static final int LEAST_RECORDS = 1 << 10;

  private final WindowGatherer rule;
  private final Map<GroupKey, WindowGroup> groups = new HashMap<>();
  private final GroupQueue queue = new GroupQueue();
  private final GroupMemory memory;
  private final int mostRecords;
  private boolean joined;
  private long bytes;

  /** The latest time of any record. */
  private long clock = Long.MIN_VALUE;

  WindowState(WindowGatherer rule, GroupMemory memory) {
    this.rule = rule;
    this.memory = memory;
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
      Evaluation evaluation = record.evaluation();
      evaluation.atWindow(group.rows);
      decide(group, record, evaluation, into);
      evaluation.atWindow(null);
    }
    count(group);
    memory.makeRoom();
  }

  private WindowGroup group(GroupKey key) {
    WindowGroup group = groups.get(key);
    if (group != null) {
      queue.touch(group);
      return group;
    }
    group = new WindowGroup(key.copy(), rule.newRows());
    groups.put(group.key, group);
    queue.add(group);
    memory.countOpened();
    return group;
  }

  /** Puts a record in its place; false where its time is over. */
  private boolean add(WindowGroup group, GatheredRow row) {
    long time = row.timeNanos;
    WindowRows rows = group.rows;
    if (rows.size() > 0 && time <= begin(rows.newest())) {
      memory.countLate();
      return false;
    }
    rows.expire(begin(Math.max(time, rows.newest())));
    if (rows.size() == mostRecords) {
      memory.countDropped();
      if (time < rows.oldest()) {
        group.droppedNanos = Math.max(group.droppedNanos, time);
        return false;
      }
      group.droppedNanos = rows.oldest();
      rows.removeOldest();
    }
    rows.add(time, row.frame, row.columns, row.lacking);
    return true;
  }

  /** The moment after which a window that ends at a time begins. */
  private long begin(long end) {
    return Saturating.add(Math.max(Saturating.MIN, end), -rule.durationNanos());
  }

  private void decide(
      WindowGroup group, GatheredRecord record, Evaluation evaluation, List<Gatherer.Found> into) {
    Truth truth = rule.having().test(evaluation);
    if (!rule.watched().isEmpty()) {
      evaluation.show(rule.watched(), record);
    }
    if (truth == Truth.FALSE) {
      group.armed = true;
    }
    long end = group.rows.newest();
    if (truth != Truth.TRUE || !(group.armed || group.alertedNanos <= begin(end))) {
      return;
    }
    group.armed = false;
    group.alertedNanos = end;
    boolean dropped = group.droppedNanos > begin(end);
    into.add(new WindowReport(rule, group.rows).found(record, evaluation, dropped));
  }

  /** Counts the memory that a group takes now. */
  private void count(WindowGroup group) {
    long now = WindowGroup.OBJECT_BYTES + group.key.bytes() + group.rows.bytes();
    bytes += now - group.bytes;
    memory.grow(now - group.bytes);
    group.bytes = now;
  }

  /** Closes windows whose records are all over, and can get none that belongs to them. */
  private void closeStale() {
    WindowGroup oldest = queue.oldest();
    while (oldest != null && isOver(oldest, rule.graceNanos())) {
      remove(oldest);
      memory.countClosed();
      oldest = queue.oldest();
    }
  }

  private boolean isOver(WindowGroup group, long graceNanos) {
    return group.rows.newest() <= Saturating.add(begin(clock), -graceNanos);
  }

  @Override
  public void evictOldest() {
    WindowGroup oldest = queue.oldest();
    if (oldest == null) {
      return;
    }
    remove(oldest);
    if (isOver(oldest, 0)) {
      memory.countClosed();
    } else {
      memory.countEvicted();
    }
  }

  private void remove(WindowGroup group) {
    queue.remove(group);
    groups.remove(group.key);
    bytes -= group.bytes;
    memory.grow(-group.bytes);
  }

  @Override
  public int groups() {
    return groups.size();
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
