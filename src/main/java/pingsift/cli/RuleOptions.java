// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import pingsift.engine.RuleSet;
import pingsift.engine.RuleSources;
import pingsift.fields.Fields;

/** Which rules a command works with. */
final class RuleOptions {
  /** The folder of the shipped rules, below Pingsift's own. */
  private static final String SHIPPED = "rules";

  /** What {@code -D} does, for every command that has it. */
  static final String SETTING =
      "Give a list other members or a constant another value, such as monitors=10.0.0.0/8; may be"
          + " repeated.";

  @Option(
      names = "-S",
      arity = "1..*",
      paramLabel = "RULES",
      converter = FileName.class,
      description =
          "Rule files, or directories that hold them (*.sift, at any depth). Without -S and -e: the"
              + " rules that Pingsift comes with.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "-e",
      paramLabel = "QUERY",
      description =
          "A rule without its ceremony, such as 'istream where entropy > 7'; may be repeated.")
  private List<String> queries = new ArrayList<>();

  @Option(names = "-D", paramLabel = "NAME=VALUE", description = SETTING)
  private List<String> settings = new ArrayList<>();

  RuleSet load(Terminal terminal) {
    return RuleSet.load(sources(files, queries, settings, terminal), Fields::catalogue);
  }

  /** What is named, or the shipped rules where nothing is named. */
  static RuleSources sources(
      List<String> files, List<String> queries, List<String> settings, Terminal terminal) {
    List<String> chosen =
        files.isEmpty() && queries.isEmpty()
            ? List.of(terminal.home().resolve(SHIPPED).toString())
            : files;
    return new RuleSources(chosen, queries, settings);
  }
}
