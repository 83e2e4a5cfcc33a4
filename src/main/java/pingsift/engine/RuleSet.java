// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import pingsift.check.CheckedRule;
import pingsift.check.Schema;
import pingsift.diag.Diagnostic;
import pingsift.diag.Untold;
import pingsift.syntax.RuleFile;

/**
 * The rules of a run, checked, with everything that is wrong with them. Immutable.
 *
 * @param rules the sound ones, in the order of files and of each file
 * @param diagnostics of all files, in the same order
 * @param untold how many more problems there are, in texts that have too many to be told
 * @param files how many rule files there are, readable or not, imported ones too
 * @param written how many rules and queries stand in them
 * @param failed how many rules are left out because of errors; at least 1 where a file has errors
 *     outside any rule
 * @param parsed the rule files that could be read, for those who look at more than sound rules
 */
public record RuleSet(
    List<CheckedRule> rules,
    List<Diagnostic> diagnostics,
    Untold untold,
    int files,
    int written,
    int failed,
    List<RuleFile> parsed) {
  /** What rule files are called. */
  public static final String SUFFIX = ".sift";

  public RuleSet {
    rules = List.copyOf(rules);
    diagnostics = List.copyOf(diagnostics);
    parsed = List.copyOf(parsed);
  }

  /** Whether anything keeps a rule from running. */
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }

  /**
   * Reads rules from files and directories and from bare queries. Never throws: what cannot be read
   * is a diagnostic.
   *
   * @param paths files, or directories that are searched with their subdirectories for {@link
   *     #SUFFIX} files
   * @param queries such as {@code istream where entropy > 7}; see {@link RuleSources}
   */
  public static RuleSet load(List<String> paths, List<String> queries, Schema schema) {
    return load(new RuleSources(paths, queries, List.of()), schema);
  }

  /**
   * As {@link #load(List, List, Schema)}, where some files are taken to hold another text than they
   * do.
   *
   * @param texts by the name that the file has in diagnostics
   */
  public static RuleSet load(
      List<String> paths, List<String> queries, Schema schema, Map<String, String> texts) {
    return load(new RuleSources(paths, queries, List.of(), texts), schema);
  }

  /** The same for rules whose lists and constants can be set. */
  public static RuleSet load(RuleSources sources, Schema schema) {
    return load(sources, () -> schema);
  }

  /**
   * The same where the schema is still being made.
   *
   * @param schema asked for when files have been read
   */
  public static RuleSet load(RuleSources sources, Supplier<? extends Schema> schema) {
    return new RuleLoader(schema, sources.texts()).load(sources);
  }
}
