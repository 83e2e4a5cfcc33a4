// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import pingsift.diag.DisplayText;
import pingsift.ruletest.MissExplainer;
import pingsift.ruletest.RuleOutcome;
import pingsift.ruletest.TestOutcome;
import pingsift.ruletest.TestResult;

/** Results of tests for people: a line for each rule, and under it what went wrong. */
final class TestReport {
  private static final int MOST_NAMES = 5;
  private static final String GREEN = "\u001b[32m";
  private static final String RED = "\u001b[1;31m";
  private static final String YELLOW = "\u001b[33m";
  private static final String RESET = "\u001b[0m";

  private final Terminal terminal;
  private final MissExplainer explainer;

  TestReport(Terminal terminal, MissExplainer explainer) {
    this.terminal = terminal;
    this.explainer = explainer;
  }

  /**
   * @param again whether only what was tested anew, or still fails, is to be shown
   */
  void print(TestRounds.Round round, boolean again) throws IOException {
    int width = 0;
    for (RuleOutcome outcome : round.outcomes()) {
      width = Math.max(width, Math.min(40, outcome.rule().name().length()));
    }
    for (RuleOutcome outcome : round.outcomes()) {
      if (!again || outcome.isBad() || round.fresh().contains(outcome.rule().name())) {
        line(outcome, width);
        for (TestResult result : outcome.results()) {
          for (String line : TestDetails.of(result, explainer)) {
            write("  " + DisplayText.safe(line));
          }
        }
      }
    }
  }

  private void line(RuleOutcome outcome, int width) throws IOException {
    String name = DisplayText.safe(outcome.rule().name());
    String padded = String.format(Locale.ROOT, "%-" + Math.max(1, width) + "s", name);
    if (!outcome.hasTests()) {
      write(painted(YELLOW, "no tests") + "  " + name);
    } else if (outcome.isBad()) {
      write(painted(RED, "FAILED") + "    " + padded + "  " + counts(outcome));
    } else {
      write(painted(GREEN, "ok") + "        " + padded + "  " + counts(outcome));
    }
  }

  private static String counts(RuleOutcome outcome) {
    long bad = outcome.count(TestOutcome::isBad);
    long known = outcome.count(one -> one == TestOutcome.KNOWN);
    return (bad > 0 ? bad + " of " : "")
        + RuleReport.counted(outcome.results().size(), "test")
        + (bad > 0 ? " failed" : "")
        + (known > 0 ? ", " + known + " known" : "")
        + (outcome.unread() > 0 ? ", " + outcome.unread() + " not understood" : "");
  }

  /** {@code 12 rules: 10 ok, 1 failed, 1 without tests; 33 tests, 1 failed, in 0.4 s}. */
  static String summary(TestRounds.Round round) {
    List<RuleOutcome> all = round.outcomes();
    long bad = all.stream().filter(RuleOutcome::isBad).count();
    long none = all.stream().filter(outcome -> !outcome.hasTests()).count();
    long tests = all.stream().mapToLong(outcome -> outcome.results().size()).sum();
    long failed = all.stream().mapToLong(outcome -> outcome.count(TestOutcome::isBad)).sum();
    long known = all.stream().mapToLong(o -> o.count(one -> one == TestOutcome.KNOWN)).sum();
    int errors = round.errors().size() + round.untold();
    return RuleReport.counted(all.size(), "rule")
        + ": %,d ok, %,d failed".formatted(all.size() - bad - none, bad)
        + (none == 0 ? "" : ", %,d without tests".formatted(none))
        + "; "
        + RuleReport.counted(tests, "test")
        + (failed == 0 ? "" : ", %,d failed".formatted(failed))
        + (known == 0 ? "" : ", %,d known".formatted(known))
        + (errors == 0 ? "" : "; " + RuleReport.counted(errors, "error") + " in rules")
        + String.format(Locale.ROOT, ", in %.2f s", round.nanos() / 1e9);
  }

  /** A few names of files, and how many more there are. */
  static String names(List<Path> files) {
    String some =
        files.stream().limit(MOST_NAMES).map(Path::toString).collect(Collectors.joining(", "));
    int more = files.size() - MOST_NAMES;
    return DisplayText.safe(more > 0 ? some + " and " + more + " more" : some);
  }

  private String painted(String colour, String text) {
    return terminal.colour() ? colour + text + RESET : text;
  }

  private void write(String line) throws IOException {
    terminal.out().write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
