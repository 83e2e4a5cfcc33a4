// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import pingsift.decode.IcmpMessage;
import pingsift.eval.SequenceGatherer.Part;

/**
 * What one run knows of one sequence rule: a group for each value of the keys that has its first
 * step.
 *
 * <p>There are at most {@link #MAX_GROUPS}, and they stay within the memory that all rules over
 * several records share: the group that had no record for the longest time goes first. Groups whose
 * time has run out go without being looked for, because they are the same ones.
 */
final class SequenceState implements Gatherer.State, GroupMemory.Holder {
  /** How many groups a rule has at most. */
  static final int MAX_GROUPS = 65_536;

  /** Of an entry in the map of groups, roughly. */
  private static final int ENTRY_BYTES = 120;

  /** Of a key as alerts show it, bytes without their content. */
  private static final int SHOWN_BYTES = 80;

  /** A group with its place in time. */
  private static final class Entry extends ByAge.Member<Entry> {
    final long serial;
    final List<Group.Key> shown;
    final SequenceGroup records;
    final long ownBytes;
    long touchedNanos;
    long alarmNanos = SequenceShape.NEVER;
    long bytes;

    Entry(long serial, GroupKey key, List<Group.Key> shown, SequenceShape shape) {
      super(key.longs());
      key.copyTo(this);
      this.serial = serial;
      this.shown = shown;
      this.ownBytes = ENTRY_BYTES + 8L * key.longs() + bytes(shown);
      this.records = new SequenceGroup(shape);
    }

    private static long bytes(List<Group.Key> shown) {
      long bytes = 0;
      for (Group.Key key : shown) {
        bytes += SHOWN_BYTES + (key.value() instanceof byte[] value ? value.length : 0);
      }
      return bytes;
    }
  }

  private final Part[] parts;
  private final SequenceShape shape;
  private final long horizonNanos;

  private final GroupTable<Entry> groups = new GroupTable<>();
  private final ByAge<Entry> byAge = new ByAge<>();

  private final TreeSet<Entry> alarms =
      new TreeSet<>(
          Comparator.<Entry>comparingLong(entry -> entry.alarmNanos)
              .thenComparingLong(entry -> entry.serial));

  private final GroupMemory memory;
  private boolean joined;
  private long clock = Long.MIN_VALUE;
  private long serials;
  private long bytes;
  private long evictedGroups;
  private long droppedRecords;

  SequenceState(List<Part> parts, SequenceShape shape, GroupMemory memory) {
    this.parts = parts.toArray(Part[]::new);
    this.shape = shape;
    this.horizonNanos = shape.horizonNanos();
    this.memory = memory;
  }

  /** A record can be of an earlier time than the frame at which it becomes known. */
  @Override
  public void note(long nanos) {
    clock = Math.max(clock, nanos);
  }

  @Override
  public void take(GatheredRow row, GatheredRecord record, List<Gatherer.Found> into) {
    Part part = parts[row.part];
    Entry entry = entry(row, record);
    if (entry == null) {
      return;
    }
    if (row.isDoubt) {
      entry.records.doubt(part.step(), part.absence(), row.frame, row.timeNanos, clock);
      weigh(entry);
    } else if (part.isAbsent()) {
      entry.records.bar(part.step(), part.absence(), row.frame, row.timeNanos, clock);
      search(entry, null, null, into);
    } else {
      Happening added = entry.records.add(part.step(), row.frame, row.timeNanos, clock);
      if (added != null) {
        fill(added, part, record);
      }
      search(entry, record, added, into);
    }
    keepWithin();
  }

  /** The group of a record; null where it has none and opens none. */
  private @Nullable Entry entry(GatheredRow row, GatheredRecord record) {
    clock = Math.max(clock, row.timeNanos);
    expire();
    if (!row.hasKeys) {
      return null;
    }
    Part part = parts[row.part];
    Entry entry = groups.find(row.key);
    if (entry != null) {
      byAge.touch(entry);
    } else if (opens(part)) {
      entry = new Entry(serials++, row.key, part.keys().shown(record.evaluation()), shape);
      groups.add(entry);
      byAge.add(entry);
    } else {
      return null;
    }
    entry.touchedNanos = clock;
    return entry;
  }

