// SPDX-License-Identifier: Apache-2.0
package pingsift.verdict;

import java.util.Comparator;
import java.util.List;
import pingsift.check.CheckedRule;

/**
 * A rule that fired on a subject.
 *
 * @param alerts how many times
 * @param firstFrame the frame that decided the first of them
 */
public record Finding(CheckedRule rule, long alerts, long firstFrame) {
  /** The worst first, then by rule id. */
  static final Comparator<Finding> WORST_FIRST =
      Comparator.comparingInt(Finding::severity)
          .thenComparingLong(finding -> finding.rule().meta().sid());

  private static final String FACET = "facet";

  public int severity() {
    return rule.meta().severity();
  }

  /** Whether a verdict can rest on it; otherwise it informs. */
  public boolean counts() {
    return severity() <= Verdict.SUSPICION;
  }

  /**
   * What side of the traffic the rule looks at: the {@code facet} of its {@code meta}, else its own
   * name. Rules of one facet see the same thing twice and confirm nothing to each other.
   */
  public String facet() {
    List<String> named = rule.meta().other().getOrDefault(FACET, List.of());
    return named.isEmpty() ? rule.name() : named.get(0);
  }

  Finding with(Finding other) {
    return new Finding(rule, alerts + other.alerts, Math.min(firstFrame, other.firstFrame));
  }
}
