// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import pingsift.check.CheckedRule;
import pingsift.decode.Outcome;
import pingsift.diag.DisplayText;
import pingsift.engine.RunStats;
import pingsift.eve.StatsRecord;

/** Counts alerts by rule, and tells people what a run came to. */
final class Tally {
  /** The alerts of one rule. */
  private static final class Row {
    final CheckedRule rule;
    long count;

    Row(CheckedRule rule) {
      this.rule = rule;
    }
  }

  private final IdentityHashMap<CheckedRule, Row> alerts = new IdentityHashMap<>();

  void count(CheckedRule rule) {
    alerts.computeIfAbsent(rule, Row::new).count++;
  }

  void print(RunStats stats, int rules, PrintWriter err) {
    err.printf(
        Locale.ROOT,
        "%s%s in %s (%,d ICMP, %,d Echo), %s, %s%n",
        RuleReport.counted(stats.alerts(), "alert"),
        heldBack(stats.matches()),
        RuleReport.counted(stats.frames(), "frame"),
        stats.outcomes(Outcome.ICMP),
        stats.echoMessages(),
        RuleReport.counted(stats.streams().opened(), "iStream"),
        RuleReport.counted(rules, "rule"));
    List<Row> rows =
        alerts.values().stream()
            .sorted(
                Comparator.<Row>comparingLong(row -> -row.count)
                    .thenComparing(row -> row.rule.meta().sid()))
            .toList();
    for (Row row : rows) {
      err.printf(
          Locale.ROOT,
          "%,9d  %d  %s%n",
          row.count,
          row.rule.meta().sid(),
          DisplayText.safe(row.rule.meta().msg()));
    }
    if ((stats.echoRequests() == 0) != (stats.echoReplies() == 0)) {
      err.println(
          "all Echo messages are "
              + (stats.echoReplies() == 0 ? "requests" : "replies")
              + ": the capture may show one direction only, and what is missing proves nothing");
    }
    printAnomalies(stats, err);
    err.flush();
  }

  /** What would be alerts without suppressions and throttles. */
  private static String heldBack(StatsRecord.Matches matches) {
    List<String> counts = new ArrayList<>();
    if (matches.suppressed() > 0) {
      counts.add(String.format(Locale.ROOT, "%,d suppressed", matches.suppressed()));
    }
    if (matches.tooFew() > 0) {
      counts.add(String.format(Locale.ROOT, "%,d too few", matches.tooFew()));
    }
    if (matches.limited() > 0) {
      counts.add(String.format(Locale.ROOT, "%,d limited", matches.limited()));
    }
    return counts.isEmpty() ? "" : " (" + String.join(", ", counts) + ")";
  }

  private static void printAnomalies(RunStats stats, PrintWriter err) {
    if (!stats.anomalies().isEmpty()) {
      long all = stats.anomalies().stream().mapToLong(StatsRecord.AnomalyCount::count).sum();
      err.printf(
          Locale.ROOT,
          "%s of %s; the statistics name them%n",
          all == 1 ? "1 anomaly" : String.format(Locale.ROOT, "%,d anomalies", all),
          RuleReport.counted(stats.anomalies().size(), "kind"));
    }
  }
}
