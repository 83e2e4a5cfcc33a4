// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * At which values of a number a rule hits one capture. Between two values that were tried and agree
 * it is taken to be as at both.
 *
 * @param tried by value, in ticks
 */
public record CaptureCurve(String capture, Label label, NavigableMap<Long, Boolean> tried) {
  /**
   * Two neighbouring values between which the outcome turns.
   *
   * @param below the last value before
   * @param above the first value after
   * @param hitAbove what it is from there on
   */
  public record Turn(long below, long above, boolean hitAbove) {}

  public boolean isHit(long ticks) {
    var at = tried.floorEntry(ticks);
    return at != null ? at.getValue() : tried.firstEntry().getValue();
  }

  /** In ascending order. */
  public List<Turn> turns() {
    List<Turn> turns = new ArrayList<>();
    var before = tried.firstEntry();
    for (var entry : tried.entrySet()) {
      if (!entry.getValue().equals(before.getValue())) {
        turns.add(new Turn(before.getKey(), entry.getKey(), entry.getValue()));
      }
      before = entry;
    }
    return turns;
  }

  CaptureCurve with(NavigableMap<Long, Boolean> more) {
    NavigableMap<Long, Boolean> all = new TreeMap<>(tried);
    all.putAll(more);
    return new CaptureCurve(capture, label, all);
  }
}
