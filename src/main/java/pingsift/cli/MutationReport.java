// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import pingsift.diag.Diagnostic;
import pingsift.diag.DisplayText;
import pingsift.diag.TextRenderer;
import pingsift.mutate.Fate;
import pingsift.mutate.RuleScore;
import pingsift.mutate.RuleScore.Standing;
import pingsift.mutate.Unnoticed;

/** For people: a line for each rule, and under it what no test notices. */
final class MutationReport {
  private final Terminal terminal;
  private final TextRenderer renderer;

  /** What was shown: a change of a definition belongs to every rule that uses it. */
  private final Set<String> shown = new HashSet<>();

  MutationReport(Terminal terminal) {
    this.terminal = terminal;
    this.renderer = terminal.colour() ? TextRenderer.coloured() : TextRenderer.plain();
  }

  void print(List<RuleScore> scores) throws IOException {
    boolean first = true;
    for (RuleScore score : scores) {
      List<Diagnostic> problems =
          Unnoticed.of(score.fates()).stream().map(Unnoticed::diagnostic).toList();
      write((first ? "" : "\n") + line(score) + "\n");
      for (Diagnostic problem : problems) {
        String text = renderer.render(problem);
        if (shown.add(text)) {
          write("\n" + text);
        }
      }
      first = problems.isEmpty() && first;
    }
  }

  private static String line(RuleScore score) {
    String name = DisplayText.safe(score.rule().name());
    return switch (score.standing()) {
      case NO_TESTS -> name + ": no tests";
      case FAILING -> name + ": left out, its tests fail as it is: see `pingsift test`";
      case TESTED -> name + ": " + counts(score);
    };
  }

  private static String counts(RuleScore score) {
    if (score.fates().isEmpty()) {
      return "nothing to change";
    }
    return percent(score.noticed(), score.mutants())
        + ", %,d of %s noticed"
            .formatted(score.noticed(), RuleReport.counted(score.mutants(), "change"))
        + more(score.count(Fate.Outcome.ALLOWED), "allowed")
        + more(score.untried(), "not tried");
  }

  private static String more(long count, String what) {
    return count == 0 ? "" : ", %,d %s".formatted(count, what);
  }

  /** One place, rounded down: 99.96 is not 100. */
  static String percent(long noticed, long mutants) {
    double percent = Math.floor(RuleScore.percent(noticed, mutants) * 10) / 10;
    return String.format(Locale.ROOT, percent == 100 ? "%.0f %%" : "%.1f %%", percent);
  }

  /** {@code 12 rules: 10 tested, …; 450 changes, 400 noticed (88.8 %), in 3.20 s}. */
  static String summary(List<RuleScore> scores, long nanos) {
    long noticed = scores.stream().mapToLong(RuleScore::noticed).sum();
    long mutants = scores.stream().mapToLong(RuleScore::mutants).sum();
    long allowed = scores.stream().mapToLong(s -> s.count(Fate.Outcome.ALLOWED)).sum();
    long untried = scores.stream().mapToLong(RuleScore::untried).sum();
    long same = scores.stream().mapToLong(RuleScore::equivalent).sum();
    return RuleReport.counted(scores.size(), "rule")
        + ": %,d tested".formatted(count(scores, Standing.TESTED))
        + more(count(scores, Standing.FAILING), "failing")
        + more(count(scores, Standing.NO_TESTS), "without tests")
        + "; "
        + RuleReport.counted(mutants, "change")
        + ", %,d noticed (%s)".formatted(noticed, percent(noticed, mutants))
        + more(same, "more that change nothing")
        + more(allowed, "allowed")
        + more(untried, "not tried")
        + String.format(Locale.ROOT, ", in %.2f s", nanos / 1e9);
  }

  private static long count(List<RuleScore> scores, Standing standing) {
    return scores.stream().filter(score -> score.standing() == standing).count();
  }

  private void write(String text) throws IOException {
    terminal.out().write(text.getBytes(StandardCharsets.UTF_8));
  }
}
