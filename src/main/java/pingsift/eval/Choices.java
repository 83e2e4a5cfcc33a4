// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayList;
import java.util.List;

/**
 * Conditions of which one of several parts must be true, such as those of an {@code or}: each part
 * is sifted as a condition of its own, and the whole goes when all of its parts have gone.
 * Immutable.
 */
final class Choices {
  /** The bits of all parts. */
  private final long[] parts;

  private final int[] conditions;

  /** For each condition the bit of its first part, and of the last one. */
  private final int[] first;

  private final int[] last;

  private final int count;

  private Choices(long[] parts, int[] conditions, int[] first, int[] last, int count) {
    this.parts = parts;
    this.conditions = conditions;
    this.first = first;
    this.last = last;
    this.count = count;
  }

  /** How many parts there are; their bits follow those of the conditions. */
  int count() {
    return count;
  }

  /** Adds all parts to a set of conditions. */
  void begin(long[] alive) {
    for (int i = 0; i < parts.length; i++) {
      alive[i] |= parts[i];
    }
  }

  /** The same where a word holds all. */
  long begin(long alive) {
    return alive | Sieve.first(parts);
  }

  /** Takes the conditions out that have no part left, and all parts. */
  void end(long[] alive) {
    for (int i = 0; i < conditions.length; i++) {
      if (!isAny(alive, first[i], last[i])) {
        Sieve.clear(alive, conditions[i]);
      }
    }
    for (int i = 0; i < parts.length; i++) {
      alive[i] &= ~parts[i];
    }
  }

  private static boolean isAny(long[] alive, int first, int last) {
    for (int word = first >> 6; word <= last >> 6; word++) {
      if ((alive[word] & bits(word, first, last)) != 0) {
        return true;
      }
    }
    return false;
  }

  /** Those of a word that are in a range. */
  private static long bits(int word, int first, int last) {
    long from = word == first >> 6 ? -1L << first : -1L;
    long to = word == last >> 6 ? -1L >>> (63 - (last & 63)) : -1L;
    return from & to;
  }

  /** The same where a word holds all. */
  long end(long alive) {
    long left = alive;
    for (int i = 0; i < conditions.length; i++) {
      if ((alive & bits(0, first[i], last[i])) == 0) {
        left &= ~(1L << conditions[i]);
      }
    }
    return left & ~Sieve.first(parts);
  }

  /** Collects them while an index is made. */
  static final class Recipe {
    private final int all;
    private final List<int[]> choices = new ArrayList<>();
    private int next;

    /**
     * @param all how many conditions there are
     */
    Recipe(int all) {
      this.all = all;
      next = all;
    }

    /** A condition has some parts, whose bits are the next ones. */
    void add(int condition, int parts) {
      choices.add(new int[] {condition, next, next + parts - 1});
      next += parts;
    }

    Choices choices() {
      long[] parts = next == all ? new long[0] : Sieve.words(next);
      for (int bit = all; bit < next; bit++) {
        Sieve.set(parts, bit);
      }
      return new Choices(parts, column(0), column(1), column(2), next - all);
    }

    private int[] column(int of) {
      return choices.stream().mapToInt(choice -> choice[of]).toArray();
    }
  }
}
