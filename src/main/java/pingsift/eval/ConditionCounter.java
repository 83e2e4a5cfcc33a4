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
  static final int COUNTERS = COMMON_COUNTERS + 4;

  private final Predicate condition;
  private final int quantifier;

  /**
   * @param quantifier index of its evidence, or -1 where none is wanted
   */
  ConditionCounter(Series series, Predicate condition, int quantifier) {
    super(series);
    this.condition = condition;
    this.quantifier = quantifier;
  }

  int truesIndex() {
    return counter(0);
  }

  int falsesIndex() {
    return counter(1);
  }

  /** Counter of the first frame on which it was true. */
  int firstIndex() {
    return counter(2);
  }

  /** Counter of the last frame on which it was true. */
  int lastIndex() {
    return counter(3);
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
  boolean take(Evaluation evaluation, long frameNumber) {
    long[] counters = evaluation.counters();
    return switch (condition.test(evaluation)) {
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
        yield true;
      }
      case FALSE -> {
        counters[falsesIndex()]++;
        yield true;
      }
      case UNKNOWN -> false;
    };
  }

  @Override
  long taken(long[] counters) {
    return counters[truesIndex()] + counters[falsesIndex()];
  }
}
