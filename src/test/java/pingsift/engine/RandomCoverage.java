// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.util.List;
import net.jqwik.api.statistics.Statistics;
import pingsift.check.CheckedQuery;
import pingsift.check.CheckedRule;
import pingsift.eval.Match;

/**
 * Random rules say something, in all ways that there are; else comparing them would show little.
 */
final class RandomCoverage {
  private RandomCoverage() {}

  static void collect(
      String drawn, RuleSet rules, NaiveEngine naive, NaiveClaims claims, List<Match> matches) {
    Statistics.label("sound rules").collect(rules.failed() == 0);
    Statistics.label("sound rules").coverage(c -> c.check(true).percentage(p -> p > 95));
    naive.endings().forEach(ending -> Statistics.label("istreams are left").collect(ending));
    Statistics.label("istreams are left")
        .coverage(
            c -> {
              c.check("open").percentage(p -> p > 5);
              c.check("open, incomplete").percentage(p -> p > 0.1);
              c.check("active").percentage(p -> p > 0.2);
              c.check("ended").percentage(p -> p > 4);
              c.check("ended, incomplete").percentage(p -> p > 0.5);
              c.check("dropped").percentage(p -> p > 3);
              c.check("false").percentage(p -> p > 3);
              c.check("unknown").percentage(p -> p > 2);
            });
    for (CheckedRule rule : rules.rules()) {
      String label = kind(rule) + " rules";
      boolean fires = matches.stream().anyMatch(match -> match.rule() == rule);
      Statistics.label(label).collect(fires ? "fire" : "are silent");
      Statistics.label(label)
          .coverage(
              c -> {
                c.check("fire").percentage(p -> p > 2);
                c.check("are silent").percentage(p -> p > 15);
              });
    }
    Statistics.label("restraints").collect(naive.heldBack > 0 ? "hold back" : "hold nothing back");
    Statistics.label("restraints").coverage(c -> c.check("hold back").percentage(p -> p > 3));
    Statistics.label("evidence").collect(claims.checked > 0 ? "is checked" : "there is none");
    Statistics.label("evidence").coverage(c -> c.check("is checked").percentage(p -> p > 30));
  }

  private static String kind(CheckedRule rule) {
    boolean absence =
        rule.query() instanceof CheckedQuery.Sequence sequence
            && sequence.steps().stream().anyMatch(CheckedQuery.Step::absent);
    return rule.query().word() + (absence ? " with absence" : "");
  }
}
