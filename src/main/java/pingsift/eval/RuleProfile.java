// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.List;

/**
 * What the conditions of rules cost in a run.
 *
 * @param lines in source order of the rules; behind a condition those that it is made of
 * @param sifted how many times an index looked at a record to see which conditions can be true
 */
public record RuleProfile(List<Line> lines, long sifted) {
  /** One test in so many is timed. */
  public static final int TIMED_ONE_IN = ProbeCounts.TIMED_ONE_IN;

  /**
   * A condition.
   *
   * @param depth 0 for the condition of a rule, or one that takes part in it and is tested by
   *     itself: what is behind a quantifier, and what several rules share
   * @param tested how many times; conditions that an index rules out are not tested
   * @param nanos of all tests together, with those of the parts; an estimate
   */
  public record Line(
      String rule, long sid, String text, int depth, long tested, long trues, double nanos) {}

  public RuleProfile {
    lines = List.copyOf(lines);
  }

  /** How many tests there were of conditions that have no parts. */
  public long leavesTested() {
    long sum = 0;
    for (int i = 0; i < lines.size(); i++) {
      boolean leaf = i + 1 == lines.size() || lines.get(i + 1).depth() <= lines.get(i).depth();
      sum += leaf ? lines.get(i).tested() : 0;
    }
    return sum;
  }
}
