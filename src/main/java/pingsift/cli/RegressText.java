// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pingsift.diag.DisplayText;
import pingsift.regress.Change;
import pingsift.regress.Comparison;
import pingsift.regress.Difference;
import pingsift.regress.Regression;
import pingsift.regress.RuleComparison;
import pingsift.regress.Score;
import pingsift.report.RegressionWords;

/** A regression report for people. */
final class RegressText {
  /** Changes of one rule, and broken captures; the rest is counted. */
  private static final int MOST_SHOWN = 10;

  private final TextTable.Lines lines;
  private final boolean all;

  RegressText(TextTable.Lines lines, boolean all) {
    this.lines = line -> lines.line(DisplayText.safe(line));
    this.all = all;
  }

  void write(Regression regression) throws IOException {
    lines.line(RegressionWords.head(regression));
    if (regression.comparison().isPresent()) {
      Comparison comparison = regression.comparison().get();
      lines.line(RegressionWords.summary(comparison, regression.what()));
      for (RuleComparison rule : comparison.rules()) {
        if (rule.isChanged() || rule.isEdited()) {
          rule(rule);
        }
      }
      captures(comparison);
    }
    if (!regression.troubles().isEmpty()) {
      lines.line("");
      lines.line("broken:");
      List<String> troubles = regression.troubles();
      int shown = all ? troubles.size() : Math.min(MOST_SHOWN, troubles.size());
      for (String trouble : troubles.subList(0, shown)) {
        lines.line("  " + trouble);
      }
      if (shown < troubles.size()) {
        lines.line("  and " + (troubles.size() - shown) + " more (--all shows them)");
      }
    }
    if (!regression.scores().isEmpty()) {
      scores(regression);
    }
  }

  private void rule(RuleComparison rule) throws IOException {
    lines.line("");
    String summary = rule.isChanged() ? RegressionWords.summary(rule) : "the same alerts";
    lines.line(rule.rule().name() + " (" + rule.rule().sid() + "): " + summary);
    if (rule.isEdited()) {
      lines.line("  was " + rule.was().map(RegressText::query).orElse(""));
      lines.line("  is  " + query(rule.rule()));
    }
    int shown = 0;
    for (Change change : rule.changes()) {
      if (!all && shown == MOST_SHOWN) {
        int rest = rule.changes().size() - shown;
        lines.line("  and " + RuleReport.counted(rest, "more change") + " (--all shows them)");
        break;
      }
      shown++;
      lines.line("  " + RegressionWords.head(change));
      for (Difference difference : change.differences()) {
        for (String line : RegressionWords.lines(difference)) {
          lines.line("    " + line);
        }
      }
    }
  }

  private static String query(pingsift.regress.RuleRecord rule) {
    List<String> parts = new ArrayList<>(List.of(rule.query()));
    parts.addAll(rule.restraints());
    return String.join("; ", parts);
  }

  private void captures(Comparison comparison) throws IOException {
    if (comparison.captures().isEmpty()) {
      return;
    }
    lines.line("");
    lines.line("captures:");
    for (Comparison.CaptureChange change : comparison.captures()) {
      lines.line("  " + change.capture() + " " + change.what());
    }
  }

  private void scores(Regression regression) throws IOException {
    lines.line("");
    boolean two = !regression.scoresWas().isEmpty();
    String[] titles =
        two
            ? new String[] {"rule ", "malicious", "benign", "precision", "was", "recall", "was"}
            : new String[] {"rule ", "malicious", "benign", "precision", "recall"};
    TextTable table = new TextTable(lines, titles);
    for (Score score : regression.scores()) {
      Optional<Score> was = regression.was(score);
      List<String> cells = new ArrayList<>();
      cells.add(score.rule().isEmpty() ? "all rules" : score.rule());
      cells.add(score.maliciousHit() + " of " + score.malicious());
      cells.add(score.benignHit() + " of " + score.benign());
      cells.add(RegressionWords.precision(score));
      if (two) {
        cells.add(was.map(RegressionWords::precision).orElse(""));
      }
      cells.add(RegressionWords.recall(score));
      if (two) {
        cells.add(was.map(RegressionWords::recall).orElse(""));
      }
      table.row(cells);
    }
    table.end();
  }
}
