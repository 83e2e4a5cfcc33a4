// SPDX-License-Identifier: Apache-2.0
package pingsift.syntax;

import pingsift.syntax.antlr.PingsiftLexer;

/** Operators as they are written here. */
final class Marks {
  private Marks() {}

  /**
   * The text of an operator by its meaning: a token can be the mark of another language, told and
   * retagged.
   */
  static String text(int type) {
    return switch (type) {
      case PingsiftLexer.EQ -> "==";
      case PingsiftLexer.NE -> "!=";
      case PingsiftLexer.LT -> "<";
      case PingsiftLexer.LE -> "<=";
      case PingsiftLexer.GT -> ">";
      case PingsiftLexer.GE -> ">=";
      case PingsiftLexer.CONTAINS -> "contains";
      case PingsiftLexer.STARTSWITH -> "startswith";
      case PingsiftLexer.ENDSWITH -> "endswith";
      case PingsiftLexer.MATCHES -> "matches";
      case PingsiftLexer.PLUS -> "+";
      case PingsiftLexer.MINUS -> "-";
      case PingsiftLexer.STAR -> "*";
      case PingsiftLexer.SLASH -> "/";
      case PingsiftLexer.PERCENT -> "%";
      case PingsiftLexer.AMPERSAND -> "&";
      case PingsiftLexer.BAR -> "|";
      case PingsiftLexer.CARET -> "^";
      case PingsiftLexer.SHIFT_LEFT -> "<<";
      case PingsiftLexer.SHIFT_RIGHT -> ">>";
      default -> throw new IllegalArgumentException("no operator: " + type);
    };
  }
}
