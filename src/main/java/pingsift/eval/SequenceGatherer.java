// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.check.CheckedQuery;
import pingsift.check.CheckedRule;
import pingsift.stream.Exchange;
import pingsift.stream.StreamOptions;

/** Looks for the steps of one sequence rule in the records of each group. Immutable. */
final class SequenceGatherer implements Gatherer {
  /**
   * A step as it was written, happening or absent.
   *
   * @param text {@code frame where …}
   * @param step the one that it is, or the one behind which it is absent: an index of the shape
   * @param absence which of those behind the step, or -1 where it must happen
   * @param needsReply whether it is an exchange that can only be one with a reply
   */
  record Part(
      PlannedRule rule,
      KeyReader keys,
      String scope,
      String text,
      int step,
      int absence,
      boolean needsReply) {
    boolean isAbsent() {
      return absence >= 0;
    }
  }

  private final CheckedQuery.Sequence sequence;
  private final List<Part> parts;

  private SequenceGatherer(CheckedQuery.Sequence sequence, List<Part> parts) {
    this.sequence = sequence;
    this.parts = List.copyOf(parts);
  }

  /**
   * @param planned the conditions of the steps, in source order
   * @param keys their keys
   */
  static SequenceGatherer of(
      CheckedRule rule,
      CheckedQuery.Sequence sequence,
      List<PlannedRule> planned,
      List<KeyReader> keys) {
    List<Part> parts = new ArrayList<>();
    int step = -1;
    int absences = 0;
    for (int i = 0; i < planned.size(); i++) {
      CheckedQuery.Step written = sequence.steps().get(i);
      if (!written.absent()) {
        step++;
        absences = 0;
      }
      CheckedQuery.Single query = written.query();
      String scope = query.scope().word();
      String text = scope + " where " + rule.text(query.condition());
      int absence = written.absent() ? absences++ : -1;
      boolean needsReply = Lateness.needsReply(query);
      parts.add(new Part(planned.get(i), keys.get(i), scope, text, step, absence, needsReply));
    }
    return new SequenceGatherer(sequence, parts);
  }

  @Override
  public State newState(StreamOptions options, GroupMemory groups) {
    return new SequenceState(parts, shape(options), groups);
  }

  @Override
  public int parts() {
    return parts.size();
  }

  @Override
  public GatheredRow newRow(int part) {
    return new GatheredRow(part, parts.get(part).keys().newKey(), 0);
  }

  @Override
  public boolean read(GatheredRecord record, boolean doubt, GatheredRow into) {
    Part part = parts.get(into.part);
    if (doubt && part.needsReply() && lacksReply(record.exchange())) {
      return false; // without a reply it is not one of those
    }
    Evaluation evaluation = record.evaluation();
    into.read(record, doubt);
    into.hasKeys = part.keys().read(evaluation, into.key);
    return true; // even without keys it tells the time
  }

  private static boolean lacksReply(@Nullable Exchange exchange) {
    return exchange != null && exchange.status() == Exchange.Status.UNANSWERED;
  }

  @Override
  public boolean wantsDoubt(int part) {
    return parts.get(part).isAbsent();
  }

  /** What must happen and what must not, with how late each becomes known in a run. */
  SequenceShape shape(StreamOptions options) {
    List<CheckedQuery.Step> written = sequence.steps();
    List<SequenceShape.Step> steps = new ArrayList<>();
    int at = 0;
    while (at < written.size()) {
      CheckedQuery.Step step = written.get(at++);
      List<SequenceShape.Absence> then = new ArrayList<>();
      int end = at;
      while (end < written.size() && written.get(end).absent()) {
        end++;
      }
      for (CheckedQuery.Step absent : written.subList(at, end)) {
        // behind the last step nothing else sets an end
        long open = end == written.size() ? sequence.durationNanos() : SequenceShape.NEVER;
        then.add(
            new SequenceShape.Absence(
                absent.withinNanos().orElse(open),
                Lateness.of(absent.query(), options.timeouts())));
      }
      at = end;
      steps.add(
          new SequenceShape.Step(
              step.withinNanos().orElse(SequenceShape.NEVER),
              Lateness.of(step.query(), options.timeouts()),
              then));
    }
    return new SequenceShape(steps, sequence.durationNanos());
  }
}
