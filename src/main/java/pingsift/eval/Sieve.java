// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

/**
 * One look at a record that tells many conditions at once whether they can still be true.
 *
 * <p>A set of conditions is a bit each, in words of 64. Immutable.
 */
abstract class Sieve {
  /** The conditions that it can take out. */
  private final long[] affected;

  Sieve(long[] affected) {
    this.affected = affected;
  }

  /** Takes conditions out of a set that cannot be true on the record under test. */
  abstract void pass(Evaluation evaluation, Sifting sifting);

  /** What a pass costs, in simple operations. */
  abstract int cost();

  /** Whether it can take out any of a set. */
  final boolean matters(long[] alive) {
    for (int i = 0; i < alive.length; i++) {
      if ((alive[i] & affected[i]) != 0) {
        return true;
      }
    }
    return false;
  }

  final int affectedCount() {
    int count = 0;
    for (long word : affected) {
      count += Long.bitCount(word);
    }
    return count;
  }

  final long[] affected() {
    return affected;
  }

  static long[] words(int conditions) {
    return new long[(conditions + Long.SIZE - 1) / Long.SIZE];
  }

  static void set(long[] words, int condition) {
    words[condition >> 6] |= 1L << condition;
  }

  static void clear(long[] words, int condition) {
    words[condition >> 6] &= ~(1L << condition);
  }

  static boolean has(long[] words, int condition) {
    return (words[condition >> 6] & 1L << condition) != 0;
  }
}
