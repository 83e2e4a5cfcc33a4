// SPDX-License-Identifier: Apache-2.0
package pingsift.regex;

import java.util.Arrays;

/**
 * The states that searches have come through, and where they go from there.
 *
 * <p>A row of the table is a state: for each class of bytes, and behind them for the end of the
 * data, the offset of the row that follows; {@link #NOT_BUILT} where nobody went yet, or one of
 * {@link Simulation#DEAD} and {@link Simulation#MATCHED}. The first row is no state, so that no
 * offset is 0.
 */
final class StateTable {
  static final int NOT_BUILT = 0;

  /** No room for a state. */
  static final int FULL = -3;

  /** Memory of one table; a pattern that needs more is better followed step by step. */
  private static final int MAX_BYTES = 1 << 20;

  /** Of the set of a state: its header, and the reference to it. */
  private static final int SET_BYTES = 24;

  private static final int FIRST_ROOM = 8;

  private final int stride;
  private final int stateBytes;
  private final SearchMemory memory;
  private int[] table = {};
  private long[][] sets = {};
  private int[] contexts = {};
  private int[] buckets = {};
  private int states;

  StateTable(Program program, SearchMemory memory) {
    this.stride = program.classes + 1;
    int words = (program.states() + 63) / 64;
    // a row, the set, its context, and two buckets
    this.stateBytes = 4 * stride + SET_BYTES + 8 * words + 4 + 8;
    this.memory = memory;
    clear();
  }

  /** Forgets all states. */
  void clear() {
    memory.giveBack((long) states * stateBytes);
    states = 0;
    table = new int[stride * FIRST_ROOM];
    sets = new long[FIRST_ROOM][];
    contexts = new int[FIRST_ROOM];
    buckets = new int[2 * FIRST_ROOM];
  }

  /** The table itself; another one after {@link #add} or {@link #clear}. */
  int[] rows() {
    return table;
  }

  int states() {
    return states;
  }

  long[] set(int row) {
    return sets[row / stride];
  }

  int context(int row) {
    return contexts[row / stride];
  }

  void lead(int row, int symbol, int to) {
    table[row + symbol] = to;
  }

  /** The row of a state, which is added where it is new; or {@link #FULL}. */
  int add(long[] set, int context) {
    int bucket = bucket(set, context);
    if (buckets[bucket] != 0) {
      return buckets[bucket];
    }
    if ((long) (states + 1) * stateBytes > MAX_BYTES || !memory.take(stateBytes)) {
      return FULL;
    }
    states++;
    if (states == sets.length) {
      grow();
      bucket = bucket(set, context);
    }
    sets[states] = set.clone();
    contexts[states] = context;
    buckets[bucket] = states * stride;
    return states * stride;
  }

  private int bucket(long[] set, int context) {
    int mask = buckets.length - 1;
    int hash = Arrays.hashCode(set) * 31 + context;
    int bucket = (hash ^ hash >>> 15) & mask;
    while (buckets[bucket] != 0) {
      int row = buckets[bucket];
      if (context(row) == context && Arrays.equals(set(row), set)) {
        return bucket;
      }
      bucket = (bucket + 1) & mask;
    }
    return bucket;
  }

  private void grow() {
    int room = 2 * sets.length;
    table = Arrays.copyOf(table, stride * room);
    sets = Arrays.copyOf(sets, room);
    contexts = Arrays.copyOf(contexts, room);
    buckets = new int[2 * room];
    for (int state = 1; state < states; state++) {
      buckets[bucket(sets[state], contexts[state])] = state * stride;
    }
  }
}
