// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.List;

/** Prints rules over windows, for {@link Printer}. */
final class WindowText {
  private static final List<String> UNITS = List.of("us", "ms", "s", "m", "h", "d");
  private static final List<Integer> SIZES = List.of(1_000, 1_000, 1_000, 60, 60, 24);

  private WindowText() {}

  /** {@code frames where P by src over 1m having Q}. */
  static String query(CheckedRule rule, CheckedQuery.Window window) {
    String where = window.hasCondition() ? " where " + Printer.condition(rule) : "";
    return "%s%s by %s over %s having %s"
        .formatted(
            window.word(),
            where,
            keys(rule, window, ", "),
            duration(window.durationNanos()),
            Printer.part(rule, window.having()));
  }

  /** When such a window is looked at, and what is looked at then. */
  static String decided(CheckedRule rule, CheckedQuery.Window window) {
    Scope scope = window.records().scope();
    String when =
        switch (scope) {
          case FRAME -> "";
          case EXCHANGE -> " when it is answered or given up,";
          case ISTREAM ->
              window.deciding() == Deciding.AT_END
                  ? " when it ends,"
                  : " as soon as it is certain to be one,";
        };
    return "decided with each such %s,%s over those of the last %s with the same %s"
        .formatted(
            scope.word(), when, duration(window.durationNanos()), keys(rule, window, " and "));
  }

  private static String keys(CheckedRule rule, CheckedQuery.Window window, String between) {
    return String.join(between, window.keys().stream().map(rule::text).toList());
  }

  /** As rules write it, in the largest unit that it is a whole number of. */
  static String duration(long nanos) {
    long count = nanos;
    String unit = "ns";
    for (int i = 0; i < UNITS.size() && count % SIZES.get(i) == 0; i++) {
      count /= SIZES.get(i);
      unit = UNITS.get(i);
    }
    return count + unit;
  }
}
