// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import pingsift.syntax.antlr.PingsiftLexer;

/** What could have stood at a place, in the words of users; four at most. */
final class Expectations {
  private static final int MOST = 4;

  private Expectations() {}

  /** "`by`, `where` or a value"; empty where nothing useful can be said. */
  static String words(Stop stop) {
    List<String> words = new ArrayList<>();
    boolean operand = stop.expectsOperand();
    if (operand) {
      words.add("a value");
    } else if (stop.expects(PingsiftLexer.NAME)) {
      words.add(nameWord(stop));
    }
    if (!operand && stop.expects(PingsiftLexer.NUMBER)) {
      words.add(numberWord(stop));
    }
    if (!operand && stop.expects(PingsiftLexer.STRING)) {
      words.add("a text in double quotes");
    }
    for (int type : stop.expected().toList()) {
      if (isTold(stop, type) && !(operand && startsOperand(type))) {
        words.add(quoted(type));
      }
    }
    return words.size() > MOST ? "" : joined(words);
  }

  static String joined(List<String> words) {
    if (words.size() < 2) {
      return String.join("", words);
    }
    int last = words.size() - 1;
    return String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }

  private static String nameWord(Stop stop) {
    return switch (stop.previousType()) {
      case PingsiftLexer.BY -> "a field such as `src`";
      case PingsiftLexer.THEN, PingsiftLexer.NO, PingsiftLexer.LBRACE ->
          "`frame`, `exchange` or `istream`";
      default -> "a name";
    };
  }

  private static String numberWord(Stop stop) {
    return switch (stop.previousType()) {
      case PingsiftLexer.LIMIT, PingsiftLexer.AFTER -> "a whole number";
      case PingsiftLexer.OVER, PingsiftLexer.WITHIN, PingsiftLexer.PER, PingsiftLexer.IN ->
          "a duration such as `10m`";
      default -> "a number";
    };
  }

  /** Types whose text is always the same; not words that are listed only because names are. */
  private static boolean isTold(Stop stop, int type) {
    return type != Token.EOF
        && PingsiftLexer.VOCABULARY.getLiteralName(type) != null
        && !(stop.expects(PingsiftLexer.NAME) && Tokens.isNameWord(type));
  }

  private static boolean startsOperand(int type) {
    return switch (type) {
      case PingsiftLexer.LPAREN,
          PingsiftLexer.MINUS,
          PingsiftLexer.NOT,
          PingsiftLexer.TRUE,
          PingsiftLexer.FALSE ->
          true;
      default -> false;
    };
  }

  /** A token type as it is written, in backquotes. */
  static String quoted(int type) {
    String literal = PingsiftLexer.VOCABULARY.getLiteralName(type);
    return literal == null ? "" : '`' + literal.substring(1, literal.length() - 1) + '`';
  }
}
