// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

/** {@code not} of a condition that has no opposite of its own. */
final class Negation extends Leaf {
  private final Predicate operand;

  Negation(String text, Origin origin, Predicate operand) {
    super(text, origin);
    this.operand = operand;
  }

  @Override
  public Truth test(Evaluation evaluation) {
    return operand.test(evaluation).not();
  }

  @Override
  public int cost() {
    return operand.cost();
  }
}
