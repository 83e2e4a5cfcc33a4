// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import pingsift.eval.Truth;
import pingsift.inspect.Clause;
import pingsift.inspect.Explanation;
import pingsift.inspect.Flips;
import pingsift.inspect.Reading;

/**
 * What the clauses of one condition of a rule were on one record.
 *
 * @param clauses outer ones first
 * @param lacking those that would have to come out otherwise for the whole to be true
 */
record Snapshot(Truth truth, List<State> clauses, List<State> lacking) {
  /**
   * One clause.
   *
   * @param depth below the whole condition
   * @param value {@code false, requests.count is 12}
   */
  record State(String text, int depth, boolean elements, boolean joint, String value) {}

  static Snapshot of(Reading reading) {
    Explanation explanation = Explanation.of(reading);
    List<State> clauses = new ArrayList<>();
    for (Clause clause : reading.clauses().all()) { // in the order of the explanation's lines
      Explanation.Line line = explanation.lines().get(clause.index());
      clauses.add(state(clause, line.depth(), joined(line.state(), line.values())));
    }
    List<State> lacking = new ArrayList<>();
    List<Flips.Flip> flips = Flips.of(reading);
    for (int i = 0; i < flips.size(); i++) {
      Explanation.Line line = explanation.flips().get(i);
      Clause clause = flips.get(i).clause();
      String is = reading.truth(clause).name().toLowerCase(Locale.ROOT);
      lacking.add(state(clause, 0, joined(is, line.values())));
    }
    return new Snapshot(reading.truth(), clauses, lacking);
  }

  private static State state(Clause clause, int depth, String value) {
    String text = RecordId.safe(clause.text());
    boolean joint = clause.kind().isJoint();
    return new State(text, depth, clause.elements().isPresent(), joint, RecordId.safe(value));
  }

  private static String joined(String state, String values) {
    return values.isEmpty() ? state : state + ", " + values;
  }

  Optional<State> find(String text) {
    return clauses.stream().filter(clause -> clause.text().equals(text)).findFirst();
  }
}
