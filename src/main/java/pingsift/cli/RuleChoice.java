// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import pingsift.check.CheckedRule;
import pingsift.diag.Suggestions;

/** Which of the loaded rules a command is about. */
final class RuleChoice {
  @Option(
      names = "--rule",
      paramLabel = "NAME",
      description = "Only the rule with this name or id; may be repeated.")
  private List<String> names = new ArrayList<>();

  /** The chosen ones, or all where none is named; empty, and said, where a name is unknown. */
  Optional<List<CheckedRule>> of(List<CheckedRule> rules, Terminal terminal) {
    if (names.isEmpty()) {
      return Optional.of(rules);
    }
    List<CheckedRule> chosen = new ArrayList<>();
    for (String name : names) {
      List<CheckedRule> found = called(name, rules);
      if (found.isEmpty()) {
        terminal.say("there is no rule `" + name + "`" + hint(name, rules));
        return Optional.empty();
      }
      chosen.addAll(found);
    }
    return Optional.of(chosen);
  }

  /** Whether no rule is named. */
  boolean isEmpty() {
    return names.isEmpty();
  }

  /** Those rules that have a name or an id. */
  static List<CheckedRule> called(String name, List<CheckedRule> rules) {
    return rules.stream().filter(rule -> isNamed(rule, name)).toList();
  }

  private static boolean isNamed(CheckedRule rule, String name) {
    return rule.name().equals(name) || Long.toString(rule.meta().sid()).equals(name);
  }

  static String hint(String name, List<CheckedRule> rules) {
    List<String> close = Suggestions.closest(name, rules.stream().map(CheckedRule::name).toList());
    return close.isEmpty() ? "" : "; did you mean `" + String.join("` or `", close) + "`?";
  }
}
