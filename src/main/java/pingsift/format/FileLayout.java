// SPDX-License-Identifier: Apache-2.0
package pingsift.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import pingsift.syntax.Item;

/** Last pass before printing: items below each other, an empty line around every rule. */
final class FileLayout {
  private final Words words;
  private final ConditionLayout conditions;
  private final RuleLayout rules;

  private FileLayout(Words words) {
    this.words = words;
    this.conditions = new ConditionLayout(words);
    this.rules = new RuleLayout(words, conditions);
  }

  static Doc of(List<Word> words, List<Item> items) {
    List<Item> inOrder = new ArrayList<>(items);
    inOrder.sort(Comparator.comparingInt(item -> item.span().start()));
    return new FileLayout(new Words(words)).file(inOrder);
  }

  private Doc file(List<Item> items) {
    List<Doc> parts = new ArrayList<>();
    boolean afterRule = false;
    for (Item item : items) {
      int first = words.indexOf(item.span().start());
      boolean rule = item instanceof Item.Rule;
      boolean blank = words.blankBefore(first) || ((rule || afterRule) && !hasBlank(first));
      parts.add(new Doc.HardLine(blank));
      parts.add(words.lead(first));
      parts.add(item(item, first, words.indexOf(item.span().end())));
      afterRule = rule;
    }
    int end = words.size() - 1;
    parts.add(new Doc.HardLine(words.blankBefore(end)));
    parts.add(words.leadOfClosing(end));
    return new Doc.Concat(parts);
  }

  /** Whether an empty line stands somewhere among the comments above a word. */
  private boolean hasBlank(int index) {
    Word word = words.at(index);
    return word.piece().blank() || word.before().stream().anyMatch(Remark::blank);
  }

  private Doc item(Item item, int from, int to) {
    if (item instanceof Item.Rule rule) {
      return rules.rule(rule);
    }
    if (item instanceof Item.Define) {
      int assign = from;
      while (!words.isMark(assign, "=")) {
        assign = words.closing(assign) + 1;
      }
      return conditions.clause(conditions.row(from, assign + 1), assign + 1, to);
    }
    if (item instanceof Item.Suppress) {
      int where = words.find("where", from, to);
      return conditions.clause(conditions.row(from, where + 1), where + 1, to);
    }
    return conditions.row(from, to); // import and list
  }
}
