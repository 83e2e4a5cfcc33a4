// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.util.List;
import pingsift.diag.Diagnostic;
import pingsift.diag.ProblemLog;
import pingsift.engine.RuleSet;
import pingsift.ruletest.RuleTests;

/**
 * The tests that stand in rules.
 *
 * @param errors of the rules and of their tests, file by file in source order
 * @param untold how many more errors there are
 */
record WrittenTests(List<RuleTests> tests, List<Diagnostic> errors, int untold) {
  static WrittenTests of(RuleSet rules) {
    ProblemLog errors = new ProblemLog();
    rules.parsed().forEach(file -> errors.meet(file.source()));
    rules.diagnostics().stream().filter(Diagnostic::isError).forEach(errors);
    List<RuleTests> tests =
        RuleTests.read(
            rules.parsed(),
            problem -> {
              if (problem.isError()) {
                errors.accept(problem);
              }
            });
    int untold = rules.untold().errors() + errors.untold().errors();
    return new WrittenTests(tests, errors.inOrder(), untold);
  }
}
