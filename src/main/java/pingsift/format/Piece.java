// SPDX-License-Identifier: Apache-2.0
package pingsift.format;

import pingsift.syntax.Lexeme;
import pingsift.text.SourceText;

/**
 * A lexeme with what the passes need to know of its place in the source.
 *
 * @param text what is printed; at first that of the lexeme
 * @param firstLine from 1
 * @param blank whether an empty line was before it
 * @param raw whether it is the whole inside of a block of tests
 */
record Piece(Lexeme lexeme, String text, int firstLine, int lastLine, boolean blank, boolean raw) {
  static Piece of(Lexeme lexeme, SourceText source, int previousLine) {
    int first = source.lineAt(lexeme.span().start());
    int last = source.lineAt(Math.max(lexeme.span().start(), lexeme.span().end() - 1));
    boolean blank = first > previousLine + 1;
    return new Piece(lexeme, lexeme.text(), first, last, blank, false);
  }

  Piece withText(String other) {
    return new Piece(lexeme, other, firstLine, lastLine, blank, raw);
  }

  Piece asRaw() {
    return new Piece(lexeme, text, firstLine, lastLine, blank, true);
  }

  boolean isComment() {
    return lexeme.kind() == Lexeme.Kind.COMMENT;
  }

  boolean isKeyword(String word) {
    return lexeme.kind() == Lexeme.Kind.KEYWORD && text.equals(word);
  }

  boolean isMark(String mark) {
    return lexeme.kind() == Lexeme.Kind.MARK && lexeme.text().equals(mark);
  }
}
