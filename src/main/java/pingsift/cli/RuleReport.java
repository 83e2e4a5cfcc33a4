// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.util.Locale;
import pingsift.check.CheckedRule;
import pingsift.diag.Diagnostic;
import pingsift.engine.RuleSet;

/** What became of loading rules, for people. */
final class RuleReport {
  private RuleReport() {}

  /**
   * Prints every problem to stderr, in the order of the files; returns whether none is an error.
   */
  static boolean print(RuleSet ruleSet, Terminal terminal) {
    for (Diagnostic diagnostic : ruleSet.diagnostics()) {
      terminal.err().println(diagnostic);
    }
    return errors(ruleSet) == 0;
  }

  static long errors(RuleSet ruleSet) {
    return ruleSet.diagnostics().stream().filter(Diagnostic::isError).count();
  }

  /** {@code 12 rules in 3 files: 1 error, 2 warnings}. */
  static String summary(RuleSet ruleSet) {
    long errors = errors(ruleSet);
    long warnings = ruleSet.diagnostics().size() - errors;
    int rules = ruleSet.rules().size() + ruleSet.failed();
    return counted(rules, "rule")
        + (ruleSet.files() == 0 ? "" : " in " + counted(ruleSet.files(), "file"))
        + ": "
        + (errors + warnings == 0
            ? "no problems"
            : counted(errors, "error") + ", " + counted(warnings, "warning"));
  }

  /** How a rule is understood, in a few lines. */
  static String understood(CheckedRule rule) {
    return rule.name() + ": decided " + rule.deciding().word();
  }

  private static String counted(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }
}
