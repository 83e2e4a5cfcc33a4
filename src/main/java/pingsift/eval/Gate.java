// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.List;
import java.util.Optional;
import pingsift.check.CheckedRule;

/**
 * What stands between a match of a rule and its alert, ready to run. Immutable; what a run knows is
 * in {@link Gates}.
 *
 * @param index among the plan's gates
 */
record Gate(
    int index,
    CheckedRule rule,
    List<Predicate> suppressions,
    Optional<Count> after,
    Optional<Count> limit) {
  Gate {
    suppressions = List.copyOf(suppressions);
  }

  /** {@code N per D by KEYS}. */
  record Count(long count, long durationNanos, Keys keys) {}

  /** How the keys of a match are read. */
  sealed interface Keys {}

  /** Of a match on one record: from the record. */
  record OfRecord(KeyReader reader) implements Keys {}

  /** Of a window or a sequence: some of its own keys, by their places. */
  record OfGroup(List<Integer> places) implements Keys {
    public OfGroup {
      places = List.copyOf(places);
    }
  }
}