  /** Whether a record can be the first that is known of its group. */
  private boolean opens(Part part) {
    if (part.isAbsent()) {
      return shape.step(part.step()).lateNanos() > 0;
    }
    return part.step() == 0 || shape.lateBefore(part.step());
  }

  private void fill(Happening added, Part part, GatheredRecord record) {
    List<Evidence> evidence = new ArrayList<>();
    record.explain(part.rule().condition(), evidence);
    added.evidence = evidence;
    added.missing = record.missing(part.rule());
    added.state = record.state();
    if (part.step() == shape.count() - 1 && shape.waits()) {
      added.message = new IcmpMessage().copyFrom(record.decider());
    }
  }

  /**
   * Finds all that is certain by now.
   *
   * @param record the one that came, and {@code added} what was made of it, if anything
   */
  private void search(
      Entry entry,
      @Nullable GatheredRecord record,
      @Nullable Happening added,
      List<Gatherer.Found> into) {
    find(entry, record, added, false, into);
    weigh(entry);
    long alarm = entry.records.alarmNanos();
    if (alarm != entry.alarmNanos) {
      alarms.remove(entry);
      entry.alarmNanos = alarm;
      if (alarm != SequenceShape.NEVER) {
        alarms.add(entry);
      }
    }
  }

  private void find(
      Entry entry,
      @Nullable GatheredRecord record,
      @Nullable Happening added,
      boolean ended,
      List<Gatherer.Found> into) {
    Happening end;
    while ((end = entry.records.next(clock, ended)) != null) {
      GatheredRecord now = end == added ? record : null;
      into.add(new SequenceMatch(parts, end).found(entry.shown, now));
    }
  }

  @Override
  public void advance(long nanos, List<Gatherer.Found> into) {
    clock = Math.max(clock, nanos);
    while (!alarms.isEmpty() && alarms.first().alarmNanos <= clock) {
      search(alarms.first(), null, null, into);
    }
    expire();
  }

  @Override
  public void end(long nanos, List<Gatherer.Found> into) {
    clock = Math.max(clock, nanos);
    List<Gatherer.Found> last = new ArrayList<>();
    for (Entry entry = byAge.oldest(); entry != null; entry = entry.newer) {
      find(entry, null, null, true, last);
    }
    last.sort(Comparator.comparingLong(found -> found.decider().frameNumber()));
    into.addAll(last);
    groups.clear();
    byAge.clear();
    alarms.clear();
  }

  @Override
  public long alarmNanos() {
    return alarms.isEmpty() ? SequenceShape.NEVER : alarms.first().alarmNanos;
  }

  @Override
  public long evictedGroups() {
    return evictedGroups;
  }

  @Override
  public long droppedRecords() {
    return droppedRecords;
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
  public void evictOldest() {
    Entry entry = byAge.oldest();
    if (entry != null) {
      evictedGroups++;
      remove(entry);
    }
  }

  private void weigh(Entry entry) {
    droppedRecords += entry.records.takeDropped();
    grow(entry, entry.ownBytes + entry.records.bytes());
  }

  private void grow(Entry entry, long now) {
    if (joined) {
      memory.grow(now - entry.bytes);
    }
    bytes += now - entry.bytes;
    entry.bytes = now;
  }

  /** Ends the groups of which no record can be part of anything new. */
  private void expire() {
    for (Entry entry = byAge.oldest(); entry != null; entry = byAge.oldest()) {
      long over = SequenceShape.after(entry.touchedNanos, horizonNanos);
      if (over == SequenceShape.NEVER || clock <= over) {
        return;
      }
      remove(entry);
    }
  }

  private void keepWithin() {
    if (!joined) {
      joined = true;
      memory.join(this);
      memory.grow(bytes);
    }
    while (groups.size() > MAX_GROUPS) {
      evictOldest();
    }
    memory.makeRoom();
  }

  private void remove(Entry entry) {
    groups.remove(entry);
    byAge.remove(entry);
    alarms.remove(entry);
    grow(entry, 0);
  }
}
