// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pingsift.check.CheckedQuery;
import pingsift.check.CheckedRule;
import pingsift.check.Expression.FieldReference;

/** What a rule looks for: it hears of records, and says when they make it match. */
interface NaiveQuery {
  /**
   * A match.
   *
   * @param last the record that made it so
   * @param group what the records of a window or a sequence have in common, as text; else empty
   * @param keys fields that the rule can be throttled by
   */
  record Found(
      NaiveRecord last,
      boolean complete,
      String group,
      Function<FieldReference, @Nullable Object> keys) {}

  /** Where its records come from. */
  List<NaiveFinder> finders();

  /** The time of the frame is known, and what the passing of time decides; nothing else of it. */
  default void pass(long clock) {}

  /** All that the frame decides is known. */
  default void settle() {}

  /** Nothing comes any more. */
  default void end() {}

  static NaiveQuery of(CheckedRule rule, Consumer<Found> matches) {
    if (rule.query() instanceof CheckedQuery.Window window) {
      return new NaiveWindow(window, matches);
    }
    if (rule.query() instanceof CheckedQuery.Sequence sequence) {
      return new NaiveSequence(sequence, matches);
    }
    NaiveFinder finder =
        new NaiveFinder(
            (CheckedQuery.Single) rule.query(),
            false,
            record -> {
              if (!record.inDoubt()) {
                matches.accept(new Found(record, record.complete(), "", record.scene()::field));
              }
            });
    return () -> List.of(finder);
  }
}
