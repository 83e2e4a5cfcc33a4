// SPDX-License-Identifier: Apache-2.0
package pingsift.regex;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A pattern as an automaton with choices: states that a match goes through, from 0 on. Immutable.
 *
 * <p>Bytes that no state tells apart are one class, so that tables stay small.
 */
final class Program {
  /** Takes a byte of a set and goes on behind itself. */
  static final byte TAKE = 0;

  /** Goes on at two states, the first one preferred. */
  static final byte SPLIT = 1;

  static final byte JUMP = 2;

  /** Goes on behind itself where a place holds. */
  static final byte ASSERT = 3;

  static final byte MATCH = 4;

  /** Farther than any data is long. */
  static final int UNREACHABLE = Integer.MAX_VALUE / 2;

  /** For each state what it does. */
  final byte[] kinds;

  /** For each state: which set it takes, where it goes, or the ordinal of its assertion. */
  final int[] first;

  /** For each SPLIT where it goes else. */
  final int[] second;

  /** For each byte value its class. */
  final byte[] classOf = new byte[256];

  /** How many classes there are; this number is also the symbol of the end of the data. */
  final int classes;

  /** For each class what it is to an assertion; the end of the data is the last. */
  final byte[] contextOf;

  /** For each set a bit for each class that it holds. */
  private final long[][] sets;

  final boolean hasAssertions;

  /** Whether every match begins at the start of the data. */
  final boolean tiedToStart;

  /** For each state the fewest bytes from there to a match. */
  private final int[] distance;

  Program(
      byte[] kinds,
      int[] first,
      int[] second,
      List<ByteSet> sets,
      boolean hasAssertions,
      boolean tiedToStart) {
    this.kinds = kinds;
    this.first = first;
    this.second = second;
    this.hasAssertions = hasAssertions;
    this.tiedToStart = tiedToStart;
    this.classes = classify(sets);
    this.contextOf = new byte[classes + 1];
    this.sets = new long[sets.size()][4];
    for (int value = 0; value < 256; value++) {
      int symbol = classOf[value] & 0xff;
      contextOf[symbol] = (byte) (hasAssertions ? Assertion.contextOf(value) : 0);
      for (int set = 0; set < this.sets.length; set++) {
        if (sets.get(set).contains(value)) {
          this.sets[set][symbol >> 6] |= 1L << symbol;
        }
      }
    }
    contextOf[classes] = (byte) (hasAssertions ? Assertion.NOTHING : 0);
    this.distance = distances();
  }

  /** Gives each byte value its class: those that are in the same sets share one. */
  private int classify(List<ByteSet> sets) {
    int[] group = new int[256];
    if (hasAssertions) {
      for (int value = 0; value < 256; value++) {
        group[value] = Assertion.contextOf(value);
      }
    }
    for (ByteSet set : sets) {
      Map<Integer, Integer> split = new HashMap<>();
      for (int value = 0; value < 256; value++) {
        int key = group[value] * 2 + (set.contains(value) ? 1 : 0);
        Integer known = split.putIfAbsent(key, split.size());
        group[value] = known == null ? split.size() - 1 : known;
      }
    }
    Map<Integer, Integer> numbers = new HashMap<>();
    for (int value = 0; value < 256; value++) {
      Integer known = numbers.putIfAbsent(group[value], numbers.size());
      classOf[value] = (byte) (known == null ? numbers.size() - 1 : known);
    }
    return numbers.size();
  }

  /** From the last state to the first: only loops lead back, and no loop is a short cut. */
  private int[] distances() {
    int[] result = new int[kinds.length];
    for (int state = kinds.length - 1; state >= 0; state--) {
      result[state] =
          switch (kinds[state]) {
            case MATCH -> 0;
            case TAKE -> 1 + result[state + 1];
            case ASSERT -> result[state + 1];
            case JUMP -> forward(result, state, first[state]);
            default ->
                Math.min(
                    forward(result, state, first[state]), forward(result, state, second[state]));
          };
    }
    return result;
  }

  private static int forward(int[] distances, int from, int to) {
    return to > from ? distances[to] : UNREACHABLE;
  }

  int states() {
    return kinds.length;
  }

  /** Whether a TAKE takes the bytes of a class. */
  boolean takes(int state, int symbol) {
    return (sets[first[state]][symbol >> 6] >>> symbol & 1) != 0;
  }

  Assertion assertion(int state) {
    return ASSERTIONS[first[state]];
  }

  int distance(int state) {
    return distance[state];
  }

  /** The classes that the first byte of a match can have. */
  boolean[] firstClasses() {
    boolean[] found = new boolean[classes];
    boolean[] seen = new boolean[kinds.length];
    int[] stack = new int[kinds.length + 1];
    int depth = 0;
    stack[depth++] = 0;
    while (depth > 0) {
      int state = stack[--depth];
      if (seen[state]) {
        continue;
      }
      seen[state] = true;
      switch (kinds[state]) {
        case TAKE -> {
          for (int symbol = 0; symbol < classes; symbol++) {
            found[symbol] |= takes(state, symbol);
          }
        }
        case SPLIT -> {
          stack[depth++] = first[state];
          stack[depth++] = second[state];
        }
        case JUMP -> stack[depth++] = first[state];
        case ASSERT -> stack[depth++] = state + 1;
        default -> Arrays.fill(found, true);
      }
    }
    return found;
  }

  private static final Assertion[] ASSERTIONS = Assertion.values();
}
