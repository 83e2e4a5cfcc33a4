// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts for how many elements a condition is true, false and unknown, and remembers the first and
 * the last true one.
 */
final class ConditionCounter extends Accumulator {
  /** How many counters it takes. */
  static final int COUNTERS = 5;

  private final Predicate condition;
  private final int base;
  private final int quantifier;

  /**
   * @param base index of its first counter
   * @param quantifier index of its evidence, or -1 where none is wanted
   */
  ConditionCounter(
      int rule, String text, String elements, Predicate condition, int base, int quantifier) {
    super(rule, text, elements);
    this.condition = condition;
    this.base = base;
    this.quantifier = quantifier;
  }

  int truesIndex() {
    return base;
  }

  int falsesIndex() {
    return base + 1;
  }

  private int unknownsIndex() {
    return base + 2;
  }

  /** Counter of the first frame on which it was true. */
  int firstIndex() {
    return base + 3;
  }

  /** Counter of the last frame on which it was true. */
  int lastIndex() {
    return base + 4;
  }

  long trues(Evaluation evaluation) {
    return evaluation.counters()[truesIndex()];
  }

  long falses(Evaluation evaluation) {
    return evaluation.counters()[falsesIndex()];
  }

  /** What made it true first, or null. */
  @Nullable List<Evidence> evidence(Evaluation evaluation) {
    return quantifier < 0 ? null : evaluation.state().evidence[quantifier];
  }

  @Override
  void accept(Evaluation evaluation, long frameNumber) {
    long[] counters = evaluation.counters();
    switch (condition.test(evaluation)) {
      case TRUE -> {
        if (counters[truesIndex()]++ == 0) {
          counters[firstIndex()] = frameNumber;
          if (quantifier >= 0) {
            List<Evidence> first = new ArrayList<>();
            condition.explain(evaluation, first);
            evaluation.state().evidence[quantifier] = first;
          }
        }
        counters[lastIndex()] = frameNumber;
      }
      case FALSE -> counters[falsesIndex()]++;
      case UNKNOWN -> counters[unknownsIndex()]++;
    }
  }

  @Override
  long unknowns(long[] counters) {
    return counters[unknownsIndex()];
  }

  @Override
  long elements(long[] counters) {
    return counters[truesIndex()] + counters[falsesIndex()] + counters[unknownsIndex()];
  }
}
