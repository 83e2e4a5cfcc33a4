// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A checked sequence for people: its steps with their times, and when it is decided. */
final class SequencePrinter {
  private final CheckedRule rule;
  private final CheckedQuery.Sequence sequence;

  SequencePrinter(CheckedRule rule, CheckedQuery.Sequence sequence) {
    this.rule = rule;
    this.sequence = sequence;
  }

  /** One line for the head, and one for each step. */
  String print() {
    List<CheckedQuery.Step> steps = sequence.steps();
    String keys = String.join(", ", steps.get(0).keys().stream().map(rule::text).toList());
    List<String> lines = new ArrayList<>();
    lines.add("sequence by " + keys + " within " + DurationText.of(sequence.durationNanos()));
    int before = 1;
    for (int i = 0; i < steps.size(); i++) {
      CheckedQuery.Step step = steps.get(i);
      CheckedQuery.Single query = step.query();
      String written = query.scope().word() + " where " + Printer.part(rule, query.condition());
      lines.add("  %d %s%s".formatted(i + 1, written(step, i, written), time(step, i, before)));
      before = step.absent() ? before : i + 1;
    }
    return String.join("\n", lines);
  }

  private static String written(CheckedQuery.Step step, int index, String text) {
    return step.absent() ? "then no " + text : index == 0 ? text : "then " + text;
  }

  private String time(CheckedQuery.Step step, int index, int before) {
    if (step.absent()) {
      return ", " + absence(step, index, before);
    }
    return step.withinNanos().isPresent()
        ? ", at most " + DurationText.of(step.withinNanos().getAsLong()) + " after step " + before
        : "";
  }

  private String absence(CheckedQuery.Step step, int index, int before) {
    if (step.withinNanos().isPresent()) {
      return "for " + DurationText.of(step.withinNanos().getAsLong()) + " after step " + before;
    }
    for (int i = index + 1; i < sequence.steps().size(); i++) {
      if (!sequence.steps().get(i).absent()) {
        return "between step " + before + " and step " + (i + 1);
      }
    }
    return "for " + DurationText.of(sequence.durationNanos()) + " after step " + before;
  }

  /** {@code decided early: with step 2}, or what it waits for. */
  String decided() {
    List<CheckedQuery.Step> steps = sequence.steps();
    int last = steps.size();
    long quiet = 0;
    while (steps.get(last - 1).absent()) {
      CheckedQuery.Step absent = steps.get(last - 1);
      quiet = Math.max(quiet, absent.withinNanos().orElse(sequence.durationNanos()));
      last--;
    }
    String when = quiet == 0 ? "with step " + last : DurationText.of(quiet) + " after step " + last;
    List<String> waits = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      CheckedQuery.Single query = steps.get(i).query();
      if (query.scope() == Scope.ISTREAM && query.deciding() == Deciding.AT_END) {
        Optional<Expression> open = Certainty.waitsFor(query.condition());
        waits.add(
            "step %d when its iStream ends%s"
                .formatted(i + 1, open.map(o -> " (`" + rule.text(o) + "`)").orElse("")));
      } else if (steps.get(i).absent() && query.scope() == Scope.ISTREAM) {
        waits.add("step " + (i + 1) + " when no iStream of its time can become one any more");
      } else if (steps.get(i).absent() && query.scope() == Scope.EXCHANGE) {
        waits.add("step " + (i + 1) + " when no exchange of its time can become one any more");
      }
    }
    return "decided " + when + (waits.isEmpty() ? "" : "; " + String.join(", ", waits));
  }
}
