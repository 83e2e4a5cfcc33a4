// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import pingsift.engine.RuleSources;

/** Which rules a command runs over a corpus. */
final class CorpusRules {
  @Option(
      names = {"-S", "--rules"},
      arity = "1..*",
      paramLabel = "RULES",
      converter = FileName.class,
      description =
          "Rule files, or directories that hold them (*.sift, at any depth). Without it: the rules"
              + " that Pingsift comes with.")
  private List<String> files = new ArrayList<>();

  @Option(names = "-D", paramLabel = "NAME=VALUE", description = RuleOptions.SETTING)
  private List<String> settings = new ArrayList<>();

  RuleSources sources(Terminal terminal) {
    return RuleOptions.sources(files, List.of(), settings, terminal);
  }
}
