// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.Bytes;
import pingsift.bytes.Mixer;

/**
 * Which matches become alerts: what the gates of a plan know in one run, and what they counted.
 *
 * <p>A match passes unless a suppression holds; then unless it is not yet the N-th of its keys in
 * the time before it ({@code after}); then unless the window that the first alert of its keys began
 * has had N alerts ({@code limit}). Times are those of the matches, in capture time.
 *
 * <p>Bounded: the keys and the times of all rules together; the keys that were used longest ago are
 * forgotten, and counted. Not thread-safe.
 */
public final class Gates {
  /** Keys of all rules together; each takes about 200 bytes. */
  static final int MOST_KEYS = 262_144;

  /** Times of matches that {@code after} remembers for all keys together: 64 MB. */
  static final int MOST_TIMES = 8 << 20;

  /** Stands for the keys of matches that lack one of them. */
  private static final Object LACKING = "lacking";

  private enum Part {
    AFTER,
    LIMIT
  }

  private record Key(int gate, Part part, Object values) {}

  /** Stands for bytes that are a key, which can be long. */
  private record Digest(int length, long hash) {}

  /** What is known of the matches of one key. */
  private static final class Memory {
    /** The latest times in a ring, of {@code after}. */
    long[] times = new long[0];

    int next;

    /** Matches of {@code after} that were remembered, alerts of the window of {@code limit}. */
    long count;

    /** When the window of {@code limit} began. */
    long start;
  }

  private final int mostKeys;
  private final int mostTimes;
  private final Mixer mixer = new Mixer();
  private final Bytes view = new Bytes();
  private final Map<Key, Memory> memories = new LinkedHashMap<>(16, 0.75f, true);
  private int times;
  private long suppressed;
  private long tooFew;
  private long limited;
  private long forgotten;

  Gates() {
    this(MOST_KEYS, MOST_TIMES);
  }

  Gates(int mostKeys, int mostTimes) {
    this.mostKeys = mostKeys;
    this.mostTimes = mostTimes;
  }

  /** Matches that a {@code suppress} silenced. */
  public long suppressed() {
    return suppressed;
  }

  /** Matches that came before the N-th of an {@code after}. */
  public long tooFew() {
    return tooFew;
  }

  /** Matches over a {@code limit}. */
  public long limited() {
    return limited;
  }

  /** Keys that were forgotten because there were too many. */
  public long forgotten() {
    return forgotten;
  }

  /**
   * Whether a match becomes an alert; counts it where it does not.
   *
   * @param row read from the record that matched
   * @param nanos when it happened
   * @param group of a window or a sequence, else null
   */
  boolean passes(Gate gate, GateRow row, long nanos, @Nullable Group group) {
    if (row.isSuppressed) {
      suppressed++;
      return false;
    }
    if (gate.after().isPresent()) {
      Gate.Count after = gate.after().get();
      if (!reaches(
          memory(gate, Part.AFTER, values(after, row.hasAfterKeys, row.after, group)),
          after,
          nanos)) {
        tooFew++;
        return false;
      }
    }
    if (gate.limit().isPresent()) {
      Gate.Count limit = gate.limit().get();
      if (isOver(
          memory(gate, Part.LIMIT, values(limit, row.hasLimitKeys, row.limit, group)),
          limit,
          nanos)) {
        limited++;
        return false;
      }
    }
    return true;
  }

  /** Whether this match is at least the N-th in the time up to it. */
  private boolean reaches(Memory memory, Gate.Count after, long nanos) {
    int most = (int) after.count();
    if (memory.next == memory.times.length && memory.times.length < most) {
      int room = Math.min(most, Math.max(4, 2 * memory.times.length));
      times += room - memory.times.length;
      memory.times = Arrays.copyOf(memory.times, room);
      forgetTimes(memory);
    }
    memory.next = memory.next == memory.times.length ? 0 : memory.next;
    memory.times[memory.next++] = nanos;
    memory.count = Math.min(memory.count + 1, most);
    if (memory.count < most) {
      return false;
    }
    int oldest = memory.next == memory.times.length ? 0 : memory.next;
    return nanos - memory.times[oldest] < after.durationNanos();
  }

  private static boolean isOver(Memory memory, Gate.Count limit, long nanos) {
    if (memory.count == 0 || nanos - memory.start >= limit.durationNanos()) {
      memory.start = nanos;
      memory.count = 0;
    }
    if (memory.count >= limit.count()) {
      return true;
    }
    memory.count++;
    return false;
  }

  // --- Keys ---

  private Memory memory(Gate gate, Part part, Object values) {
    Key key = new Key(gate.index(), part, values);
    Memory memory = memories.get(key);
    if (memory == null) {
      memory = new Memory();
      memories.put(key, memory);
      if (memories.size() > mostKeys) {
        forgetEldest();
      }
    }
    return memory;
  }

  /** The keys of a match, of its record or of its group. */
  private Object values(
      Gate.Count count, boolean hasKeys, @Nullable GroupKey ofRecord, @Nullable Group group) {
    if (!(count.keys() instanceof Gate.OfGroup ofGroup)) {
      return hasKeys && ofRecord != null ? ofRecord.copy() : LACKING;
    }
    List<Object> values = new ArrayList<>();
    for (int place : ofGroup.places()) {
      if (group == null || place >= group.keys().size()) {
        return LACKING;
      }
      Object value = group.keys().get(place).value();
      values.add(value instanceof byte[] bytes ? digest(bytes) : value);
    }
    return values;
  }

  private Digest digest(byte[] bytes) {
    view.wrap(bytes, 0, bytes.length, bytes.length);
    return new Digest(bytes.length, mixer.mix(bytes.length, view));
  }

  /** Forgets other keys until there is room for the times of all. */
  private void forgetTimes(Memory current) {
    while (times > mostTimes && memories.values().iterator().next() != current) {
      forgetEldest();
    }
  }

  private void forgetEldest() {
    var eldest = memories.entrySet().iterator();
    times -= eldest.next().getValue().times.length;
    eldest.remove();
    forgotten++;
  }
}
