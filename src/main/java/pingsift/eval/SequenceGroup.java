// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of one sequence that share their keys, and the search for a way through all steps.
 * Bounded. Not thread-safe.
 */
final class SequenceGroup {
  /*
   * Of every step the records are kept in the order of their frames. A step leads to a record of the next
   * one where it has an earlier frame, where the times allow it, and where nothing that must not happen is
   * between. Among the records of a step that lead to one, the latest is always the best:
   *
   *  - What leads to record r are records that lie before a point (r itself, or as long before it as it must
   *    have been quiet) and behind another (the step's `within`, the last record that must not be). Both points
   *    only move forward from one r to the next, so the latest record before the first point is among those
   *    that lead to r, if any is; and the start that it goes back to is not before that of any other.
   *  - Hence all ways end within the sequence's time if any does, and one pass over each pair of
   *    neighbouring steps finds what can be reached.
   *
   * By the same reasoning only the latest of the records that are settled is kept: settled are those about which
   * nothing more will become known. Where all is known at once that leaves one record, and one of the frame
   * that is being read; otherwise at most MOST of each step wait to be settled.
   *
   * All this holds where capture time does not run backwards. Where it does, by as much as frames were swapped, a
   * way can be missed that is that close to the end of a time.
   */

  /** How many records of a step are kept at most. */
  static final int MOST = 64;

  /** Of this object with its lists, roughly. */
  private static final int OBJECT_BYTES = 320;

  private static final int MARKS_BYTES = 16 * Marks.MOST + 64;

  private final SequenceShape shape;
  private final List<List<Happening>> steps = new ArrayList<>();
  private final @Nullable Marks[][] barred;
  private final @Nullable Marks[][] doubted;
  private long alarmNanos = SequenceShape.NEVER;

  /** The last frame that a match used up. */
  private long usedUpTo = -1;

  private long dropped;

  SequenceGroup(SequenceShape shape) {
    this.shape = shape;
    int count = shape.count();
    barred = new Marks[count][];
    doubted = new Marks[count][];
    for (int i = 0; i < count; i++) {
      steps.add(new ArrayList<>(2));
      barred[i] = new Marks[shape.step(i).then().size()];
      doubted[i] = new Marks[shape.step(i).then().size()];
    }
  }

  /**
   * Takes in a record of a step; null where it can be part of nothing.
   *
   * @param clock capture time, as far as it is known
   */
  @Nullable Happening add(int step, long frame, long nanos, long clock) {
    if (frame <= usedUpTo) {
      return null;
    }
    List<SequenceShape.Absence> then = shape.step(step).then();
    Happening added = new Happening(frame, nanos, then.size());
    for (int i = 0; i < then.size(); i++) {
      long within = then.get(i).withinNanos();
      added.barredAt[i] = firstAfter(barred[step][i], added, within);
      added.doubtedAt[i] = firstAfter(doubted[step][i], added, within);
      if (then.get(i).isTimed() && added.barredAt[i] != SequenceShape.NEVER) {
        return null;
      }
    }
    if (shape.lateBefore(step)) {
      link(clock, false); // what was not reached can be by now
    }
    settle(step, frame, clock);
    List<Happening> all = steps.get(step);
    if (all.size() == MOST) {
      dropped++;
      return null;
    }
    int at = all.size();
    while (at > 0 && all.get(at - 1).frame > frame) {
      at--;
    }
    all.add(at, added);
    link(clock, false);
    if (!added.reached && !shape.lateBefore(step)) {
      all.remove(at);
      return null;
    }
    return added;
  }

  private static long firstAfter(@Nullable Marks marks, Happening step, long within) {
    return marks == null ? SequenceShape.NEVER : marks.firstAfter(step, within);
  }

  /**
   * Takes in a record that must not be.
   *
   * @param step the one that it must not follow
   * @param absence which of those behind the step
   */
  void bar(int step, int absence, long frame, long nanos, long clock) {
    SequenceShape.Absence broken = shape.step(step).then().get(absence);
    List<Happening> all = steps.get(step);
    for (int i = all.size() - 1; i >= 0; i--) {
      Happening before = all.get(i);
      if (before.frame < frame && nanos - before.nanos <= broken.withinNanos()) {
        before.barredAt[absence] = Math.min(before.barredAt[absence], frame);
        if (broken.isTimed()) {
          all.remove(i);
        }
      }
    }
    mark(barred[step], step, absence, frame, nanos, clock);
  }

  /** Takes in a record of which it is unknown whether it is one that must not be. */
  void doubt(int step, int absence, long frame, long nanos, long clock) {
    long within = shape.step(step).then().get(absence).withinNanos();
    for (Happening before : steps.get(step)) {
      if (before.frame < frame && nanos - before.nanos <= within) {
        before.doubtedAt[absence] = Math.min(before.doubtedAt[absence], frame);
      }
    }
    mark(doubted[step], step, absence, frame, nanos, clock);
  }

  /** Remembers it for steps that become known later. */
  private void mark(
      @Nullable Marks[] marks, int step, int absence, long frame, long nanos, long clock) {
    long late = shape.step(step).lateNanos();
    if (late == 0) {
      return;
    }
    Marks all = marks[absence];
    if (all == null) {
      all = new Marks();
      marks[absence] = all;
    }
    all.settle(late == SequenceShape.NEVER ? Long.MIN_VALUE : Saturating.add(clock, -late));
    if (all.add(frame, nanos)) {
      dropped++;
    }
  }

  /**
   * The last step of the earliest match that is certain by now, with the steps before linked to it;
   * null where there is none. All records up to it are used up then.
   *
   * @param ended whether nothing more can become known of the past
   */
  @Nullable Happening next(long clock, boolean ended) {
    alarmNanos = SequenceShape.NEVER;
    link(clock, ended);
    int last = shape.count() - 1;
    for (Happening end : steps.get(last)) {
      if (end.reached && isQuiet(end, last, clock, ended)) {
        useUp(end.frame);
        return end;
      }
    }
    return null;
  }

