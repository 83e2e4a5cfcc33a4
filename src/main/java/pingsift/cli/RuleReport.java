// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.util.Locale;
import java.util.stream.Collectors;
import pingsift.check.CheckedRule;
import pingsift.check.Printer;
import pingsift.diag.Diagnostic;
import pingsift.diag.DisplayText;
import pingsift.diag.TextRenderer;
import pingsift.engine.RuleSet;

/** What became of loading rules, for people. */
final class RuleReport {
  private RuleReport() {}

  /** Prints every problem to stderr, in the order of the files. */
  static void printAll(RuleSet ruleSet, Terminal terminal) {
    for (Diagnostic problem : ruleSet.diagnostics()) {
      terminal.err().println(renderer(terminal).render(problem));
    }
  }

  /** Prints what keeps rules from running; warnings are for {@code check}. */
  static void printErrors(RuleSet ruleSet, Terminal terminal) {
    for (Diagnostic problem : ruleSet.diagnostics()) {
      if (problem.isError()) {
        terminal.err().println(renderer(terminal).render(problem));
      }
    }
  }

  /** {@code 12 rules in 3 files: 1 error, 2 warnings}. */
  static String summary(RuleSet ruleSet) {
    long errors = ruleSet.diagnostics().stream().filter(Diagnostic::isError).count();
    long warnings = ruleSet.diagnostics().size() - errors;
    return counted(ruleSet.written(), "rule")
        + (ruleSet.files() == 0 ? "" : " in " + counted(ruleSet.files(), "file"))
        + ": "
        + (errors + warnings == 0
            ? "no problems"
            : counted(errors, "error") + ", " + counted(warnings, "warning"));
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
