// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.diag.ProblemLog;
import pingsift.diag.Untold;
import pingsift.engine.RuleSet;
import pingsift.engine.RuleSources;
import pingsift.fields.Fields;
import pingsift.lint.Lints;
import pingsift.lint.LoadedRules;
import pingsift.ruletest.CaptureFinder;
import pingsift.ruletest.RuleTests;

/**
 * Rules with everything there is to tell of them.
 *
 * @param sources what was asked for
 * @param captures where tests find their captures
 * @param problems errors, warnings and hints, file by file in source order
 * @param untold how many more problems there are
 */
record CheckedFiles(
    RuleSources sources,
    CaptureFinder captures,
    RuleSet rules,
    List<Diagnostic> problems,
    Untold untold) {

  /** Once more, some files with another text than they have. */
  CheckedFiles with(Map<String, String> texts) {
    return load(sources.with(texts), captures);
  }

  static CheckedFiles load(RuleSources sources, CaptureFinder captures) {
    RuleSet rules = RuleSet.load(sources, Fields.catalogue());
    ProblemLog ofTests = new ProblemLog();
    captures.tellMissing(RuleTests.read(rules.parsed(), ofTests), ofTests);
    List<Diagnostic> found = new ArrayList<>(rules.diagnostics());
    found.addAll(ofTests.inOrder());
    Untold untold = rules.untold().plus(ofTests.untold());
    LoadedRules loaded =
        new LoadedRules(rules.parsed(), rules.rules(), Fields.catalogue(), !rules.hasErrors());
    return new CheckedFiles(
        sources, captures, rules, allowed(Lints.check(loaded, found), untold), untold);
  }

  /** Where warnings were too many to be kept, what a comment allows may be among those. */
  private static List<Diagnostic> allowed(List<Diagnostic> problems, Untold untold) {
    return untold.warnings() == 0
        ? problems
        : problems.stream().filter(problem -> problem.kind() != Kind.UNUSED_ALLOW).toList();
  }
}
