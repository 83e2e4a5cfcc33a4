// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.List;

/** A condition whose tests are counted. */
final class Probed extends Predicate {
  private final Predicate condition;
  private final int spot;

  Probed(Predicate condition, int spot) {
    this.condition = condition;
    this.spot = spot;
  }

  @Override
  public Truth test(Evaluation evaluation) {
    return evaluation.counts().test(condition, spot, evaluation);
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
