// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import pingsift.check.CheckedRule;
import pingsift.engine.RuleSet;

/** {@code check}: everything that is wrong with rules, in one go. */
@Command(
    name = "check",
    customSynopsis = "pingsift check [RULES...] [-e QUERY]... [OPTION]...",
    description = "Check rules and report every problem of every file.",
    footerHeading = "%nExamples:%n",
    footer = {"  pingsift check rules/", "  pingsift check -v -e 'istream where reply.len > 1000'"})
final class CheckCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      arity = "0..*",
      paramLabel = "RULES",
      converter = FileName.class,
      description =
          "Rule files, or directories that hold them (*.sift, at any depth). Without RULES and -e:"
              + " the rules that Pingsift comes with.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "-e",
      paramLabel = "QUERY",
      description = "Check a query given here; may be repeated.")
  private List<String> queries = new ArrayList<>();

  @Option(names = "-D", paramLabel = "NAME=VALUE", description = RuleOptions.SETTING)
  private List<String> settings = new ArrayList<>();

  @Option(
      names = {"-v", "--verbose"},
      description =
          "Show how each rule is understood: what its quantifiers range over, and when it is"
              + " decided.")
  private boolean verbose;

  CheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    RuleSet ruleSet = RuleOptions.load(files, queries, settings, terminal);
    RuleReport.printAll(ruleSet, terminal);
    if (verbose) {
      for (CheckedRule rule : ruleSet.rules()) {
        String text = RuleReport.understood(rule) + "\n";
        terminal.out().write(text.getBytes(StandardCharsets.UTF_8));
      }
      terminal.out().flush();
    }
    terminal.err().println(RuleReport.summary(ruleSet));
    if (ruleSet.rules().isEmpty() && !ruleSet.hasErrors()) {
      terminal.say("there are no rules");
      return ExitCode.TROUBLE;
    }
    return ruleSet.hasErrors() ? ExitCode.TROUBLE : ExitCode.FINE;
  }
}
