// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

/** The conditions that are left while a record goes through sieves. Of one run and thread. */
final class Sifting implements TextScanner.Found {
  private final long[] alive;

  /** Those that a {@link TextSieve} has found the texts of. */
  private final long[] found;

  private long looks;
  private int[][] textConditions = new int[0][];

  Sifting(int conditions) {
    alive = Sieve.words(conditions);
    found = Sieve.words(conditions);
  }

  long[] alive() {
    return alive;
  }

  /** How many times a sieve looked at a record. */
  long looks() {
    return looks;
  }

  void look() {
    looks++;
  }

  /** Some words of a set are alive, and nothing else. */
  void begin(long[] set, int from, int words) {
    System.arraycopy(set, from, alive, 0, words);
    for (int i = words; i < alive.length; i++) {
      alive[i] = 0;
    }
  }

  /** Only those stay that are in a set. */
  void keep(long[] set) {
    long[] words = alive;
    for (int i = 0; i < words.length; i++) {
      words[i] &= set[i];
    }
  }

  /** Only those stay that are in a set, and besides some others. */
  void keep(long[] set, int[] besides) {
    long[] others = found;
    for (int condition : besides) {
      others[condition >> 6] |= alive[condition >> 6] & 1L << condition;
    }
    keep(set);
    for (int condition : besides) {
      alive[condition >> 6] |= others[condition >> 6];
      others[condition >> 6] = 0;
    }
  }

  /** Those that are in a set go. */
  void drop(long[] set) {
    long[] words = alive;
    for (int i = 0; i < words.length; i++) {
      words[i] &= ~set[i];
    }
  }

  /** Of those that are in a set only those stay of which a text is found until the next call. */
  void keepFound(long[] affected) {
    for (int i = 0; i < alive.length; i++) {
      alive[i] &= ~affected[i] | found[i];
      found[i] = 0;
    }
  }

  /** Those of which a text is found until the next call, where a word holds all conditions. */
  long takeFound() {
    long first = found[0];
    found[0] = 0;
    return first;
  }

  /**
   * Texts are looked for from now on.
   *
   * @param conditions for each text those that need it
   */
  void expect(int[][] conditions) {
    textConditions = conditions;
  }

  /** As if texts of all of a set were found. */
  void foundAll(long[] set) {
    for (int i = 0; i < found.length; i++) {
      found[i] |= set[i];
    }
  }

  @Override
  public void found(int text) {
    for (int condition : textConditions[text]) {
      Sieve.set(found, condition);
    }
  }
}
