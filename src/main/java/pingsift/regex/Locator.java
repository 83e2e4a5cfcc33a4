// SPDX-License-Identifier: Apache-2.0
package pingsift.regex;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.Bytes;

/**
 * Finds where the match stands that Perl would find: the leftmost, and there the preferred one.
 *
 * <p>All ways through the program are followed at once, in the order of their preference; each
 * remembers where it began. A byte costs as many steps as the program has states at most.
 */
final class Locator {
  /*
   * The lists hold ways in order: earlier starts first, then as the program prefers. Of two ways
   * that come to one state the later one is dropped: they go on alike. A way that matches drops all
   * behind it; those before it go on, and replace it where they match later. After Rob Pike's
   * implementation in sam, as told by Russ Cox, "Regular Expression Matching: the Virtual Machine
   * Approach", 2009.
   */
  private final Program program;
  private final int[] seenAt;
  private final int[] stack;
  private Ways current;
  private Ways following;
  private int start;
  private int end;
  private long steps;

  /** States in the order of preference, each with where its way began. */
  private static final class Ways {
    private final int[] states;
    private final int[] starts;
    private int count;

    Ways(int room) {
      states = new int[room];
      starts = new int[room];
    }

    void add(int state, int start) {
      states[count] = state;
      starts[count++] = start;
    }
  }

  Locator(Program program) {
    this.program = program;
    this.seenAt = new int[program.states()];
    this.stack = new int[program.states() + 1];
    this.current = new Ways(program.states());
    this.following = new Ways(program.states());
  }

  long steps() {
    return steps;
  }

  @Nullable Location locate(Bytes data) {
    Arrays.fill(seenAt, -1);
    current.count = 0;
    start = -1;
    for (int at = 0; at <= data.length(); at++) {
      if (start < 0 && (at == 0 || !program.tiedToStart)) {
        add(current, 0, at, at, data);
      }
      if (current.count == 0 && (start >= 0 || program.tiedToStart)) {
        break;
      }
      take(data, at);
    }
    return start < 0 ? null : new Location(start, end);
  }

  /** Lets each way take the byte at an offset; those that have matched end there. */
  private void take(Bytes data, int at) {
    boolean hasByte = at < data.length();
    int symbol = hasByte ? program.classOf[data.at(at)] & 0xff : 0;
    following.count = 0;
    for (int way = 0; way < current.count; way++) {
      int state = current.states[way];
      steps++;
      if (program.kinds[state] == Program.MATCH) {
        start = current.starts[way];
        end = at;
        break;
      }
      if (hasByte && program.takes(state, symbol)) {
        add(following, state + 1, current.starts[way], at + 1, data);
      }
    }
    Ways old = current;
    current = following;
    following = old;
  }

  /** Adds a way that is at an offset, with all states that it comes to without a byte, in order. */
  private void add(Ways ways, int state, int began, int at, Bytes data) {
    int depth = 0;
    stack[depth++] = state;
    while (depth > 0) {
      int next = stack[--depth];
      if (seenAt[next] == at) {
        continue;
      }
      seenAt[next] = at;
      steps++;
      switch (program.kinds[next]) {
        case Program.SPLIT -> {
          stack[depth++] = program.second[next];
          stack[depth++] = program.first[next];
        }
        case Program.JUMP -> stack[depth++] = program.first[next];
        case Program.ASSERT -> {
          if (program.assertion(next).holds(before(data, at), after(data, at))) {
            stack[depth++] = next + 1;
          }
        }
        default -> ways.add(next, began);
      }
    }
  }

  private static int before(Bytes data, int at) {
    return at == 0 ? Assertion.NOTHING : Assertion.contextOf(data.at(at - 1));
  }

  private static int after(Bytes data, int at) {
    if (at < data.length()) {
      return Assertion.contextOf(data.at(at));
    }
    return data.isTruncated() ? Assertion.CUT : Assertion.NOTHING;
  }
}
