// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.List;

/**
 * A condition on a value that can become another one while the iStream grows, such as {@code
 * last(reply.data) contains "x"}: unknown until then. Conditions on numbers know this themselves.
 */
final class AtEnd extends Predicate {
  private final Predicate condition;

  AtEnd(Predicate condition) {
    this.condition = condition;
  }

  @Override
  public Truth test(Evaluation evaluation) {
    return evaluation.isEnded() ? condition.test(evaluation) : Truth.UNKNOWN;
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
