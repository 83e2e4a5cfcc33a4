// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.check.CheckedQuery;
import pingsift.check.CheckedQuery.Step;
import pingsift.engine.NaiveRecord.By;

/** The records of one sequence with the same keys: every choice of them is tried. */
final class NaiveWays {
  /** A record of a step, or of a step that must not happen. */
  private record Event(int step, NaiveRecord record) {
    By by() {
      return record.by();
    }
  }

  /** One record for each step that happens, so far. */
  record Way(List<NaiveRecord> records, List<Integer> steps, boolean inDoubt) {
    NaiveRecord last() {
      return records.get(records.size() - 1);
    }

    List<Long> frames() {
      return records.stream().map(record -> record.by().frame()).toList();
    }

    private Way with(int step, NaiveRecord record, boolean doubt) {
      List<NaiveRecord> longer = new ArrayList<>(records);
      longer.add(record);
      List<Integer> more = new ArrayList<>(steps);
      more.add(step);
      return new Way(longer, more, inDoubt || doubt || !record.complete());
    }
  }

  private final CheckedQuery.Sequence sequence;
  private final List<Step> steps;
  private final List<Event> known = new ArrayList<>();
  private long usedUpTo;

  NaiveWays(CheckedQuery.Sequence sequence) {
    this.sequence = sequence;
    steps = sequence.steps();
  }

  void add(int step, NaiveRecord record) {
    known.add(new Event(step, record));
  }

  /** The next match that is certain, if there is one. */
  @Nullable Way next(long clock, boolean ended) {
    List<Way> ways = List.of(new Way(List.of(), List.of(), false));
    for (int step = 0; step < steps.size(); step++) {
      if (steps.get(step).absent()) {
        continue;
      }
      List<Way> longer = new ArrayList<>();
      for (Way way : ways) {
        for (Event event : known) {
          if (event.step == step && event.by().frame() > usedUpTo) {
            Way more = followed(way, event, clock, ended);
            if (more != null) {
              longer.add(more);
            }
          }
        }
      }
      ways = longer;
    }
    Way best = null;
    for (Way way : ways) {
      Way whole = finished(way, clock, ended);
      if (whole != null && (best == null || isBetter(whole.frames(), best.frames()))) {
        best = whole;
      }
    }
    if (best != null) {
      usedUpTo = best.last().by().frame();
    }
    return best;
  }

  /** The match that ends first; of those that end alike the one with the latest steps. */
  private static boolean isBetter(List<Long> way, List<Long> than) {
    int last = way.size() - 1;
    if (!way.get(last).equals(than.get(last))) {
      return way.get(last) < than.get(last);
    }
    for (int i = last - 1; i >= 0; i--) {
      if (!way.get(i).equals(than.get(i))) {
        return way.get(i) > than.get(i);
      }
    }
    return false;
  }

  private @Nullable Way followed(Way way, Event event, long clock, boolean ended) {
    if (way.records.isEmpty()) {
      return way.with(event.step, event.record, false);
    }
    By next = event.by();
    By before = way.last().by();
    long span = next.nanos() - before.nanos();
    if (next.frame() <= before.frame()
        || span > steps.get(event.step).withinNanos().orElse(Long.MAX_VALUE)
        || next.nanos() - way.records.get(0).by().nanos() > sequence.durationNanos()) {
      return null;
    }
    boolean doubt = false;
    for (int i = event.step - 1; steps.get(i).absent(); i--) {
      boolean timed = steps.get(i).withinNanos().isPresent();
      long within = steps.get(i).withinNanos().orElse(Long.MAX_VALUE);
      long until = timed ? Long.MAX_VALUE : next.frame();
      long certain = timed ? before.nanos() + within : next.nanos();
      if ((timed && span <= within)
          || happened(i, false, before, within, until)
          || isOpen(i, certain, timed, clock, ended)) {
        return null;
      }
      // what comes behind the next step has not come before it
      doubt |= happened(i, true, before, within, next.frame());
    }
    return way.with(event.step, event.record, doubt);
  }

  private @Nullable Way finished(Way way, long clock, boolean ended) {
    boolean doubt = false;
    By last = way.last().by();
    for (int i = steps.size() - 1; steps.get(i).absent(); i--) {
      // without a time of its own it has that of the whole sequence
      long within = steps.get(i).withinNanos().orElse(sequence.durationNanos());
      if (happened(i, false, last, within, Long.MAX_VALUE)
          || isOpen(i, last.nanos() + within, true, clock, ended)) {
        return null;
      }
      doubt |= happened(i, true, last, within, Long.MAX_VALUE);
    }
    return new Way(way.records, way.steps, way.inDoubt || doubt);
  }

  /** Whether a record came that must not, or one that may be it. */
  private boolean happened(int step, boolean inDoubt, By before, long within, long untilFrame) {
    return known.stream()
        .filter(event -> event.step == step && event.record.inDoubt() == inDoubt)
        .filter(event -> event.by().frame() > before.frame() && event.by().frame() < untilFrame)
        .anyMatch(event -> event.by().nanos() - before.nanos() <= within);
  }

  /** Whether a record of a time that must be quiet can still become known. */
  private boolean isOpen(int step, long quietNanos, boolean timed, long clock, boolean ended) {
    long late = ended ? 0 : NaiveLateness.nanos(steps.get(step).query());
    return clock <= quietNanos + late && (timed || late > 0);
  }
}
