// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.util.List;
import java.util.Map;
import pingsift.diag.Diagnostic;
import pingsift.engine.RuleSet;
import pingsift.engine.RuleSources;
import pingsift.fields.Fields;
import pingsift.lint.Lints;
import pingsift.lint.LoadedRules;

/**
 * Rules with everything there is to tell of them.
 *
 * @param chosen the files and directories that were asked for
 * @param queries the bare queries that were asked for
 * @param settings what lists and constants are instead
 * @param problems errors, warnings and hints, file by file in source order
 */
record CheckedFiles(
    List<String> chosen,
    List<String> queries,
    List<String> settings,
    RuleSet rules,
    List<Diagnostic> problems) {

  /** The named files and queries, or the shipped rules where nothing is named. */
  static CheckedFiles load(
      List<String> files, List<String> queries, List<String> settings, Terminal terminal) {
    return load(RuleOptions.chosen(files, queries, terminal), queries, settings, Map.of());
  }

  /** Once more, some files with another text than they have. */
  CheckedFiles with(Map<String, String> texts) {
    return load(chosen, queries, settings, texts);
  }

  private static CheckedFiles load(
      List<String> chosen, List<String> queries, List<String> settings, Map<String, String> texts) {
    RuleSet rules =
        RuleSet.load(new RuleSources(chosen, queries, settings, texts), Fields.catalogue());
    LoadedRules loaded =
        new LoadedRules(rules.parsed(), rules.rules(), Fields.catalogue(), !rules.hasErrors());
    return new CheckedFiles(
        chosen, queries, settings, rules, Lints.check(loaded, rules.diagnostics()));
  }
}
