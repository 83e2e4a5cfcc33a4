// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import pingsift.check.CheckedRule;
import pingsift.engine.RuleSet;

/** {@code rules}: what rules there are. */
@Command(
    name = "rules",
    customSynopsis = "pingsift rules [-S RULES...] [--markdown]",
    description = "List rules with their ids, severities and messages.",
    footerHeading = "%nExample:%n",
    footer = "  pingsift rules --markdown > docs/rules.md    the index of the shipped rules")
final class RulesCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private RuleOptions rules = new RuleOptions();

  @Option(
      names = "--markdown",
      description = "As a page: what each rule sees, when it errs, where to read on.")
  private boolean markdown;

  RulesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    RuleSet ruleSet = rules.load(terminal);
    RuleReport.printErrors(ruleSet, terminal);
    List<CheckedRule> byId =
        ruleSet.rules().stream()
            .sorted(Comparator.comparingLong(rule -> rule.meta().sid()))
            .toList();
    if (markdown) {
      terminal.out().write(RulePage.of(byId).getBytes(StandardCharsets.UTF_8));
    } else {
      TextTable table =
          new TextTable(
              ResultLines.of(terminal, false), "sid", "severity", "rule ", "scope ", "msg ");
      for (CheckedRule rule : byId) {
        table.row(
            List.of(
                Long.toString(rule.meta().sid()),
                Integer.toString(rule.meta().severity()),
                rule.name(),
                RulePage.scope(rule),
                rule.meta().msg()));
      }
      table.end();
    }
    return ruleSet.hasErrors() ? ExitCode.TROUBLE : ExitCode.FINE;
  }
}
