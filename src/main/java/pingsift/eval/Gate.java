// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

  /** A row for matches of the rule. */
  GateRow newRow() {
    return new GateRow(newKey(after), newKey(limit));
  }

  private static @Nullable GroupKey newKey(Optional<Count> count) {
    return count.isPresent() && count.get().keys() instanceof OfRecord keys
        ? keys.reader().newKey()
        : null;
  }

  /** Fills {@code into} from the record that matched, where the evaluation is. */
  void read(Evaluation evaluation, GateRow into) {
    into.isSuppressed = isSuppressed(evaluation);
    if (into.isSuppressed) {
      return;
    }
    into.hasAfterKeys = read(after, evaluation, into.after);
    into.hasLimitKeys = read(limit, evaluation, into.limit);
  }

  /** On the record as it stands at the match, even if it still grows. */
  private boolean isSuppressed(Evaluation evaluation) {
    if (suppressions.isEmpty()) {
      return false;
    }
    boolean ended = evaluation.takeAsEnded(true);
    boolean suppressed = false;
    for (Predicate suppression : suppressions) {
      suppressed |= suppression.test(evaluation) == Truth.TRUE;
    }
    evaluation.takeAsEnded(ended);
    return suppressed;
  }

  private static boolean read(
      Optional<Count> count, Evaluation evaluation, @Nullable GroupKey into) {
    return into != null
        && count.isPresent()
        && count.get().keys() instanceof OfRecord keys
        && keys.reader().read(evaluation, into);
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
