// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition without conditions in it: it knows its source text and the frames it speaks of, for
 * the evidence.
 */
abstract class Leaf extends Predicate {
  private final String text;
  private final Origin origin;

  Leaf(String text, Origin origin) {
    this.text = text;
    this.origin = origin;
  }

  @Override
  public void explain(Evaluation evaluation, List<Evidence> into) {
    into.add(evidence(evaluation, null, null, -1, -1));
  }

  final Evidence evidence(
      Evaluation evaluation,
      @Nullable Object value,
      @Nullable Object literal,
      int offset,
      int length) {
    // bytes that were worked out have no place in the Data, and so no length there
    int there = offset < 0 ? -1 : length;
    return new Evidence(
        text,
        value,
        literal,
        origin.frames(evaluation),
        offset,
        there,
        origin.isEstimate(evaluation));
  }
}
