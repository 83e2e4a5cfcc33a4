// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import pingsift.check.CheckedQuery;
import pingsift.check.CheckedRule;
import pingsift.check.Printer;

/**
 * A query as it is understood, on one line and in the rule language, so that it can be read anew.
 */
final class QueryText {
  private QueryText() {}

  static String of(CheckedRule rule) {
    String text =
        rule.query() instanceof CheckedQuery.Sequence sequence
            ? sequence(rule, sequence)
            : Printer.query(rule);
    return oneLine(text);
  }

  private static String sequence(CheckedRule rule, CheckedQuery.Sequence sequence) {
    List<CheckedQuery.Step> steps = sequence.steps();
    String keys = steps.get(0).keys().stream().map(rule::text).collect(Collectors.joining(", "));
    List<String> written = new ArrayList<>();
    for (CheckedQuery.Step step : steps) {
      CheckedQuery.Single query = step.query();
      String within =
          step.withinNanos().isPresent()
              ? " within " + duration(step.withinNanos().getAsLong())
              : "";
      written.add(
          (step.absent() ? "no " : "")
              + query.scope().word()
              + " where "
              + Printer.part(rule, query.condition())
              + within);
    }
    return "sequence by %s within %s { %s }"
        .formatted(keys, duration(sequence.durationNanos()), String.join(" then ", written));
  }

  private static String duration(long nanos) {
    return NumberScale.DURATION.text(nanos);
  }

  static String oneLine(String text) {
    return RecordId.safe(text.strip().replaceAll("\\s+", " "));
  }
}
