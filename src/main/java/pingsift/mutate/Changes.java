// SPDX-License-Identifier: Apache-2.0
package pingsift.mutate;

import java.util.ArrayList;
import java.util.List;
import pingsift.mutate.Change.Words;
import pingsift.text.Span;

/** Gathers changes of one text. */
final class Changes {
  /** Of the parts of a literal or a set so many are changed, evenly spread. */
  private static final int MOST_OF_A_KIND = 8;

  private final String text;
  private final List<Change> all = new ArrayList<>();

  Changes(String text) {
    this.text = text;
  }

  List<Change> all() {
    return all;
  }

  String text(Span span) {
    return text.substring(span.start(), span.end());
  }

  /** A stretch reads otherwise. */
  void replace(Operator operator, Span span, String by) {
    all.add(new Change(operator, span, List.of(new Edit(span, by)), new Words(text(span), by, "")));
  }

  void replace(Operator operator, Span span, List<String> each) {
    each.forEach(by -> replace(operator, span, by));
  }

  /**
   * A part is left out.
   *
   * @param span of the part
   * @param cut what goes, with the words that join it
   */
  void leaveOut(Operator operator, Span span, Span cut) {
    all.add(new Change(operator, span, List.of(new Edit(cut, " ")), new Words(text(span), "", "")));
  }

  /** A change that needs a sentence of its own. */
  void say(Operator operator, Span span, List<Edit> edits, String sentence) {
    all.add(new Change(operator, span, edits, new Words(text(span), "", sentence)));
  }

  /** Where a word stands between two offsets; empty where it does not. */
  java.util.Optional<Span> word(String word, int from, int to) {
    int at = text.indexOf(word, from);
    return at < 0 || at + word.length() > to
        ? java.util.Optional.empty()
        : java.util.Optional.of(new Span(at, at + word.length()));
  }

  /** A part with the parentheses around it, as far as they stand within bounds. */
  Span withParentheses(Span part, Span bounds) {
    int start = part.start();
    int end = part.end();
    while (true) {
      int before = start - 1;
      while (before >= bounds.start() && Character.isWhitespace(text.charAt(before))) {
        before--;
      }
      int after = end;
      while (after < bounds.end() && Character.isWhitespace(text.charAt(after))) {
        after++;
      }
      boolean enclosed =
          before >= bounds.start()
              && after < bounds.end()
              && text.charAt(before) == '('
              && text.charAt(after) == ')';
      if (!enclosed) {
        return new Span(start, end);
      }
      start = before;
      end = after + 1;
    }
  }

  /** A few of many, the first and the last among them. */
  static <T> List<T> some(List<T> many) {
    return some(many, MOST_OF_A_KIND);
  }

  static <T> List<T> some(List<T> many, int most) {
    if (many.size() <= most) {
      return many;
    }
    List<T> few = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      few.add(many.get((int) ((long) i * (many.size() - 1) / Math.max(1, most - 1))));
    }
    return few;
  }
}
