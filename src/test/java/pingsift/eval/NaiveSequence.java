// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sequence as the language reference reads: tries every choice of records, keeps all of them, and
 * knows no short cut.
 */
final class NaiveSequence {
  /** Something that came: {@code absence} is -1 for a record of the step itself. */
  record Event(int step, int absence, boolean doubt, long frame, long nanos) {}

  private final SequenceShape shape;
  private final List<Event> known = new ArrayList<>();
  private long usedUpTo = -1;

  NaiveSequence(SequenceShape shape) {
    this.shape = shape;
  }

  void add(Event event) {
    known.add(event);
  }

  /** The frames of the next match that is certain, {@code ?} behind them where it is in doubt. */
  @Nullable String next(long clock, boolean ended) {
    List<Event> best = null;
    for (List<Event> way : ways(clock, ended)) {
      if (best == null || isBetter(way, best)) {
        best = way;
      }
    }
    if (best == null) {
      return null;
    }
    usedUpTo = best.get(best.size() - 1).frame();
    return best.stream().map(Event::frame).toList() + (isDoubtful(best) ? "?" : "");
  }

  /** The match that ends first; of those that end alike the one with the latest steps. */
  private static boolean isBetter(List<Event> way, List<Event> than) {
    int last = way.size() - 1;
    if (way.get(last).frame() != than.get(last).frame()) {
      return way.get(last).frame() < than.get(last).frame();
    }
    for (int i = last - 1; i >= 0; i--) {
      if (way.get(i).frame() != than.get(i).frame()) {
        return way.get(i).frame() > than.get(i).frame();
      }
    }
    return false;
  }

  private List<List<Event>> ways(long clock, boolean ended) {
    List<List<Event>> ways = List.of(List.of());
    for (int step = 0; step < shape.count(); step++) {
      List<List<Event>> longer = new ArrayList<>();
      for (List<Event> way : ways) {
        for (Event event : known) {
          boolean usable = event.step() == step && event.absence() < 0 && event.frame() > usedUpTo;
          if (usable && canFollow(way, event, clock, ended)) {
            List<Event> more = new ArrayList<>(way);
            more.add(event);
            longer.add(more);
          }
        }
      }
      ways = longer;
    }
    return ways.stream().filter(way -> isQuietAtTheEnd(way, clock, ended)).toList();
  }

  private boolean canFollow(List<Event> way, Event next, long clock, boolean ended) {
    if (way.isEmpty()) {
      return true;
    }
    Event first = way.get(0);
    Event before = way.get(way.size() - 1);
    if (next.frame() <= before.frame()
        || next.nanos() - before.nanos() > shape.step(next.step()).withinNanos()
        || next.nanos() - first.nanos() > shape.durationNanos()) {
      return false;
    }
    List<SequenceShape.Absence> between = shape.step(before.step()).then();
    for (int i = 0; i < between.size(); i++) {
      SequenceShape.Absence absence = between.get(i);
      if (absence.isTimed()) {
        long span = next.nanos() - before.nanos();
        if (span <= absence.withinNanos() || !isQuiet(before, i, clock, ended)) {
          return false;
        }
        continue;
      }
      if (breaks(before, i, false, next.frame())
          || (!ended && absence.lateNanos() > 0 && clock <= next.nanos() + absence.lateNanos())) {
        return false;
      }
    }
    return true;
  }

  private boolean isQuietAtTheEnd(List<Event> way, long clock, boolean ended) {
    Event last = way.get(way.size() - 1);
    for (int i = 0; i < shape.step(last.step()).then().size(); i++) {
      if (!isQuiet(last, i, clock, ended)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a time of quiet is certain to be over and to have been quiet. */
  private boolean isQuiet(Event before, int absence, long clock, boolean ended) {
    SequenceShape.Absence wanted = shape.step(before.step()).then().get(absence);
    long certain = before.nanos() + wanted.withinNanos() + (ended ? 0 : wanted.lateNanos());
    return clock > certain && !breaks(before, absence, false, Long.MAX_VALUE);
  }

  /** Whether something came that must not, or with {@code doubt} something that may be it. */
  private boolean breaks(Event before, int absence, boolean doubt, long untilFrame) {
    long within = shape.step(before.step()).then().get(absence).withinNanos();
    return known.stream()
        .filter(e -> e.step() == before.step() && e.absence() == absence && e.doubt() == doubt)
        .filter(e -> e.frame() > before.frame() && e.frame() < untilFrame)
        .anyMatch(e -> e.nanos() - before.nanos() <= within);
  }

  private boolean isDoubtful(List<Event> way) {
    for (int i = 0; i < way.size(); i++) {
      long until = i + 1 < way.size() ? way.get(i + 1).frame() : Long.MAX_VALUE;
      for (int a = 0; a < shape.step(i).then().size(); a++) {
        if (breaks(way.get(i), a, true, until)) {
          return true;
        }
      }
    }
    return false;
  }
}
