// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.Bytes;
import pingsift.bytes.Mixer;
import pingsift.check.CheckedRule;

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

  /** How many longs a value of a group takes in a key. */
  private static final int VALUE_LONGS = 2;

  private enum Part {
    AFTER,
    LIMIT
  }

  /** What one gate's {@code after} or {@code limit} knows, by its keys. */
  private static final class Counter {
    final GroupTable<Memory> memories = new GroupTable<>();

    /** The key of a match: whether it has all values, then each, or zeros. */
    final GroupKey key;

    Counter(int longs) {
      key = new GroupKey(1 + longs);
    }
  }

  /** What is known of the matches of one key. */
  private static final class Memory extends ByAge.Member<Memory> {
    final Counter counter;

    /** The latest times in a ring, of {@code after}. */
    long[] times = NOTHING;

    int next;

    /** Matches of {@code after} that were remembered, alerts of the window of {@code limit}. */
    long count;

    /** When the window of {@code limit} began. */
    long start;

    Memory(Counter counter) {
      super(counter.key.longs());
      this.counter = counter;
      counter.key.copyTo(this);
    }
  }

  private static final long[] NOTHING = new long[0];

  private final int mostKeys;
  private final int mostTimes;
  private final Mixer mixer = new Mixer();
  private final Bytes view = new Bytes();
  private @Nullable Counter[] counters = new Counter[0];
  private final ByAge<Memory> byAge = new ByAge<>();
  private int keys;
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
   * Whether a match on one record becomes an alert; counts it where it does not. To be asked in the
   * order of the capture.
   *
   * @param row read from the record that matched
   * @param nanos when it happened
   */
  public boolean passes(Plan plan, CheckedRule rule, GateRow row, long nanos) {
    Gate gate = plan.gate(rule);
    return gate == null || passes(gate, row, nanos, null);
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
          memory(counter(gate, Part.AFTER, after, row.after, row.hasAfterKeys, group)),
          after,
          nanos)) {
        tooFew++;
        return false;
      }
    }
    if (gate.limit().isPresent()) {
      Gate.Count limit = gate.limit().get();
      if (isOver(
          memory(counter(gate, Part.LIMIT, limit, row.limit, row.hasLimitKeys, group)),
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

  private Memory memory(Counter counter) {
    Memory memory = counter.memories.find(counter.key);
    if (memory == null) {
      memory = new Memory(counter);
      counter.memories.add(memory);
      byAge.add(memory);
      if (++keys > mostKeys) {
        forgetOldest();
      }
    } else {
      byAge.touch(memory);
    }
    return memory;
  }

  /** Of a gate, its key filled from a match, or from its group. */
  private Counter counter(
      Gate gate,
      Part part,
      Gate.Count count,
      @Nullable GroupKey ofRecord,
      boolean hasKeys,
      @Nullable Group group) {
    if (count.keys() instanceof Gate.OfGroup ofGroup) {
      Counter counter = counter(gate, part, VALUE_LONGS * ofGroup.places().size());
      fill(counter.key, ofGroup.places(), group);
      return counter;
    }
    if (ofRecord == null) {
      throw new IllegalStateException("the row is of another gate");
    }
    Counter counter = counter(gate, part, ofRecord.longs());
    counter.key.set(0, hasKeys ? 1 : 0);
    for (int i = 0; i < ofRecord.longs(); i++) {
      counter.key.set(1 + i, hasKeys ? ofRecord.get(i) : 0);
    }
    counter.key.seal(mixer);
    return counter;
  }

  private Counter counter(Gate gate, Part part, int longs) {
    int index = Part.values().length * gate.index() + part.ordinal();
    if (index >= counters.length) {
      counters = Arrays.copyOf(counters, index + 1);
    }
    Counter counter = counters[index];
    if (counter == null) {
      counter = new Counter(longs);
      counters[index] = counter;
    }
    return counter;
  }

  private void fill(GroupKey key, List<Integer> places, @Nullable Group group) {
    boolean lacking = group == null;
    for (int i = 0; i < places.size(); i++) {
      lacking |= group != null && places.get(i) >= group.keys().size();
    }
    key.set(0, lacking ? 0 : 1);
    for (int i = 0; i < places.size(); i++) {
      Object value = group == null || lacking ? 0L : group.keys().get(places.get(i)).value();
      key.set(1 + VALUE_LONGS * i, length(value));
      key.set(2 + VALUE_LONGS * i, bits(value));
    }
    key.seal(mixer);
  }

  private static int length(Object value) {
    if (value instanceof byte[] bytes) {
      return bytes.length;
    }
    return value instanceof String text ? text.length() : 0;
  }

  /** A number as it is; a text or bytes, which can be long, by a hash. */
  private long bits(Object value) {
    if (value instanceof Long number) {
      return number;
    }
    if (value instanceof Boolean is) {
      return is ? 1 : 0;
    }
    if (value instanceof Double number) {
      return Double.doubleToLongBits(number);
    }
    if (value instanceof byte[] bytes) {
      view.wrap(bytes, 0, bytes.length, bytes.length);
      return mixer.mix(bytes.length, view);
    }
    String text = (String) value;
    long hash = text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = mixer.mix(hash, text.charAt(i));
    }
    return hash;
  }

  // --- Which were used longest ago ---

  /** Forgets other keys until there is room for the times of all. */
  private void forgetTimes(Memory current) {
    while (times > mostTimes && byAge.oldest() != current) {
      forgetOldest();
    }
  }

  private void forgetOldest() {
    Memory memory = byAge.oldest();
    if (memory != null) {
      byAge.remove(memory);
      memory.counter.memories.remove(memory);
      keys--;
      times -= memory.times.length;
      forgotten++;
    }
  }
}
