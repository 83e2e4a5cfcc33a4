// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import pingsift.check.CheckedRule;
import pingsift.diag.Diagnostic;
import pingsift.engine.RuleSet;
import pingsift.engine.RuleSources;
import pingsift.fields.Fields;
import pingsift.syntax.Item;
import pingsift.syntax.RuleFile;

/** A rule with other numbers in the place of one; each is checked as if it stood in its file. */
public final class RuleVariants {
  private final RuleSources sources;
  private final CheckedRule rule;

  /** All files without the rules that are not varied: what is read again and again is short. */
  private final Map<String, String> texts = new HashMap<>();

  private final RuleNumber number;
  private final Map<Long, CheckedRule> made = new ConcurrentHashMap<>();

  /**
   * @param sources that the rules were loaded from
   * @param rules all of them
   */
  public RuleVariants(RuleSources sources, RuleSet rules, CheckedRule rule, RuleNumber number) {
    this.sources = sources;
    this.rule = rule;
    this.number = number;
    rules.parsed().forEach(file -> texts.put(file.source().name(), withoutOthers(file)));
  }

  /** Blanks stand for what is left out, so that everything else keeps its place. */
  private String withoutOthers(RuleFile file) {
    StringBuilder text = new StringBuilder(file.source().content());
    for (Item item : file.items()) {
      boolean other =
          (item instanceof Item.Rule one && !one.name().text().equals(rule.name()))
              || (item instanceof Item.Suppress by && !by.rule().text().equals(rule.name()));
      for (int i = item.span().start(); other && i < item.span().end(); i++) {
        text.setCharAt(i, text.charAt(i) == '\n' ? '\n' : ' ');
      }
    }
    return text.toString();
  }

  public RuleNumber number() {
    return number;
  }

  /**
   * The rule with a number; thread-safe.
   *
   * @throws SweepException where the rule is not sound with it
   */
  CheckedRule with(long ticks) throws SweepException {
    CheckedRule known = made.get(ticks);
    if (known != null) {
      return known;
    }
    CheckedRule variant = load(ticks);
    made.put(ticks, variant);
    return variant;
  }

  private CheckedRule load(long ticks) throws SweepException {
    String name = rule.source().original().name();
    Map<String, String> changedTexts = new HashMap<>(texts);
    changedTexts.computeIfPresent(name, (n, text) -> number.in(text, ticks));
    RuleSources changed =
        new RuleSources(sources.paths(), sources.queries(), sources.settings(), changedTexts);
    RuleSet rules = RuleSet.load(changed, Fields.catalogue());
    Optional<CheckedRule> found =
        rules.rules().stream().filter(one -> one.name().equals(rule.name())).findFirst();
    if (found.isPresent()) {
      return found.get();
    }
    String why =
        rules.diagnostics().stream()
            .filter(Diagnostic::isError)
            .findFirst()
            .map(problem -> ": " + problem.message())
            .orElse("");
    throw new SweepException("with " + number.scale().text(ticks) + " the rule is not sound" + why);
  }
}
