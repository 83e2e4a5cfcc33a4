// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

/** A condition that the rule itself decides: {@code true}, or a comparison of literals. */
final class Constant extends Leaf {
  private final Truth value;

  Constant(String text, boolean value) {
    super(text, Origin.NOWHERE);
    this.value = Truth.of(value);
  }

  @Override
  public Truth test(Evaluation evaluation) {
    return value;
  }

  @Override
  public int cost() {
    return 0;
  }
}
