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

  private final long firstAffected;

  /** For fewer that are left it is not worth a look. */
  private final int least;

  Sieve(long[] affected) {
    this(affected, 1);
  }

  /**
   * @param least how many conditions must be left that it can take out
   */
  Sieve(long[] affected, int least) {
    this.affected = affected;
    this.least = least;
    firstAffected = first(affected);
  }

  /** The first word of a set. */
  static long first(long[] set) {
    return set.length == 0 ? 0 : set[0];
  }

  /** Takes conditions out of a set that cannot be true on the record under test. */
  abstract void pass(Evaluation evaluation, Sifting sifting);

  /**
   * The same where a word holds all conditions: most sets of rules are that small, and loops over
   * one word take longer than what is to be done.
   *
   * @param alive the set
   * @return what is left of it
   */
  abstract long pass(Evaluation evaluation, Sifting sifting, long alive);

  /** What a pass costs, in simple operations. */
  abstract int cost();

  /** Whether it can take out any of a set, or as many as make it worth a look. */
  final boolean matters(long[] alive) {
    int left = 0;
    for (int i = 0; i < alive.length; i++) {
      left += Long.bitCount(alive[i] & affected[i]);
      if (left >= least) {
        return true;
      }
    }
    return false;
  }

  /** The same where a word holds all conditions. */
  final boolean matters(long alive) {
    return Long.bitCount(alive & firstAffected) >= least;
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

  final long firstAffected() {
    return firstAffected;
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
