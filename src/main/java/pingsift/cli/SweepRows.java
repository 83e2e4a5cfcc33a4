// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import pingsift.regress.CaptureCurve;
import pingsift.regress.Label;
import pingsift.regress.RuleNumber;

/**
 * What a sweep found, as stretches of values on which every capture's outcome stays the same.
 *
 * @param rows ascending
 * @param now index of the row that holds the number as it is
 * @param passes how often captures were read
 */
record SweepRows(
    RuleNumber number, List<CaptureCurve> curves, List<Row> rows, int now, int passes) {
  /**
   * A stretch.
   *
   * @param first the first value of it that was tried
   * @param last the last one
   * @param turned captures whose outcome is another than in the row before: {@code +x.pcap}
   */
  record Row(long first, long last, int malicious, int benign, int other, List<String> turned) {}

  static SweepRows of(
      List<CaptureCurve> curves, SortedSet<Long> tried, RuleNumber number, int passes) {
    SortedSet<Long> all = new TreeSet<>(tried);
    SortedSet<Long> starts = new TreeSet<>(List.of(tried.first()));
    for (CaptureCurve curve : curves) {
      for (CaptureCurve.Turn turn : curve.turns()) {
        starts.add(turn.above());
        all.add(turn.below());
        all.add(turn.above());
      }
    }
    List<Row> rows = new ArrayList<>();
    int now = 0;
    for (long start : starts) {
      SortedSet<Long> later = starts.tailSet(start + 1);
      long last = later.isEmpty() ? all.last() : all.headSet(later.first()).last();
      if (start <= number.ticks()) {
        now = rows.size();
      }
      rows.add(row(curves, start, last));
    }
    return new SweepRows(number, curves, rows, now, passes);
  }

  private static Row row(List<CaptureCurve> curves, long first, long last) {
    int[] hits = new int[Label.values().length];
    List<String> turned = new ArrayList<>();
    for (CaptureCurve curve : curves) {
      if (curve.isHit(first)) {
        hits[curve.label().ordinal()]++;
      }
      for (CaptureCurve.Turn turn : curve.turns()) {
        if (turn.above() == first) {
          turned.add((turn.hitAbove() ? "+" : "-") + curve.capture());
        }
      }
    }
    int other = hits[Label.OTHER.ordinal()] + hits[Label.NONE.ordinal()];
    return new Row(
        first, last, hits[Label.MALICIOUS.ordinal()], hits[Label.BENIGN.ordinal()], other, turned);
  }

  int count(Label label) {
    return (int) curves.stream().filter(curve -> curve.label() == label).count();
  }

  /** Captures that are neither malicious nor benign, or have no label. */
  int others() {
    return count(Label.OTHER) + count(Label.NONE);
  }

  String text(long ticks) {
    return number.scale().text(ticks);
  }
}