  private void useUp(long frame) {
    usedUpTo = frame;
    for (List<Happening> all : steps) {
      all.removeIf(happening -> happening.frame <= frame);
    }
  }

  /** Finds out which records are reached, and from where. */
  private void link(long clock, boolean ended) {
    for (Happening first : steps.get(0)) {
      first.reached = true;
      first.startNanos = first.nanos;
      first.startFrame = first.frame;
    }
    for (int i = 1; i < shape.count(); i++) {
      List<Happening> from = steps.get(i - 1);
      Happening latest = null;
      int next = 0;
      for (Happening to : steps.get(i)) {
        while (next < from.size() && comesBefore(from.get(next), to, i - 1, clock, ended)) {
          latest = from.get(next).reached ? from.get(next) : latest;
          next++;
        }
        link(latest, to, i, clock, ended);
      }
    }
  }

  /**
   * Links a record to the latest one that comes before it. It stays linked to what led to it
   * before, which may be forgotten by now, where nothing later leads to it.
   */
  private void link(@Nullable Happening latest, Happening to, int step, long clock, boolean ended) {
    Happening known = to.reached && to.startFrame > usedUpTo ? to.before : null;
    if (latest != null
        && (known == null || latest.frame >= known.frame)
        && leadsTo(latest, to, step, clock, ended)) {
      to.before = latest;
      to.startNanos = latest.startNanos;
      to.startFrame = latest.startFrame;
      to.reached = true;
    } else if (known == null) {
      to.before = null;
      to.reached = false;
    }
  }

  private boolean comesBefore(Happening from, Happening to, int step, long clock, boolean ended) {
    return from.frame < to.frame
        && to.nanos - from.nanos > (shape.hasQuiet(step) ? shape.quietNanos(step) : Long.MIN_VALUE)
        && isQuiet(from, step, clock, ended);
  }

  /** Whether it is certain that behind a record it was quiet for as long as it must be. */
  private boolean isQuiet(Happening from, int step, long clock, boolean ended) {
    if (!shape.hasQuiet(step)) {
      return true;
    }
    long span = ended ? shape.quietNanos(step) : shape.ripeNanos(step);
    return isPast(SequenceShape.after(from.nanos, span), clock);
  }

  private boolean leadsTo(Happening from, Happening to, int step, long clock, boolean ended) {
    boolean inTime =
        to.nanos - from.nanos <= shape.step(step).withinNanos()
            && to.nanos - from.startNanos <= shape.durationNanos();
    if (!inTime) {
      return false;
    }
    List<SequenceShape.Absence> between = shape.step(step - 1).then();
    for (int i = 0; i < between.size(); i++) {
      SequenceShape.Absence absence = between.get(i);
      if (absence.isTimed()) {
        continue;
      }
      if (from.barredAt[i] < to.frame) {
        return false;
      }
      boolean late = absence.lateNanos() > 0 && !ended;
      if (late && !isPast(SequenceShape.after(to.nanos, absence.lateNanos()), clock)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a time is past; where it is not, something waits for it. */
  private boolean isPast(long nanos, long clock) {
    if (nanos != SequenceShape.NEVER && clock > nanos) {
      return true;
    }
    alarmNanos = Math.min(alarmNanos, SequenceShape.after(nanos, nanos == Long.MAX_VALUE ? 0 : 1));
    return false;
  }

  /**
   * Forgets the records of a step about which all is known, but the latest.
   *
   * @param frame the one that is being read
   */
  private void settle(int step, long frame, long clock) {
    List<Happening> all = steps.get(step);
    boolean hasLatest = false;
    for (int i = all.size() - 1; i >= 0; i--) {
      Happening old = all.get(i);
      if (isSettled(old, step, frame, clock)) {
        if (hasLatest || !old.reached || isBarred(old, step, frame)) {
          old.forgotten = true;
          all.remove(i);
        } else {
          hasLatest = true;
        }
      }
    }
  }

  private boolean isSettled(Happening old, int step, long frame, long clock) {
    long late = shape.settleNanos(step);
    if (late == 0 && !shape.hasQuiet(step)) {
      return old.frame < frame;
    }
    long quiet = Math.max(0, shape.quietNanos(step));
    long settled = SequenceShape.after(SequenceShape.after(old.nanos, quiet), late);
    return settled != SequenceShape.NEVER && clock > settled;
  }

  /** Whether a record leads nowhere, because what must not happen behind it did. */
  private boolean isBarred(Happening old, int step, long frame) {
    if (shape.settleNanos(step) > 0) {
      return false;
    }
    for (long barredAt : old.barredAt) {
      if (barredAt < frame) {
        return true;
      }
    }
    return false;
  }

  /** When {@link #next} is wanted, as the last call of it found out. */
  long alarmNanos() {
    return alarmNanos;
  }

  /** How many records were left out since this was asked last, because there were too many. */
  long takeDropped() {
    long taken = dropped;
    dropped = 0;
    return taken;
  }

  /** Bytes of memory that it takes, estimated. */
  long bytes() {
    long bytes = OBJECT_BYTES;
    for (int i = 0; i < steps.size(); i++) {
      for (Happening happening : steps.get(i)) {
        bytes += happening.bytes();
      }
      bytes += MARKS_BYTES * (count(barred[i]) + count(doubted[i]));
    }
    return bytes;
  }

  private static long count(@Nullable Marks[] marks) {
    long count = 0;
    for (Marks some : marks) {
      count += some == null ? 0 : 1;
    }
    return count;
  }
}
