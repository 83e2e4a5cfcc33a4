// SPDX-License-Identifier: Apache-2.0
package pingsift.mutate;

import java.util.List;
import pingsift.check.CheckedRule;

/**
 * How well the tests of one rule hold it.
 *
 * @param fates of its mutants, in source order; empty unless {@code standing} is {@link
 *     Standing#TESTED}
 * @param unsound changes that make no sound rule
 * @param equivalent changes after which the rule says what it said, or what another mutant says
 * @param untried changes that were too many
 */
public record RuleScore(
    CheckedRule rule,
    Standing standing,
    List<Fate> fates,
    int unsound,
    int equivalent,
    int untried) {
  /** Whether there is something to test. */
  public enum Standing {
    TESTED,
    NO_TESTS,
    /** Its tests fail on the rule as it is. */
    FAILING
  }

  public RuleScore {
    fates = List.copyOf(fates);
  }

  static RuleScore without(CheckedRule rule, Standing standing) {
    return new RuleScore(rule, standing, List.of(), 0, 0, 0);
  }

  /** How many mutants have an outcome. */
  public long count(Fate.Outcome outcome) {
    return fates.stream().filter(fate -> fate.outcome() == outcome).count();
  }

  /** How many mutants a test notices. */
  public long noticed() {
    return count(Fate.Outcome.NOTICED) + count(Fate.Outcome.NOTICED_ELSEWHERE);
  }

  /** How many mutants a test should notice. */
  public long mutants() {
    return fates.size() - count(Fate.Outcome.ALLOWED);
  }

  /** Percent of the mutants that are noticed, 100 where there are none. */
  public static double percent(long noticed, long mutants) {
    return mutants == 0 ? 100 : 100.0 * noticed / mutants;
  }
}
