// SPDX-License-Identifier: Apache-2.0
package pingsift.inspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import pingsift.eval.Truth;

/**
 * The smallest set of conditions on a record that would have to come out otherwise so that the
 * whole is true. Of sets of one size that whose numbers are nearest.
 */
public final class Flips {
  /** What a condition without numbers adds to the distance of a set. */
  private static final double WHOLE = 1;

  private Flips() {}

  /**
   * A condition that would have to change.
   *
   * @param wanted what it would have to be
   * @param gap how far it is from that, where it compares numbers
   */
  public record Flip(Clause clause, boolean wanted, Optional<Gap> gap) {
    private double distance() {
      return gap.map(Gap::relative).map(far -> Math.min(far, WHOLE)).orElse(WHOLE);
    }
  }

  /** Empty where the whole condition is true. */
  public static List<Flip> of(Reading reading) {
    return smallest(reading, reading.clauses().root(), true);
  }

  /** For ordering sets: fewer conditions first, then nearer ones. */
  public static double distance(List<Flip> flips) {
    return flips.size() * 2.0 * WHOLE + flips.stream().mapToDouble(Flip::distance).sum();
  }

  private static List<Flip> smallest(Reading reading, Clause clause, boolean wanted) {
    if (reading.truth(clause) == Truth.of(wanted)) {
      return List.of();
    }
    return switch (clause.kind()) {
      case NOT -> smallest(reading, clause.children().get(0), !wanted);
      case AND, OR -> joint(reading, clause, wanted);
      case QUANTIFIER -> List.of(new Flip(clause, wanted, Optional.empty()));
      case TEST ->
          List.of(
              new Flip(clause, wanted, Gap.of(clause.condition(), wanted, reading.values(clause))));
    };
  }

  /** All operands have to be as wanted, or any of them. */
  private static List<Flip> joint(Reading reading, Clause clause, boolean wanted) {
    List<List<Flip>> sets =
        clause.children().stream().map(child -> smallest(reading, child, wanted)).toList();
    if ((clause.kind() == Clause.Kind.AND) == wanted) {
      List<Flip> all = new ArrayList<>();
      sets.forEach(all::addAll);
      return all;
    }
    return sets.stream().min(Comparator.comparingDouble(Flips::distance)).orElseThrow();
  }
}
