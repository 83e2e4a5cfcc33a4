// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.List;

/** {@code src == dst} or {@code src != dst}: two addresses. */
final class AddressComparison extends Leaf {
  private final AddressValue left;
  private final AddressValue right;
  private final boolean wanted;

  AddressComparison(
      String text, Origin origin, AddressValue left, AddressValue right, boolean wanted) {
    super(text, origin);
    this.left = left;
    this.right = right;
    this.wanted = wanted;
  }

  @Override
  public Truth test(Evaluation evaluation) {
    if (!left.isPresent(evaluation) || !right.isPresent(evaluation)) {
      return Truth.UNKNOWN;
    }
    boolean equal =
        left.high(evaluation) == right.high(evaluation)
            && left.low(evaluation) == right.low(evaluation);
    return Truth.of(equal == wanted);
  }

  @Override
  public int cost() {
    return left.cost() + right.cost() + 1;
  }

  @Override
  public void explain(Evaluation evaluation, List<Evidence> into) {
    into.add(evidence(evaluation, left.text(evaluation), right.text(evaluation)));
  }
}
