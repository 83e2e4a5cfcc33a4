// SPDX-License-Identifier: Apache-2.0
package pingsift.regex;

import java.util.Arrays;

/**
 * Follows all ways through a program at once: a set of states, one bit each, moves from byte to
 * byte. A step costs at most as much as the program has states, and allocates nothing.
 *
 * <p>What a place between bytes needs to know of the byte before it is kept beside the set; the
 * byte after it comes with the next step, so that an assertion is decided one step later.
 */
final class Simulation {
  /** What a step leads to. */
  static final int LIVE = 0;

  static final int DEAD = -1;
  static final int MATCHED = -2;

  private final Program program;
  private final int[] stack;
  private long[] current;
  private long[] following;
  private int context;
  private boolean matched;
  private long steps;

  Simulation(Program program) {
    this.program = program;
    this.stack = new int[program.states() + 1];
    this.current = new long[(program.states() + 63) / 64];
    this.following = new long[current.length];
  }

  /** How many states were looked at since this was made: the measure of work. */
  long steps() {
    return steps;
  }

  /** The states, to be copied; the array changes with the next step. */
  long[] states() {
    return current;
  }

  int context() {
    return context;
  }

  /** Goes to the start of data; {@link #LIVE} or {@link #MATCHED}. */
  int begin() {
    Arrays.fill(current, 0);
    context = program.hasAssertions ? Assertion.NOTHING : 0;
    matched = false;
    add(current, 0, NOT_KNOWN);
    return matched ? MATCHED : LIVE;
  }

  /** Goes to where it was once. */
  void resume(long[] states, int contextThen) {
    System.arraycopy(states, 0, current, 0, current.length);
    context = contextThen;
  }

  /** Takes a byte of a class, or the end of the data. */
  int step(int symbol) {
    matched = false;
    if (program.hasAssertions) {
      passAssertions(program.contextOf[symbol]);
      if (matched) {
        return MATCHED;
      }
    }
    if (symbol == program.classes) {
      return DEAD;
    }
    Arrays.fill(following, 0);
    for (int word = 0; word < current.length; word++) {
      for (long bits = current[word]; bits != 0; bits &= bits - 1) {
        int state = (word << 6) + Long.numberOfTrailingZeros(bits);
        steps++;
        if (program.kinds[state] == Program.TAKE && program.takes(state, symbol)) {
          add(following, state + 1, NOT_KNOWN);
        }
      }
    }
    if (!program.tiedToStart) {
      add(following, 0, NOT_KNOWN);
    }
    long[] old = current;
    current = following;
    following = old;
    context = program.contextOf[symbol];
    if (matched) {
      return MATCHED;
    }
    return isEmpty() ? DEAD : LIVE;
  }

  /** Passes the places that hold whatever byte of those comes that the capture cut. */
  int passCut() {
    matched = false;
    if (program.hasAssertions) {
      passAssertions(Assertion.CUT);
    }
    return matched ? MATCHED : LIVE;
  }

  private boolean isEmpty() {
    for (long word : current) {
      if (word != 0) {
        return false;
      }
    }
    return true;
  }

  /** Goes on behind the places that hold, now that the byte behind them is known. */
  private void passAssertions(int after) {
    for (int word = 0; word < current.length; word++) {
      for (long bits = current[word]; bits != 0; bits &= bits - 1) {
        int state = (word << 6) + Long.numberOfTrailingZeros(bits);
        steps++;
        if (program.kinds[state] == Program.ASSERT
            && program.assertion(state).holds(context, after)) {
          add(current, state + 1, after);
        }
      }
    }
  }

  private static final int NOT_KNOWN = -1;

  /** Adds a state and all that can be reached from it without a byte. */
  private void add(long[] set, int start, int after) {
    int depth = 0;
    stack[depth++] = start;
    while (depth > 0) {
      int state = stack[--depth];
      long bit = 1L << state;
      if ((set[state >> 6] & bit) != 0) {
        continue;
      }
      set[state >> 6] |= bit;
      steps++;
      switch (program.kinds[state]) {
        case Program.SPLIT -> {
          stack[depth++] = program.first[state];
          stack[depth++] = program.second[state];
        }
        case Program.JUMP -> stack[depth++] = program.first[state];
        case Program.ASSERT -> {
          if (after != NOT_KNOWN && program.assertion(state).holds(context, after)) {
            stack[depth++] = state + 1;
          }
        }
        case Program.MATCH -> matched = true;
        default -> {}
      }
    }
  }

  /** The fewest bytes that could follow and make a match; at least as many as are needed. */
  int distance() {
    int least = Program.UNREACHABLE;
    for (int word = 0; word < current.length; word++) {
      for (long bits = current[word]; bits != 0; bits &= bits - 1) {
        int state = (word << 6) + Long.numberOfTrailingZeros(bits);
        if (waits(state)) {
          least = Math.min(least, program.distance(state));
        }
      }
    }
    return least;
  }

  /** Whether a state waits for a byte, or for a place that can still hold. */
  private boolean waits(int state) {
    boolean startIsBehind = context != Assertion.NOTHING;
    return switch (program.kinds[state]) {
      case Program.TAKE -> true;
      case Program.ASSERT -> !(startIsBehind && program.assertion(state) == Assertion.DATA_START);
      default -> false;
    };
  }
}
