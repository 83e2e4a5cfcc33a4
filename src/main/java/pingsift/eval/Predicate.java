// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.List;

/** A condition: true, false or unknown. Immutable; state arrives with the {@link Evaluation}. */
public abstract class Predicate {
  public abstract Truth test(Evaluation evaluation);

  /** What one test costs, in simple operations such as an addition. */
  public abstract int cost();

  /**
   * Adds what made this condition true, in source order. Called only where {@link #test} just said
   * true.
   */
  public abstract void explain(Evaluation evaluation, List<Evidence> into);
}
