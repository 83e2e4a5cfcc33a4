// SPDX-License-Identifier: Apache-2.0
package pingsift.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pingsift.check.CheckedRule;
import pingsift.check.Schema;
import pingsift.syntax.Item;
import pingsift.syntax.RuleFile;
import pingsift.text.SourceText;
import pingsift.text.Span;

/**
 * All rules that are loaded together. Immutable.
 *
 * @param files as parsed, those too of which rules were left out
 * @param rules the sound ones, bare queries among them
 * @param whole whether nothing was left out because of an error
 */
public record LoadedRules(
    List<RuleFile> files, List<CheckedRule> rules, Schema schema, boolean whole) {
  public LoadedRules {
    files = List.copyOf(files);
    rules = List.copyOf(rules);
  }

  /** A rule as it is written in a file, with its file. */
  record Written(Item.Rule rule, SourceText source) {}

  List<Written> written() {
    List<Written> all = new ArrayList<>();
    for (RuleFile file : files) {
      for (Item item : file.items()) {
        if (item instanceof Item.Rule rule) {
          all.add(new Written(rule, file.source()));
        }
      }
    }
    return all;
  }

  /** The sound rules, without bare queries. */
  List<CheckedRule> inFiles() {
    Set<SourceText> sources = new HashSet<>();
    files.forEach(file -> sources.add(file.source().original()));
    return rules.stream().filter(rule -> sources.contains(rule.source().original())).toList();
  }

  /** Where to point for a rule as a whole: its name, or the condition of a bare query. */
  IdentityHashMap<CheckedRule, Span> places() {
    record Place(SourceText source, Span span) {}

    Map<Place, Span> names = new HashMap<>();
    written()
        .forEach(
            w -> names.put(new Place(w.source.original(), w.rule.span()), w.rule.name().span()));
    IdentityHashMap<CheckedRule, Span> places = new IdentityHashMap<>();
    for (CheckedRule rule : rules) {
      Span name = names.get(new Place(rule.source().original(), rule.span()));
      places.put(rule, Optional.ofNullable(name).orElse(rule.condition().span()));
    }
    return places;
  }
}
