// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.List;

/** {@code value in low..high}: two comparisons that are one piece of evidence. */
final class Range extends Predicate {
  private final Predicate both;
  private final Predicate shown;

  Range(Predicate both, Predicate shown) {
    this.both = both;
    this.shown = shown;
  }

  @Override
  public Truth test(Evaluation evaluation) {
    return both.test(evaluation);
  }

  @Override
  public int cost() {
    return both.cost();
  }

  @Override
  public void explain(Evaluation evaluation, List<Evidence> into) {
    int size = into.size();
    shown.explain(evaluation, into);
    into.get(size).rawLiteral().clear();
  }
}
