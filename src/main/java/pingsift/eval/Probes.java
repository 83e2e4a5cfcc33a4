// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayList;
import java.util.List;
import pingsift.check.CheckedRule;

/** The conditions of a plan whose tests are counted, in the order that they were planned. */
final class Probes {
  /** A condition of a rule, so many conditions deep. */
  record Spot(CheckedRule rule, String text, int depth) {}

  private final List<Spot> spots = new ArrayList<>();
  private int depth;

  /** Begins a condition and returns its number; conditions that begin before it ends are parts. */
  int begin(CheckedRule rule, String text) {
    spots.add(new Spot(rule, text, depth++));
    return spots.size() - 1;
  }

  void end() {
    depth--;
  }

  /**
   * Conditions that begin now are no parts of those that have not ended; returns how deep it was.
   */
  int apart() {
    int before = depth;
    depth = 0;
    return before;
  }

  void back(int before) {
    depth = before;
  }

  List<Spot> spots() {
    return List.copyOf(spots);
  }
}
