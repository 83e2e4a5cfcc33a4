// SPDX-License-Identifier: Apache-2.0
package pingsift.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pingsift.inspect.Coverage.Covered;

/**
 * An outcome of a condition that was never seen, with the reason.
 *
 * @param outcome true where it was never true
 * @param why in plain words
 */
public record Uncovered(Clause clause, boolean outcome, String why) {
  /** All of one condition, outer clauses first. */
  public static List<Uncovered> of(Covered covered) {
    List<Uncovered> all = new ArrayList<>();
    new Search(covered, all).search(covered.clauses().root(), Optional.empty());
    return all;
  }

  /** Through the tree, so that a clause that is not reached knows what stood before it. */
  private record Search(Covered covered, List<Uncovered> found) {

    /**
     * @param closed why nothing gets as far as this, if so
     */
    void search(Clause clause, Optional<String> closed) {
      Seen seen = covered.seen(clause);
      Optional<String> why =
          seen.reached() > 0 ? Optional.empty() : closed.or(() -> notReached(clause));
      if (Covered.counts(clause)) {
        if (seen.trues() == 0) {
          found.add(new Uncovered(clause, true, why.orElseGet(() -> never(seen))));
        }
        if (seen.falses() == 0) {
          found.add(new Uncovered(clause, false, why.orElseGet(() -> never(seen))));
        }
      }
      Optional<String> before = clause.kind().isJoint() ? why : Optional.empty();
      for (Clause child : clause.children()) {
        search(child, before);
        before = before.or(() -> closes(clause, child));
      }
    }

    private static String never(Seen seen) {
      return seen.trues() + seen.falses() == 0
          ? "unknown on all " + seen.unknowns()
          : seen.reached() == 1 ? "asked once" : "asked " + seen.reached() + " times";
    }

    private Optional<String> notReached(Clause clause) {
      if (covered.records() == 0) {
        String records = covered.clauses().scope().word() + "s";
        return Optional.of(
            covered.clauses().part() == Clauses.HAVING ? "no window" : "no " + records);
      }
      if (clause.elements().isPresent() && covered.seen(clause).notReached() == 0) {
        return Optional.of("no " + clause.elements().get().plural());
      }
      return Optional.of("what stands before it always decided");
    }

    /** Why an operand leaves nothing to those after it. */
    private Optional<String> closes(Clause joint, Clause operand) {
      Seen seen = covered.seen(operand);
      if (joint.kind() == Clause.Kind.AND && seen.trues() == 0) {
        return Optional.of("not reached: `" + operand.text() + "` was never true");
      }
      if (joint.kind() == Clause.Kind.OR && seen.falses() == 0) {
        return Optional.of("not reached: `" + operand.text() + "` was never false");
      }
      return Optional.empty();
    }
  }
}
