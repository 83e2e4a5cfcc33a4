// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.List;

/**
 * A condition that is true only of a record that can change no more, because others read values of
 * it. It is false as early as that is certain.
 */
final class WhenWhole extends Predicate {
  private final Predicate condition;

  WhenWhole(Predicate condition) {
    this.condition = condition;
  }

  @Override
  public Truth test(Evaluation evaluation) {
    Truth truth = condition.test(evaluation);
    return truth == Truth.TRUE && !evaluation.isEnded() ? Truth.UNKNOWN : truth;
  }

  @Override
  public int cost() {
    return condition.cost();
  }

  @Override
  public void explain(Evaluation evaluation, List<Evidence> into) {
    condition.explain(evaluation, into);
  }
}
