// SPDX-License-Identifier: Apache-2.0
package pingsift.format;

import java.util.ArrayList;
import java.util.List;
import pingsift.syntax.Item;
import pingsift.syntax.Query;

/** Rules: each part on lines of its own. */
final class RuleLayout {
  private final Words words;
  private final ConditionLayout conditions;
  private final QueryLayout queries;
  private final MetaLayout meta;

  RuleLayout(Words words, ConditionLayout conditions) {
    this.words = words;
    this.conditions = conditions;
    this.queries = new QueryLayout(words, conditions);
    this.meta = new MetaLayout(words, conditions);
  }

  Doc rule(Item.Rule rule) {
    int first = words.indexOf(rule.span().start());
    int open = first;
    while (!words.isMark(open, "{")) {
      open++;
    }
    int close = words.closing(open);
    List<Doc> parts = new ArrayList<>();
    for (int at = open + 1; at < close; ) {
      int end = endOfPart(rule, at);
      parts.add(new Doc.HardLine(at > open + 1 && words.blankBefore(at)));
      parts.add(words.lead(at));
      parts.add(part(rule, at, end));
      at = end;
    }
    return Doc.concat(
        conditions.row(first, open),
        Doc.SPACE,
        words.word(open),
        new Doc.Nest(new Doc.Concat(parts)),
        new Doc.Nest(words.leadOfClosing(close)),
        new Doc.HardLine(false),
        words.word(close));
  }

  private Doc part(Item.Rule rule, int at, int end) {
    if (at == words.indexOf(rule.query().span().start())) {
      return queries.query(rule.query(), at, end);
    }
    if (!words.isMark(end - 1, "}")) {
      return conditions.row(at, end); // limit and after
    }
    return words.at(at).text().equals("test")
        ? TestLayout.block(words, at, end)
        : meta.block(rule.meta(), at, end);
  }

  /** {@code meta} and {@code test} end with their brace, all others where the next part begins. */
  private int endOfPart(Item.Rule rule, int at) {
    Query query = rule.query();
    if (at == words.indexOf(query.span().start())) {
      return words.indexOf(query.span().end());
    }
    for (Item.Throttle throttle : rule.throttles()) {
      if (at == words.indexOf(throttle.span().start())) {
        return words.indexOf(throttle.span().end());
      }
    }
    int open = at;
    while (!words.isMark(open, "{")) {
      open++;
    }
    return words.closing(open) + 1;
  }
}
