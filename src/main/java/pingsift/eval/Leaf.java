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
    into.add(evidence(evaluation));
  }

  /** Without values and place. */
  final Evidence evidence(Evaluation evaluation) {
    Evidence evidence = evaluation.newEvidence().begin(text, origin.isEstimate(evaluation));
    origin.frames(evaluation, evidence);
    return evidence;
  }

  /** Of values that are objects already, of no place. */
  final Evidence evidence(Evaluation evaluation, @Nullable Object value, @Nullable Object literal) {
    Evidence evidence = evidence(evaluation);
    evidence.rawValue().set(value);
    evidence.rawLiteral().set(literal);
    return evidence;
  }
}
