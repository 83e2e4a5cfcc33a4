// SPDX-License-Identifier: Apache-2.0
package pingsift.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The words of a file by their index, which brackets belong together, and what is printed of each.
 */
final class Words {
  private final List<Word> words;
  private final int[] closing;
  private final boolean[] taken;

  Words(List<Word> words) {
    this.words = List.copyOf(words);
    this.closing = new int[words.size()];
    this.taken = new boolean[words.size()];
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < words.size(); i++) {
      closing[i] = i;
      if (opens(i)) {
        open.push(i);
      } else if (closes(i) && !open.isEmpty()) {
        closing[open.pop()] = i;
      }
    }
  }

  Word at(int index) {
    return words.get(index);
  }

  int size() {
    return words.size();
  }

  boolean opens(int index) {
    return isMark(index, "(") || isMark(index, "[") || isMark(index, "{");
  }

  private boolean closes(int index) {
    return isMark(index, ")") || isMark(index, "]") || isMark(index, "}");
  }

  boolean isMark(int index, String mark) {
    return !words.get(index).piece().raw() && words.get(index).isMark(mark);
  }

  /** Of an opening bracket the closing one, of any other word itself. */
  int closing(int index) {
    return closing[index];
  }

  /** The index of the first word at or behind an offset of the source. */
  int indexOf(int offset) {
    int low = 0;
    int high = words.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (words.get(middle).piece().lexeme().span().start() < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * The first keyword of a range that is in no bracket; the end of the range where there is none.
   */
  int find(String keyword, int from, int to) {
    int at = from;
    while (at < to && !words.get(at).isKeyword(keyword)) {
      at = closing[at] + 1;
    }
    return Math.min(at, to);
  }

  boolean hasComments(int from, int to) {
    return words.subList(from, to).stream().anyMatch(Word::hasComment);
  }

  boolean blankBefore(int index) {
    return words.get(index).blankBefore();
  }

  /** A word with its comments. */
  Doc word(int index) {
    return Doc.concat(lead(index), Doc.text(words.get(index).text()), behind(index));
  }

  /** The comments above a word, once: who asks first prints them. */
  Doc lead(int index) {
    Word word = words.get(index);
    if (taken[index] || word.before().isEmpty()) {
      return Doc.NOTHING;
    }
    taken[index] = true;
    List<Doc> parts = new ArrayList<>();
    for (Remark remark : word.before()) {
      if (!parts.isEmpty()) {
        parts.add(new Doc.HardLine(remark.blank()));
      }
      parts.add(new Doc.Note(remark));
    }
    parts.add(word.piece().blank() ? new Doc.HardLine(true) : Doc.NOTHING);
    return new Doc.Concat(parts);
  }

  Doc behind(int index) {
    return new Doc.Concat(
        words.get(index).after().stream().<Doc>map(remark -> new Doc.Note(remark)).toList());
  }

  /** The comments above a closing bracket, which belong to what is in it; each line on its own. */
  Doc leadOfClosing(int index) {
    return words.get(index).before().isEmpty()
        ? Doc.NOTHING
        : Doc.concat(new Doc.HardLine(blankBefore(index)), leadOnly(index));
  }

  /** As {@link #lead}, without an empty line behind the comments. */
  private Doc leadOnly(int index) {
    Word word = words.get(index);
    taken[index] = true;
    List<Doc> parts = new ArrayList<>();
    for (Remark remark : word.before()) {
      parts.add(parts.isEmpty() ? Doc.NOTHING : new Doc.HardLine(remark.blank()));
      parts.add(new Doc.Note(remark));
    }
    return new Doc.Concat(parts);
  }
}
