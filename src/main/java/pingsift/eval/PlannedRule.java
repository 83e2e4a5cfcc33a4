// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import pingsift.check.CheckedRule;
import pingsift.check.Collection;
import pingsift.check.Scope;

/**
 * A rule ready to run, or a part of one over several records.
 *
 * @param index among the plan's conditions of the same scope
 * @param accumulators of an {@code istream} rule, in source order
 * @param watches of an {@code istream} rule: the collections whose growth can make the condition
 *     certain
 * @param facts the collections among them with which facts of the iStream grow
 * @param gatherer index of what takes the records on which the condition is true, or {@link #NONE}
 *     where each of them is a match
 * @param part which part of the gatherer's rule this is
 */
record PlannedRule(
    int index,
    CheckedRule rule,
    Scope scope,
    Predicate condition,
    List<Accumulator> accumulators,
    Set<Collection> watches,
    Set<Collection> facts,
    int gatherer,
    int part) {
  static final int NONE = -1;

  /** What was passed over so far on the iStream that the evaluation is at: one reason each. */
  List<String> missing(Evaluation evaluation) {
    if (accumulators.isEmpty()) {
      return List.of();
    }
    List<String> missing = new ArrayList<>();
    for (Accumulator accumulator : accumulators) {
      if (accumulator.isShort(evaluation.counters())) {
        String passedOver = accumulator.passedOver(evaluation.counters());
        if (!missing.contains(passedOver)) {
          missing.add(passedOver);
        }
      }
    }
    return missing;
  }
}
