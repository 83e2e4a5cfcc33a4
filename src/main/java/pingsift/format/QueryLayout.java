// SPDX-License-Identifier: Apache-2.0
package pingsift.format;

import java.util.ArrayList;
import java.util.List;
import pingsift.syntax.Query;

/**
 * Queries: on one line where they fit, else each clause on lines of its own. Sequences never fit.
 */
final class QueryLayout {
  private final Words words;
  private final ConditionLayout conditions;

  QueryLayout(Words words, ConditionLayout conditions) {
    this.words = words;
    this.conditions = conditions;
  }

  Doc query(Query query, int from, int to) {
    return query instanceof Query.Sequence ? sequence(from) : new Doc.Group(clauses(from, to));
  }

  /** {@code frames where P}, {@code by KEYS over D}, {@code having Q}, {@code within D}. */
  private Doc clauses(int from, int to) {
    List<Doc> parts = new ArrayList<>();
    int at = from;
    while (at < to) {
      int next = nextClause(at + 1, to);
      if (at > from) {
        parts.add(new Doc.Line(" ", words.blankBefore(at)));
        parts.add(words.lead(at));
      }
      parts.add(clause(at, next));
      at = next;
    }
    return new Doc.Concat(parts);
  }

  private Doc clause(int from, int to) {
    int where = words.find("where", from, to);
    if (where == to) {
      return words.at(from).isKeyword("having")
          ? conditions.clause(words.word(from), from + 1, to)
          : conditions.row(from, to);
    }
    return conditions.clause(conditions.row(from, where + 1), where + 1, to);
  }

  /** The next place to end a line; not before {@code by} where no condition stands before it. */
  private int nextClause(int from, int to) {
    boolean condition = words.find("where", from - 1, to) < to;
    int by = condition ? words.find("by", from, to) : to;
    int having = words.find("having", from, to);
    return Math.min(Math.min(by, having), words.find("within", from, to));
  }

  private Doc sequence(int from) {
    int open = from;
    while (!words.isMark(open, "{")) {
      open++;
    }
    int close = words.closing(open);
    List<Doc> steps = new ArrayList<>();
    for (int at = open + 1; at < close; ) {
      int end = words.find("then", at + 1, close);
      steps.add(new Doc.HardLine(at > open + 1 && words.blankBefore(at)));
      steps.add(words.lead(at));
      steps.add(new Doc.Group(clauses(at, end)));
      at = end;
    }
    return Doc.concat(
        conditions.row(from, open),
        Doc.SPACE,
        words.word(open),
        new Doc.Nest(Doc.concat(new Doc.Concat(steps), words.leadOfClosing(close))),
        new Doc.HardLine(false),
        words.word(close));
  }
}
