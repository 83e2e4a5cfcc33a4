// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import pingsift.engine.RuleSources;

/** Which rules a command is about that is about nothing else: they need no option before them. */
final class RuleArguments {
  @Parameters(
      arity = "0..*",
      paramLabel = "RULES",
      converter = FileName.class,
      description =
          "Rule files, or directories that hold them (*.sift, at any depth). Without RULES: the"
              + " rules that Pingsift comes with.")
  private List<String> files = new ArrayList<>();

  @Option(names = "-D", paramLabel = "NAME=VALUE", description = RuleOptions.SETTING)
  private List<String> settings = new ArrayList<>();

  RuleSources sources(Terminal terminal) {
    return RuleOptions.sources(files, List.of(), settings, terminal);
  }
}
