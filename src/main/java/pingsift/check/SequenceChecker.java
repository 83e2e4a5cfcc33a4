// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import pingsift.check.Expression.FieldReference;
import pingsift.diag.Diagnostic;
import pingsift.diag.Fix;
import pingsift.diag.Kind;
import pingsift.syntax.Query;
import pingsift.syntax.Syntax;
import pingsift.text.SourceText;
import pingsift.text.Span;

/** Checks {@code sequence by KEYS within D { … }}: its times, and what its steps are together. */
final class SequenceChecker {
  /** More only make a rule slower to read; each is looked for in all traffic. */
  static final int MOST_STEPS = 32;

  private final SourceText source;
  private final Consumer<Diagnostic> problems;
  private final Function<Query.Single, Optional<CheckedQuery.Single>> singles;
  private final StepKeys stepKeys;

  /**
   * @param singles checks one step; what is wrong with it has been told
   * @param contexts makes a context for names of a scope, whose problems go to a list
   */
  SequenceChecker(
      SourceText source,
      Consumer<Diagnostic> problems,
      Function<Query.Single, Optional<CheckedQuery.Single>> singles,
      StepKeys.Contexts contexts) {
    this.source = source;
    this.problems = problems;
    this.singles = singles;
    this.stepKeys = new StepKeys(source, problems, contexts);
  }

  /** Empty where something is wrong, which has been told. */
  Optional<CheckedQuery> check(Query.Sequence query) {
    OptionalLong duration = nanos(query.duration());
    boolean sound = duration.isPresent() && hasEnoughSteps(query);
    List<CheckedQuery.Single> queries = new ArrayList<>();
    List<OptionalLong> withins = new ArrayList<>();
    for (Query.Step step : query.steps()) {
      singles.apply(step.query()).ifPresent(queries::add);
      OptionalLong within = step.within().map(this::nanos).orElse(OptionalLong.empty());
      sound &= step.within().isEmpty() || within.isPresent();
      withins.add(within);
    }
    if (queries.size() < query.steps().size()) {
      return Optional.empty();
    }
    List<List<FieldReference>> keys = stepKeys.check(query, queries);
    if (!sound || keys.isEmpty()) {
      return Optional.empty();
    }
    List<CheckedQuery.Step> steps = new ArrayList<>();
    for (int i = 0; i < queries.size(); i++) {
      Query.Step written = query.steps().get(i);
      steps.add(
          new CheckedQuery.Step(
              queries.get(i), keys.get(i), written.absent(), withins.get(i), written.span()));
    }
    CheckedQuery.Sequence checked = new CheckedQuery.Sequence(steps, duration.getAsLong());
    return hasPossibleTimes(query, checked) ? Optional.of(checked) : Optional.empty();
  }

  /** The length of a time; empty where it has been told to be none. */
  private OptionalLong nanos(Syntax written) {
    if (!(written instanceof Syntax.DurationValue duration)) {
      return OptionalLong.empty();
    }
    if (duration.nanos() == 0) {
      tell(
          problem(Kind.LITERAL, written.span(), "a time of 0 lets nothing follow")
              .label("expected more than 0"));
      return OptionalLong.empty();
    }
    return OptionalLong.of(duration.nanos());
  }

  private boolean hasEnoughSteps(Query.Sequence query) {
    List<Query.Step> steps = query.steps();
    if (steps.size() > MOST_STEPS) {
      tell(
          problem(
                  Kind.SEQUENCE,
                  steps.get(MOST_STEPS).span(),
                  "a sequence has at most " + MOST_STEPS + " steps")
              .label("one too many"));
      return false;
    }
    if (steps.size() > 1) {
      return true;
    }
    Query.Single only = steps.get(0).query();
    tell(
        problem(Kind.SEQUENCE, steps.get(0).span(), "a sequence of one step is no sequence")
            .label("nothing follows it")
            .help("add `then …`, or write the condition alone: `" + text(only.span()) + "`"));
    return false;
  }

  /** Whether every step can come, by its times; warns of times that say nothing. */
  private boolean hasPossibleTimes(Query.Sequence query, CheckedQuery.Sequence checked) {
    long whole = checked.durationNanos();
    boolean possible = true;
    Query.Step quiet = null;
    long quietNanos = 0;
    for (int i = 1; i < checked.steps().size(); i++) {
      CheckedQuery.Step step = checked.steps().get(i);
      Query.Step written = query.steps().get(i);
      long within = step.withinNanos().orElse(Long.MAX_VALUE);
      if (step.absent()) {
        if (step.withinNanos().isPresent() && within > quietNanos) {
          quiet = written;
          quietNanos = within;
        }
        continue;
      }
      if (quiet != null && quietNanos >= Math.min(within, whole)) {
        tooEarly(
            written, quiet, within <= whole ? written.within() : Optional.of(query.duration()));
        possible = false;
      }
      if (written.within().isPresent() && within >= whole) {
        uselessWithin(written.within().get(), query.duration());
      }
      quiet = null;
      quietNanos = 0;
    }
    Query.Step last = query.steps().get(query.steps().size() - 1);
    if (possible && last.absent() && last.within().isEmpty()) {
      openAbsence(last, query.duration());
    }
    return possible;
  }

  private void tooEarly(Query.Step step, Query.Step quiet, Optional<Syntax> limit) {
    Span absence = quiet.within().orElseThrow().span();
    Diagnostic.Builder problem =
        problem(Kind.SEQUENCE, step.span(), "this step can never come")
            .label("it can only come when the time before it is over")
            .other(absence, "for so long nothing may come");
    limit.ifPresent(written -> problem.other(written.span(), "and it must come within that time"));
    tell(
        problem.help(
            "a step behind `then no … within` comes when that time is over: make it shorter"));
  }

  private void uselessWithin(Syntax within, Syntax duration) {
    tell(
        problem(Kind.USELESS_WITHIN, within.span(), "this `within` says nothing")
            .label("not shorter than the whole")
            .other(duration.span(), "all steps come within this time")
            .help("make it shorter, or leave it out"));
  }

  private void openAbsence(Query.Step last, Syntax duration) {
    Span after = new Span(last.span().end(), last.span().end());
    String text = " within " + text(duration.span());
    tell(
        problem(Kind.OPEN_ABSENCE, after, "the last `then no` does not say for how long")
            .label("expected `within`")
            .other(duration.span(), "this time is taken, from the step before on")
            .help("write it: `" + text.strip() + "`")
            .fix(new Fix(after, text, true)));
  }

  private String text(Span span) {
    return source.slice(span).replaceAll("\\s+", " ").strip();
  }

  private Diagnostic.Builder problem(Kind kind, Span span, String message) {
    return Diagnostic.of(kind, source, span, message);
  }

  private void tell(Diagnostic.Builder problem) {
    problems.accept(problem.build());
  }
}
