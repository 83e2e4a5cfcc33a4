// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.List;

/**
 * The steps of a sequence as plain numbers: what follows what, and within which time. Immutable.
 *
 * <p>Steps are those that must happen, numbered from 0. What must not happen belongs to the gap
 * behind the step before it. All durations are nanoseconds of capture time.
 */
final class SequenceShape {
  /** No limit, or no time at which something would be certain. */
  static final long NEVER = Long.MAX_VALUE;

  /** Of a gap without an absence that has a time of its own. */
  private static final long NO_QUIET = -1;

  /**
   * Something that must not happen behind a step.
   *
   * @param withinNanos for how long behind that step, or {@link #NEVER}: until the next step
   * @param lateNanos how much later than its own time such a record can become known
   */
  record Absence(long withinNanos, long lateNanos) {
    boolean isTimed() {
      return withinNanos != NEVER;
    }
  }

  /**
   * A step that must happen.
   *
   * @param withinNanos at most so long behind the step before, or {@link #NEVER}
   * @param lateNanos how much later than its own time such a record can become known
   * @param then what must not happen behind it; behind the last step each has its time
   */
  record Step(long withinNanos, long lateNanos, List<Absence> then) {
    Step {
      then = List.copyOf(then);
    }
  }

  private final Step[] steps;
  private final long durationNanos;
  private final long[] quietNanos;
  private final long[] ripeNanos;
  private final long[] settleNanos;
  private final boolean[] lateBefore;

  /**
   * @param durationNanos from the first step to the last
   */
  SequenceShape(List<Step> steps, long durationNanos) {
    this.steps = steps.toArray(Step[]::new);
    this.durationNanos = durationNanos;
    int count = this.steps.length;
    quietNanos = new long[count];
    ripeNanos = new long[count];
    settleNanos = new long[count];
    lateBefore = new boolean[count];
    long late = 0;
    for (int i = 0; i < count; i++) {
      quietNanos[i] = NO_QUIET;
      lateBefore[i] = late > 0;
      late = Math.max(late, this.steps[i].lateNanos);
      for (Absence absence : this.steps[i].then) {
        late = Math.max(late, absence.lateNanos);
        if (absence.isTimed()) {
          quietNanos[i] = Math.max(quietNanos[i], absence.withinNanos);
          ripeNanos[i] =
              Math.max(ripeNanos[i], Saturating.add(absence.withinNanos, absence.lateNanos));
        }
      }
      settleNanos[i] = i + 1 < count ? Math.max(late, this.steps[i + 1].lateNanos) : late;
    }
  }

  int count() {
    return steps.length;
  }

  Step step(int index) {
    return steps[index];
  }

  long durationNanos() {
    return durationNanos;
  }

  /** Whether something must not happen for some time behind a step. */
  boolean hasQuiet(int step) {
    return quietNanos[step] != NO_QUIET;
  }

  /** How long it must be quiet behind a step before the next one counts; -1 where no time is. */
  long quietNanos(int step) {
    return quietNanos[step];
  }

  /** How long after a step it is certain that it was quiet. */
  long ripeNanos(int step) {
    return ripeNanos[step];
  }

  /**
   * How long after a step's time all is known that bears on it: whether there is a way to it, and
   * which records of the next step came.
   */
  long settleNanos(int step) {
    return settleNanos[step];
  }

  /** Whether what leads to a step can become known after it. */
  boolean lateBefore(int step) {
    return lateBefore[step];
  }

  /** Whether a sequence can be complete later than at the record of its last step. */
  boolean waits() {
    int last = steps.length - 1;
    return lateBefore[last] || !steps[last].then.isEmpty();
  }

  /** How long after a record's own time it can still be part of something new. */
  long horizonNanos() {
    long horizon = durationNanos;
    for (int i = 0; i < steps.length; i++) {
      horizon = Saturating.add(horizon, Saturating.add(settleNanos[i], ripeNanos[i]));
    }
    return horizon;
  }

  /** A time a span later; what is beyond the end of time is never. */
  static long after(long nanos, long span) {
    return span == NEVER ? NEVER : Saturating.add(nanos, span);
  }
}
