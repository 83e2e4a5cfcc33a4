// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.List;
import java.util.OptionalLong;
import pingsift.check.Expression.FieldReference;
import pingsift.text.Span;

/** What a rule looks for, checked. Immutable. */
public sealed interface CheckedQuery {
  /** The word that the query begins with: {@code istream}, {@code frames}, {@code sequence}. */
  String word();

  /** When it is decided. */
  Deciding deciding();

  /** The queries for one record each that it is made of, in source order; at least one. */
  List<Single> singles();

  /** {@code SCOPE where CONDITION}. */
  record Single(Scope scope, Expression condition, Deciding deciding) implements CheckedQuery {
    @Override
    public String word() {
      return scope.word();
    }

    @Override
    public List<Single> singles() {
      return List.of(this);
    }
  }

  /**
   * {@code frames where P by KEYS over D having Q}.
   *
   * @param records what each record of the window must be; its condition is {@code true} where none
   *     is written
   * @param keys fields of such a record, at least one; records with equal keys share a window
   * @param durationNanos above 0
   * @param having a condition on all records of the window
   */
  record Window(Single records, List<FieldReference> keys, long durationNanos, Expression having)
      implements CheckedQuery {
    public Window {
      keys = List.copyOf(keys);
    }

    /** Whether {@code where} is written: without it, an empty span stands for the condition. */
    public boolean hasCondition() {
      Span span = records.condition().span();
      return span.start() < span.end();
    }

    @Override
    public String word() {
      return records.scope().word() + "s";
    }

    @Override
    public Deciding deciding() {
      return records.deciding();
    }

    @Override
    public List<Single> singles() {
      return List.of(records);
    }
  }

  /**
   * {@code sequence by KEYS within D { step; then step … }}.
   *
   * @param steps at least two, the first not absent
   * @param durationNanos from the first step to the last, above 0
   */
  record Sequence(List<Step> steps, long durationNanos) implements CheckedQuery {
    public Sequence {
      steps = List.copyOf(steps);
    }

    @Override
    public String word() {
      return "sequence";
    }

    @Override
    public Deciding deciding() {
      return steps.stream().anyMatch(step -> step.query().deciding() == Deciding.AT_END)
          ? Deciding.AT_END
          : Deciding.EARLY;
    }

    @Override
    public List<Single> singles() {
      return steps.stream().map(Step::query).toList();
    }
  }

  /**
   * One step of a sequence.
   *
   * @param keys the sequence's keys as fields of this step's record: as many, and of the same
   *     types, in every step
   * @param absent whether it must not happen
   * @param withinNanos counted from the step before, above 0; empty where none is written
   */
  record Step(
      Single query,
      List<FieldReference> keys,
      boolean absent,
      OptionalLong withinNanos,
      Span span) {
    public Step {
      keys = List.copyOf(keys);
    }
  }
}
