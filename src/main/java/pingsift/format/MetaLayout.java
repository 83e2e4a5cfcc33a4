// SPDX-License-Identifier: Apache-2.0
package pingsift.format;

import java.util.ArrayList;
import java.util.List;
import pingsift.syntax.Item;

/**
 * {@code meta} blocks: entries that share a line in the source share one here, two blanks apart,
 * unless the line gets too long.
 */
final class MetaLayout {
  private final Words words;
  private final ConditionLayout conditions;

  MetaLayout(Words words, ConditionLayout conditions) {
    this.words = words;
    this.conditions = conditions;
  }

  /**
   * @param entries of all {@code meta} blocks of the rule
   */
  Doc block(List<Item.MetaEntry> entries, int from, int to) {
    int open = from;
    while (!words.isMark(open, "{")) {
      open++;
    }
    int close = to - 1;
    List<Integer> starts = new ArrayList<>();
    for (Item.MetaEntry entry : entries) {
      int start = words.indexOf(entry.span().start());
      if (start > open && start < close) {
        starts.add(start);
      }
    }
    Doc head = Doc.concat(conditions.row(from, open), Doc.SPACE, words.word(open));
    if (starts.isEmpty() && words.at(close).before().isEmpty()) {
      return Doc.concat(head, words.word(close));
    }
    return Doc.concat(
        head,
        new Doc.Nest(Doc.concat(lines(starts, open, close), words.leadOfClosing(close))),
        new Doc.HardLine(false),
        words.word(close));
  }

  private Doc lines(List<Integer> starts, int open, int close) {
    List<Doc> lines = new ArrayList<>();
    for (int i = 0; i < starts.size(); ) {
      int first = starts.get(i);
      List<Doc> line = new ArrayList<>();
      int end = first;
      while (i < starts.size() && (end == first || !startsLine(starts.get(i)))) {
        if (end > first) {
          line.add(new Doc.Line("  ", false));
        }
        int start = end;
        end = ++i < starts.size() ? starts.get(i) : close;
        line.add(new Doc.Group(entry(start, end)));
      }
      lines.add(new Doc.HardLine(first > open + 1 && words.blankBefore(first)));
      lines.add(words.lead(first));
      lines.add(new Doc.Group(new Doc.Concat(line)));
    }
    return new Doc.Concat(lines);
  }

  private boolean startsLine(int at) {
    return words.at(at - 1).piece().lastLine() < words.at(at).piece().firstLine();
  }

  /** The first value stays on the line of the name, where words must stand. */
  private Doc entry(int from, int to) {
    List<Doc> values = new ArrayList<>();
    for (int at = from; at < to; ) {
      int comma = at;
      while (comma < to && !words.isMark(comma, ",")) {
        comma++;
      }
      int end = Math.min(comma + 1, to);
      Doc lead = words.lead(at);
      Doc value = Doc.concat(lead, at == from ? named(from, end) : conditions.row(at, end));
      values.add(at == from ? value : new Doc.FillLine(value, false));
      at = end;
    }
    return new Doc.Nest(new Doc.Concat(values));
  }

  /** A name with its first value; behind it a {@code -} is a sign, and takes nothing away. */
  private Doc named(int from, int to) {
    return from + 1 < to && words.isMark(from + 1, "-")
        ? Doc.concat(
            conditions.row(from, from + 1),
            Doc.SPACE,
            words.lead(from + 1),
            conditions.row(from + 1, to))
        : conditions.row(from, to);
  }
}
