// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import pingsift.check.CheckedRule;
import pingsift.text.SourceText;
import pingsift.text.Span;

/**
 * What became of all tests of one rule.
 *
 * @param unread how many places of its tests could not be understood
 * @param results in source order
 */
public record RuleOutcome(CheckedRule rule, int unread, List<TestResult> results) {
  public RuleOutcome {
    results = List.copyOf(results);
  }

  public boolean hasTests() {
    return unread > 0 || !results.isEmpty();
  }

  public boolean isBad() {
    return unread > 0 || count(TestOutcome::isBad) > 0;
  }

  /** How many tests came out so. */
  public long count(java.util.function.Predicate<TestOutcome> wanted) {
    return results.stream().filter(result -> wanted.test(result.outcome())).count();
  }

  /** Puts results to their rules, in the order of the rules; those without tests too. */
  public static List<RuleOutcome> of(
      List<CheckedRule> rules, List<RuleTests> tests, List<TestResult> results) {
    record Place(SourceText source, Span span) {}

    Map<Place, Integer> unread = new HashMap<>();
    tests.forEach(t -> unread.put(new Place(t.source().original(), t.span()), t.problems()));
    IdentityHashMap<CheckedRule, List<TestResult>> byRule = new IdentityHashMap<>();
    for (TestResult result : results) {
      byRule.computeIfAbsent(result.rule(), rule -> new ArrayList<>()).add(result);
    }
    return rules.stream()
        .map(
            rule ->
                new RuleOutcome(
                    rule,
                    unread.getOrDefault(new Place(rule.source().original(), rule.span()), 0),
                    byRule.getOrDefault(rule, List.of())))
        .toList();
  }
}
