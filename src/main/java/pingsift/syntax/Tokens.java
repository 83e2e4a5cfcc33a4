// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import pingsift.syntax.antlr.PingsiftLexer;
import pingsift.text.Span;

/** Questions about tokens. */
final class Tokens {
  private Tokens() {}

  static Span span(Token token) {
    return new Span(token.getStartIndex(), token.getStopIndex() + 1);
  }

  static Span span(List<CommonToken> tokens) {
    return span(tokens.get(0)).to(span(tokens.get(tokens.size() - 1)));
  }

  static Name name(Token token) {
    return new Name(token.getText(), token.getStartIndex(), token.getStopIndex() + 1);
  }

  /** The type of a token, or EOF outside the list. */
  static int type(List<CommonToken> tokens, int index) {
    return index >= 0 && index < tokens.size() ? tokens.get(index).getType() : Token.EOF;
  }

  /** Whether the token is the first of its line, comments aside. */
  static boolean startsLine(List<CommonToken> tokens, int index) {
    return index == 0 || tokens.get(index).getLine() > tokens.get(index - 1).getLine();
  }

  /** Whether a token can be the last one of an operand, so that a `/` after it divides. */
  static boolean endsOperand(int type) {
    return switch (type) {
      case PingsiftLexer.NAME,
          PingsiftLexer.NUMBER,
          PingsiftLexer.TIME,
          PingsiftLexer.IPV4,
          PingsiftLexer.IPV6,
          PingsiftLexer.STRING,
          PingsiftLexer.SINGLE_QUOTED,
          PingsiftLexer.CURLY_QUOTED,
          PingsiftLexer.BYTES,
          PingsiftLexer.REGEX,
          PingsiftLexer.TRUE,
          PingsiftLexer.FALSE,
          PingsiftLexer.RPAREN,
          PingsiftLexer.RBRACKET,
          PingsiftLexer.RBRACE ->
          true;
      default -> isNameWord(type);
    };
  }

  /** Words of the language that are names too where they cannot be mistaken. */
  static boolean isNameWord(int type) {
    return switch (type) {
      case PingsiftLexer.NAME,
          PingsiftLexer.META,
          PingsiftLexer.TEST,
          PingsiftLexer.LIST,
          PingsiftLexer.FILE,
          PingsiftLexer.PER,
          PingsiftLexer.NO,
          PingsiftLexer.SEQUENCE ->
          true;
      default -> false;
    };
  }

  /** Words, names or not: what may stand after a dot. */
  static boolean isWord(int type) {
    return type >= PingsiftLexer.IMPORT && type <= PingsiftLexer.NAME;
  }

  /** Words that cannot be names except after a dot. */
  static boolean isReserved(int type) {
    return isWord(type) && !isNameWord(type);
  }

  /** A string, byte literal or regular expression that does not end. */
  static boolean isOpenText(int type) {
    return type == PingsiftLexer.OPEN_STRING
        || type == PingsiftLexer.OPEN_BYTES
        || type == PingsiftLexer.OPEN_REGEX;
  }

  static boolean opens(int type) {
    return type == PingsiftLexer.LPAREN
        || type == PingsiftLexer.LBRACKET
        || type == PingsiftLexer.LBRACE;
  }

  static boolean closes(int type) {
    return type == PingsiftLexer.RPAREN
        || type == PingsiftLexer.RBRACKET
        || type == PingsiftLexer.RBRACE;
  }

  /** An operator that looks for bytes in bytes. */
  static boolean looksForBytes(int type) {
    return switch (type) {
      case PingsiftLexer.CONTAINS,
          PingsiftLexer.STARTSWITH,
          PingsiftLexer.ENDSWITH,
          PingsiftLexer.MATCHES ->
          true;
      default -> false;
    };
  }

  /** An operator that compares two values, or asks for membership. */
  static boolean compares(int type) {
    return switch (type) {
      case PingsiftLexer.EQ,
          PingsiftLexer.NE,
          PingsiftLexer.LT,
          PingsiftLexer.LE,
          PingsiftLexer.GT,
          PingsiftLexer.GE,
          PingsiftLexer.IN ->
          true;
      default -> false;
    };
  }
}
