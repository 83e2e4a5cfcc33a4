// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import pingsift.check.Growth;

/** A yes-or-no field as a condition, or its opposite. */
final class Flag extends Leaf {
  private final IntValue value;
  private final Growth growth;
  private final boolean wanted;

  Flag(String text, Origin origin, Side<IntValue> value, boolean wanted) {
    super(text, origin);
    this.value = value.value();
    this.growth = value.growth();
    this.wanted = wanted;
  }

  @Override
  public Truth test(Evaluation evaluation) {
    long bit = value.read(evaluation);
    if (bit == IntValue.ABSENT) {
      return Truth.UNKNOWN;
    }
    Truth truth = evaluation.isEnded() ? Truth.of(bit == 1) : Certainty.ofFlag(bit == 1, growth);
    return wanted ? truth : truth.not();
  }

  @Override
  public int cost() {
    return value.cost();
  }
}
