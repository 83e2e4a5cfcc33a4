// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What takes in the elements of one collection, for all rules. Equal accumulators of several rules
 * are one. Immutable: which of them are still wanted stands in the {@link StreamState}.
 */
final class Accumulators {
  static final Accumulators NONE = new Recipe(0).accumulators(0, 0);

  private final Accumulator[] each;

  /** For each accumulator a bit for each rule that reads it. */
  private final long[][] readers;

  /** For each rule its accumulators. */
  private final int[][] read;

  private final RuleIndex index;
  private final int elements;
  private final int live;

  private Accumulators(
      Accumulator[] each, long[][] readers, int[][] read, RuleIndex index, int elements, int live) {
    this.each = each;
    this.readers = readers;
    this.read = read;
    this.index = index;
    this.elements = elements;
    this.live = live;
  }

  boolean isEmpty() {
    return each.length == 0;
  }

  /** How many words there are of a bit for each. */
  int words() {
    return Sieve.words(each.length).length;
  }

  Sifting newSifting() {
    return index.newSifting();
  }

  /** An iStream begins. */
  void begin(StreamState state) {
    for (int i = 0; i < each.length; i++) {
      state.live[live + (i >> 6)] |= 1L << i;
    }
  }

  /**
   * Takes in the element that the evaluation is at.
   *
   * @param told the rules for which something can have become certain are added to it
   */
  void accept(
      Evaluation evaluation, StreamState state, Sifting sifting, long frameNumber, long[] told) {
    if (each.length == 0) {
      return;
    }
    evaluation.counters()[elements]++;
    long[] candidates = index.candidates(evaluation, sifting, state.live, live);
    for (int word = 0; word < candidates.length; word++) {
      for (long bits = candidates[word]; bits != 0; bits &= bits - 1) {
        int i = word << 6 | Long.numberOfTrailingZeros(bits);
        if (each[i].accept(evaluation, frameNumber)) {
          tell(readers[i], told);
        }
      }
    }
  }

  private static void tell(long[] rules, long[] told) {
    for (int i = 0; i < told.length; i++) {
      told[i] |= rules[i];
    }
  }

  /** Takes in the element that the evaluation is at, by all of them. */
  void acceptAll(Evaluation evaluation, long frameNumber) {
    if (each.length > 0) {
      evaluation.counters()[elements]++;
    }
    for (Accumulator accumulator : each) {
      accumulator.accept(evaluation, frameNumber);
    }
  }

  /** A rule is decided: what only such rules read is dropped. */
  void release(int rule, StreamState state) {
    if (each.length == 0) {
      return;
    }
    for (int i : read[rule]) {
      if (!state.isAnyOpen(readers[i])) {
        state.live[live + (i >> 6)] &= ~(1L << i);
        each[i].release(state);
      }
    }
  }

  /** Collects accumulators while a plan is made. */
  static final class Recipe {
    private final int elements;
    private final Map<Accumulator, List<Integer>> readers = new LinkedHashMap<>();
    private final List<RuleIndex.Entry> guards = new ArrayList<>();

    /**
     * @param elements counter of all elements
     */
    Recipe(int elements) {
      this.elements = elements;
    }

    int elements() {
      return elements;
    }

    void add(Accumulator accumulator, int rule, RuleIndex.Entry guard) {
      List<Integer> known = readers.get(accumulator);
      if (known == null) {
        known = new ArrayList<>();
        readers.put(accumulator, known);
        guards.add(guard);
      }
      if (known.isEmpty() || known.get(known.size() - 1) != rule) { // rules come one after another
        known.add(rule);
      }
    }

    /**
     * @param rules how many {@code istream} rules there are
     * @param live index of the first word of the live ones in the state
     */
    Accumulators accumulators(int rules, int live) {
      int count = readers.size();
      long[][] words = new long[count][];
      List<List<Integer>> read = new ArrayList<>();
      for (int rule = 0; rule < rules; rule++) {
        read.add(new ArrayList<>());
      }
      int i = 0;
      for (List<Integer> rulesOfOne : readers.values()) {
        words[i] = Sieve.words(rules);
        for (int rule : rulesOfOne) {
          if (rule < rules) {
            Sieve.set(words[i], rule);
            read.get(rule).add(i);
          }
        }
        i++;
      }
      return new Accumulators(
          readers.keySet().toArray(Accumulator[]::new),
          words,
          read.stream()
              .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
              .toArray(int[][]::new),
          RuleIndex.of(guards),
          elements,
          live);
    }
  }
}
