// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import pingsift.decode.IcmpMessage;
import pingsift.stream.EchoStreamTable;
import pingsift.stream.StreamListener;
import pingsift.stream.StreamOptions;

/**
 * The iStreams of a run, shared out to tables by their requesters and identifiers.
 *
 * <p>How many tables there are does not depend on threads, so that evictions do not either. What
 * the passing of time decides is decided here over all tables in the order of its deadlines;
 * threads that have a table each leave that order with what they find.
 */
final class Shards {
  /** What a share has at least; where less is allowed in all, there are fewer shares. */
  private static final int LEAST_STREAMS = 4096;

  private static final long LEAST_BYTES = 8 << 20;

  private final Shard[] shards;
  private final boolean[] isDue;
  private final int mask;
  private EchoStreamTable last;
  private long opened;
  private long clock = Long.MIN_VALUE;
  private long nextDue = Long.MIN_VALUE;

  /**
   * @param options for all tables together
   * @param most how many shards there are, where the options have enough for so many
   * @param records whether records of anomalies are wanted
   */
  static Shards of(StreamOptions options, int most, StreamListener listener, boolean records) {
    int count = most;
    while (count > 1
        && (options.maxStreams() / count < LEAST_STREAMS
            || options.maxBytes() / count < LEAST_BYTES)) {
      count /= 2;
    }
    return new Shards(options, count, listener, records);
  }

  private Shards(StreamOptions options, int count, StreamListener listener, boolean records) {
    shards = new Shard[count];
    for (int i = 0; i < count; i++) {
      shards[i] = new Shard(i, options, listener, this, count, new AnomalyLog(records));
    }
    last = shards[0].table();
    isDue = new boolean[count];
    mask = count - 1;
  }

  int count() {
    return shards.length;
  }

  Shard get(int index) {
    return shards[index];
  }

  /** Which shard a {@link ShardKey} means. */
  int index(int key) {
    return key & mask;
  }

  /** The table of a message, at the time of the capture. */
  EchoStreamTable of(IcmpMessage message) {
    EchoStreamTable table = shards[index(ShardKey.of(message))].table();
    table.pass(clock);
    last = table;
    return table;
  }

  /** Lets the table of the last message pack iStreams; see there. */
  void pack() {
    last.pack();
  }

  /** The place of the iStream that opens next. */
  long nextNumber() {
    return opened++;
  }

  /** The latest time that has passed. */
  long clock() {
    return clock;
  }

  /** Lets capture time pass, which never runs back. */
  void pass(long nanos) {
    if (nanos > clock) {
      clock = nanos;
      if (clock > nextDue) {
        decide();
      }
    }
  }

  private void decide() {
    for (int i = 0; i < shards.length; i++) {
      EchoStreamTable table = shards[i].table();
      table.pass(clock);
      isDue[i] = table.nextDueNanos() < clock && table.findDue();
    }
    int first;
    while ((first = first()) >= 0) {
      EchoStreamTable table = shards[first].table();
      table.decideDue();
      isDue[first] = table.findDue();
    }
    nextDue = Long.MAX_VALUE;
    for (Shard shard : shards) {
      nextDue = Math.min(nextDue, shard.table().nextDueNanos());
    }
  }

  /** Ends all iStreams, the least recently active first. */
  void end() {
    for (int i = 0; i < shards.length; i++) {
      isDue[i] = shards[i].table().findLeastRecent();
    }
    int first;
    while ((first = first()) >= 0) {
      EchoStreamTable table = shards[first].table();
      table.endLeastRecent();
      isDue[first] = table.findLeastRecent();
    }
  }

  /** The shard that decides next; -1 where none does. */
  private int first() {
    int first = -1;
    for (int i = 0; i < shards.length; i++) {
      if (isDue[i] && (first < 0 || isBefore(shards[i].table(), shards[first].table()))) {
        first = i;
      }
    }
    return first;
  }

  private static boolean isBefore(EchoStreamTable one, EchoStreamTable other) {
    return one.dueNanos() != other.dueNanos()
        ? one.dueNanos() < other.dueNanos()
        : one.dueOrder() < other.dueOrder();
  }
}
