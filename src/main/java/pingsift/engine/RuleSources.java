// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.util.List;
import java.util.Map;

/**
 * Where the rules of a run come from.
 *
 * @param paths files, or directories that are searched with their subdirectories for {@link
 *     RuleSet#SUFFIX} files
 * @param queries such as {@code istream where entropy > 7}; they get the lowest ids from 1 on that
 *     no rule of the files has
 * @param settings such as {@code monitors=10.0.0.0/8}: what lists and constants of the files are
 *     instead
 * @param texts what some files are taken to hold instead of what they do, by the names that they
 *     have in diagnostics
 */
public record RuleSources(
    List<String> paths, List<String> queries, List<String> settings, Map<String, String> texts) {
  /** Files as they are. */
  public RuleSources(List<String> paths, List<String> queries, List<String> settings) {
    this(paths, queries, settings, Map.of());
  }

  public RuleSources {
    paths = List.copyOf(paths);
    queries = List.copyOf(queries);
    settings = List.copyOf(settings);
    texts = Map.copyOf(texts);
  }

  /** The same, some files with another text than they have. */
  public RuleSources with(Map<String, String> others) {
    return new RuleSources(paths, queries, settings, others);
  }
}
