// SPDX-License-Identifier: Apache-2.0
package pingsift.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import pingsift.syntax.Lexeme;

/**
 * Conditions and sets.
 *
 * <p>Where a condition is too long for its line, the operands of its outermost {@code or}, else of
 * its outermost {@code and}, begin a line each, the operator first. A bracket that is too long for
 * its line has its inside on lines of its own, laid out the same way.
 */
final class ConditionLayout {
  private static final Set<String> ARITHMETIC =
      Set.of("+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>");

  private final Words words;

  ConditionLayout(Words words) {
    this.words = words;
  }

  /** Words in a row; brackets among them may take several lines. */
  Doc row(int from, int to) {
    List<Doc> parts = new ArrayList<>();
    boolean wideRange = hasArithmetic(target(from, to), to);
    int previous = -1;
    for (int at = from; at < to; at++) {
      if (previous >= 0 && isSpaced(previous, at, from, wideRange)) {
        parts.add(Doc.SPACE);
      }
      if (words.opens(at)) {
        parts.add(words.lead(at));
        parts.add(bracket(at));
        at = words.closing(at);
      } else {
        parts.add(words.word(at));
      }
      previous = at;
    }
    return new Doc.Concat(parts);
  }

  /** A condition whose group is the caller's: its line ends are taken where that is broken. */
  Doc chain(int from, int to) {
    String word = words.find("or", from, to) < to ? "or" : "and";
    int end = words.find(word, from, to);
    if (end == to) {
      return row(from, to);
    }
    List<Doc> parts = new ArrayList<>();
    parts.add(operand(word, from, end));
    while (end < to) {
      int operator = end;
      end = words.find(word, operator + 1, to);
      parts.add(new Doc.Line(" ", words.blankBefore(operator)));
      parts.add(words.lead(operator));
      parts.add(Doc.concat(Doc.text(word), words.behind(operator), Doc.SPACE));
      parts.add(operand(word, operator + 1, end));
    }
    return new Doc.Concat(parts);
  }

  /** An operand of {@code or} can be a chain of {@code and}, which is indented below it. */
  private Doc operand(String word, int from, int to) {
    return word.equals("and") ? row(from, to) : part(from, to);
  }

  /** A condition in a larger one: where it is a chain, it is indented below its first operand. */
  private Doc part(int from, int to) {
    boolean chain = words.find("or", from, to) < to || words.find("and", from, to) < to;
    return chain ? new Doc.Group(new Doc.Nest(chain(from, to))) : row(from, to);
  }

  /** {@code where}, {@code =} or the like, and the condition behind it. */
  Doc clause(Doc head, int from, int to) {
    Doc condition = Doc.concat(new Doc.Line(" ", false), chain(from, to));
    return new Doc.Group(Doc.concat(head, new Doc.Nest(condition)));
  }

  // --- Brackets ---

  private Doc bracket(int open) {
    int close = words.closing(open);
    if (words.isMark(open, "[")) {
      return Doc.concat(words.word(open), row(open + 1, close), words.word(close));
    }
    if (close == open + 1 && words.at(close).before().isEmpty()) {
      return Doc.concat(words.word(open), words.word(close));
    }
    boolean set = words.isMark(open, "{");
    Doc edge = new Doc.Line(set ? " " : "", false);
    Doc inside = set ? members(open + 1, close) : arguments(open + 1, close);
    return new Doc.Group(
        Doc.concat(
            words.word(open),
            new Doc.Nest(Doc.concat(edge, inside, words.leadOfClosing(close))),
            edge,
            words.word(close)));
  }

  private Doc arguments(int from, int to) {
    List<Doc> parts = new ArrayList<>();
    for (int at = from; at < to; ) {
      int comma = comma(at, to);
      if (at > from) {
        parts.add(new Doc.Line(" ", words.blankBefore(at)));
      }
      boolean alone = at == from && comma == to;
      parts.add(alone ? chain(at, comma) : part(at, comma));
      if (comma < to) {
        parts.add(words.word(comma));
      }
      at = comma + 1;
    }
    return new Doc.Concat(parts);
  }

  /**
   * As many members on a line as fit; one a line where there are comments, since a comment speaks
   * of one member.
   */
  private Doc members(int from, int to) {
    boolean oneALine = words.hasComments(from, to) || !words.at(to).before().isEmpty();
    List<Doc> parts = new ArrayList<>();
    for (int at = from; at < to; ) {
      int comma = comma(at, to);
      boolean last = comma + 1 >= to;
      Doc mark = last ? new Doc.IfBroken(",") : Doc.text(",");
      boolean blank = at > from && words.blankBefore(at);
      Doc lead = words.lead(at);
      Doc member = Doc.concat(lead, row(at, comma), mark, words.behind(comma));
      if (at == from) {
        parts.add(member);
      } else if (oneALine) {
        parts.add(Doc.concat(new Doc.Line(" ", blank), member));
      } else {
        parts.add(new Doc.FillLine(member, blank));
      }
      at = comma + 1;
    }
    return new Doc.Concat(parts);
  }

  private int comma(int from, int to) {
    int at = from;
    while (at < to && !words.isMark(at, ",")) {
      at = words.closing(at) + 1;
    }
    return Math.min(at, to);
  }

  // --- Blanks ---

  private boolean isSpaced(int left, int right, int from, boolean wideRange) {
    if (isOneOf(right, ",", ")", "]", ":", ".", "[") || isOneOf(left, "(", "[", ":", ".")) {
      return false;
    }
    if (isOneOf(right, "..") || isOneOf(left, "..")) {
      return wideRange;
    }
    if (isOneOf(right, "(")) {
      return !isName(left) && !isSign(left, from);
    }
    return !isSign(left, from);
  }

  /** Whether a word is the minus of a negative value. */
  private boolean isSign(int at, int from) {
    return words.isMark(at, "-") && (at == from || !endsOperand(at - 1));
  }

  private boolean endsOperand(int at) {
    return switch (words.at(at).piece().lexeme().kind()) {
      case NAME, LITERAL, BYTES -> true;
      case MARK -> isOneOf(at, ")", "]", "}");
      case KEYWORD, COMMENT -> false;
    };
  }

  /** What stands behind {@code in}, where that is there. */
  private int target(int from, int to) {
    int in = words.find("in", from, to);
    return in < to ? in + 1 : from;
  }

  private boolean hasArithmetic(int from, int to) {
    for (int at = from; at < to; at = words.closing(at) + 1) {
      String text = words.at(at).text();
      if (words.isMark(at, text) && ARITHMETIC.contains(text) && !isSign(at, from)) {
        return true;
      }
    }
    return false;
  }

  private boolean isName(int at) {
    return words.at(at).piece().lexeme().kind() == Lexeme.Kind.NAME;
  }

  private boolean isOneOf(int at, String... marks) {
    for (String mark : marks) {
      if (words.isMark(at, mark)) {
        return true;
      }
    }
    return false;
  }
}
