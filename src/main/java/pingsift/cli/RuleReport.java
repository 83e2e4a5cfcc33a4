// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import pingsift.check.CheckedRule;
import pingsift.check.Printer;
import pingsift.diag.Diagnostic;
import pingsift.diag.DisplayText;
import pingsift.diag.Severity;
import pingsift.diag.TextRenderer;
import pingsift.diag.Untold;
import pingsift.engine.RuleSet;

/** What became of loading rules, for people. */
final class RuleReport {
  /** Nobody reads more; the rest is counted. */
  private static final int MOST_SHOWN = 100;

  private RuleReport() {}

  /** Prints what keeps rules from running; warnings are for {@code check}. */
  static void printErrors(RuleSet ruleSet, Terminal terminal) {
    print(
        ruleSet.diagnostics().stream().filter(Diagnostic::isError).toList(),
        ruleSet.untold().errors(),
        terminal);
  }

  /** Where there are too many, errors are shown rather than warnings, and the rest is counted. */
  static void print(List<Diagnostic> problems, int untold, Terminal terminal) {
    List<Diagnostic> shown = problems;
    if (problems.size() > MOST_SHOWN) {
      List<Diagnostic> errors = problems.stream().filter(Diagnostic::isError).toList();
      shown = (errors.size() < MOST_SHOWN ? problems : errors).subList(0, MOST_SHOWN);
    }
    for (Diagnostic problem : shown) {
      terminal.err().println(renderer(terminal).render(problem));
    }
    int rest = problems.size() - shown.size() + untold;
    if (rest > 0) {
      terminal.err().println("and " + counted(rest, "more problem") + "\n");
    }
  }

  /** {@code 12 rules in 3 files: 1 error, 2 warnings, 1 hint}. */
  static String summary(RuleSet ruleSet, List<Diagnostic> problems, Untold untold) {
    String hints = count(problems, Severity.HINT) == 0 ? "" : ", " + told(problems, Severity.HINT);
    return counted(ruleSet.written(), "rule")
        + (ruleSet.files() == 0 ? "" : " in " + counted(ruleSet.files(), "file"))
        + ": "
        + (problems.isEmpty()
            ? "no problems"
            : counted(count(problems, Severity.ERROR) + untold.errors(), "error")
                + ", "
                + counted(count(problems, Severity.WARNING) + untold.warnings(), "warning")
                + hints);
  }

  private static String told(List<Diagnostic> problems, Severity severity) {
    return counted(count(problems, severity), severity.word());
  }

  private static long count(List<Diagnostic> problems, Severity severity) {
    return problems.stream().filter(problem -> problem.severity() == severity).count();
  }

  /** How a rule is understood: its name, then its condition and when it is decided, indented. */
  static String understood(CheckedRule rule) {
    String lines =
        Printer.print(rule)
            .lines()
            .map(line -> "  " + DisplayText.safe(line.replace("\t", "    ")) + "\n")
            .collect(Collectors.joining());
    return rule.name() + "\n" + lines;
  }

  static String counted(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }

  static TextRenderer renderer(Terminal terminal) {
    return terminal.interactive() ? TextRenderer.coloured() : TextRenderer.plain();
  }
}
