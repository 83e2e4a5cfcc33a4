// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import pingsift.check.Growth;

/** {@code exists(x)} or {@code missing(x)}. Never unknown on a whole record. */
final class Presence extends Leaf {

  /** Whether a value is there. */
  interface Probe {
    boolean isPresent(Evaluation evaluation);
  }

  private final Probe probe;
  private final Growth growth;
  private final boolean wanted;
  private final int cost;

  /**
   * @param growth RISING for a value that can still come and, once there, stays
   */
  Presence(String text, Origin origin, Probe probe, Growth growth, boolean wanted, int cost) {
    super(text, origin);
    this.probe = probe;
    this.growth = growth;
    this.wanted = wanted;
    this.cost = cost;
  }

  @Override
  public Truth test(Evaluation evaluation) {
    boolean present = probe.isPresent(evaluation);
    Truth truth = evaluation.isEnded() ? Truth.of(present) : Certainty.ofFlag(present, growth);
    return wanted ? truth : truth.not();
  }

  @Override
  public int cost() {
    return cost + 1;
  }
}
