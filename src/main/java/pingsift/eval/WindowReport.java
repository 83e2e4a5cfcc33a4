// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** What an alert says of a window. */
final class WindowReport {
  /** How many frames of a window, or of a part of its condition, are told: the latest ones. */
  static final int MOST_FRAMES = 256;

  private final WindowRule rule;
  private final WindowRows rows;

  WindowReport(WindowRule rule, WindowRows rows) {
    this.rule = rule;
    this.rows = rows;
  }

  /**
   * @param dropped whether records of the window are missing because there were too many
   */
  Gatherer.Found found(GatheredRecord record, Evaluation evaluation, boolean dropped) {
    return new Gatherer.Found(
        record.decider(),
        record.stream(),
        new Group(
            rule.keys().shown(evaluation),
            rows.size(),
            rows.oldest(),
            rows.newest(),
            frames(List.of())),
        evidence(record, evaluation),
        missing(dropped));
  }

  /** What the last record was, then what all are together with the frames that count. */
  private List<Evidence> evidence(GatheredRecord record, Evaluation evaluation) {
    List<Evidence> evidence = new ArrayList<>();
    if (rule.where() != null) {
      record.explain(rule.where(), evidence);
    }
    List<Evidence> together = new ArrayList<>();
    rule.having().explain(evaluation, together);
    together.forEach(part -> evidence.add(withFrames(part)));
    return evidence;
  }

  private Evidence withFrames(Evidence part) {
    List<Integer> columns = rule.countedIn().get(part.condition());
    return columns == null
        ? part
        : new Evidence(
            part.condition(),
            part.value(),
            part.literal(),
            frames(columns),
            part.offset(),
            part.length());
  }

  private List<String> missing(boolean dropped) {
    List<String> missing = new ArrayList<>();
    for (WindowTerms.Source source : rule.sources()) {
      int unknown = unknown(source);
      String reason =
          "`%s` is unknown for %d of %d %s"
              .formatted(source.text(), unknown, rows.size(), rule.elements());
      if (unknown > 0 && !missing.contains(reason)) {
        missing.add(reason);
      }
    }
    if (dropped) {
      missing.add("the window had more than %d %s".formatted(rows.size(), rule.elements()));
    }
    return missing;
  }

  /** For how many of the records that matter the capture does not show a value. */
  private int unknown(WindowTerms.Source source) {
    int column = source.column();
    return switch (source.reach()) {
      case ALL -> rows.shorts(column);
      case BEFORE_FIRST -> outside(column, (slot, other) -> rows.isBefore(slot, other));
      case BEHIND_LAST -> outside(column, (slot, other) -> rows.isBefore(other, slot));
    };
  }

  /** Counts the short records outside of all that have the value, seen from one end. */
  private int outside(int column, IntBinaryPredicate isFurtherOut) {
    int end = -1;
    for (int place = 0; place < rows.size(); place++) {
      int slot = rows.slot(place);
      boolean has = rows.cell(slot, column) != Column.ABSENT;
      end = has && (end < 0 || isFurtherOut.test(slot, end)) ? slot : end;
    }
    int count = 0;
    for (int place = 0; place < rows.size(); place++) {
      int slot = rows.slot(place);
      boolean outside = end < 0 || isFurtherOut.test(slot, end);
      count += outside && rows.isShort(slot, column) ? 1 : 0;
    }
    return count;
  }

  @FunctionalInterface
  private interface IntBinaryPredicate {
    boolean test(int slot, int other);
  }

  private boolean counts(int slot, int column) {
    return column == WindowTerms.EVERY || rows.cell(slot, column) == 1;
  }

  /**
   * The frames of the records on which one of the columns is 1, or of all records where no column
   * is given; ascending.
   */
  private long[] frames(List<Integer> columns) {
    PriorityQueue<Long> latest = new PriorityQueue<>();
    for (int place = 0; place < rows.size(); place++) {
      int slot = rows.slot(place);
      if (!columns.isEmpty() && columns.stream().noneMatch(c -> counts(slot, c))) {
        continue;
      }
      long frame = rows.frame(slot);
      if (latest.size() < MOST_FRAMES) {
        latest.add(frame);
      } else if (frame > latest.element()) {
        latest.poll();
        latest.add(frame);
      }
    }
    return latest.stream().mapToLong(Long::longValue).sorted().distinct().toArray();
  }
}
