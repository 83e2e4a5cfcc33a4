// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

/** {@code (a > 1) == (b > 2)}, or its opposite: unknown where either side is. */
final class Equivalence extends Leaf {
  private final Predicate left;
  private final Predicate right;
  private final boolean wanted;

  Equivalence(String text, Origin origin, Predicate left, Predicate right, boolean wanted) {
    super(text, origin);
    this.left = left;
    this.right = right;
    this.wanted = wanted;
  }

  @Override
  public Truth test(Evaluation evaluation) {
    Truth a = left.test(evaluation);
    if (a == Truth.UNKNOWN) {
      return a;
    }
    Truth b = right.test(evaluation);
    return b == Truth.UNKNOWN ? b : Truth.of((a == b) == wanted);
  }

  @Override
  public int cost() {
    return left.cost() + right.cost() + 1;
  }
}
