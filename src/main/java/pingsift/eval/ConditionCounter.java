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
  static final int COUNTERS = COMMON_COUNTERS + 3;

  private final Predicate condition;
  private final int quantifier;
  private final int elements;
  private final boolean falsesTell;

  /**
   * @param quantifier index of its evidence, or -1 where none is wanted
   * @param elements counter of all elements of the collection
   * @param falsesTell whether something can become certain by an element for which it is false;
   *     where nothing can, such elements may be kept from it
   */
  ConditionCounter(
      Series series, Predicate condition, int quantifier, int elements, boolean falsesTell) {
    super(series);
    this.condition = condition;
    this.quantifier = quantifier;
    this.elements = elements;
    this.falsesTell = falsesTell;
  }

  boolean falsesTell() {
    return falsesTell;
  }

  int truesIndex() {
    return counter(0);
  }

  /** Counter of the first frame on which it was true. */
  int firstIndex() {
    return counter(1);
  }

  /** Counter of the last frame on which it was true. */
  int lastIndex() {
    return counter(2);
  }

  long trues(Evaluation evaluation) {
    return evaluation.counters()[truesIndex()];
  }

  /**
   * All elements but those that it was true or unknown for: nothing is done for those it was not.
   */
  long falses(long[] counters) {
    return taken(counters) - counters[truesIndex()];
  }

  /** What made it true first, or null. */
  @Nullable List<Evidence> evidence(Evaluation evaluation) {
    return quantifier < 0 ? null : evaluation.state().evidence[quantifier];
  }

  @Override
  Taken take(Evaluation evaluation, long frameNumber) {
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
        yield Taken.AND_TELLS;
      }
      case FALSE -> Taken.telling(falsesTell);
      case UNKNOWN -> Taken.NOT;
    };
  }

  @Override
  long taken(long[] counters) {
    return counters[elements] - counters[passedOverIndex()];
  }
}
