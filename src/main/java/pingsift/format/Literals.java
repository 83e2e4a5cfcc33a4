// SPDX-License-Identifier: Apache-2.0
package pingsift.format;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pingsift.syntax.Lexeme;

/**
 * Second pass: byte literals in one spelling, {@code x"d520"} as {@code x"D5 20"}. Numbers,
 * addresses and texts stay as they are: their spelling can be part of what they say.
 */
final class Literals {
  /** A byte, an open byte or a jump. */
  private static final Pattern PART = Pattern.compile("[0-9a-fA-F]{2}|\\?\\?|\\[[0-9 -]*\\]");

  private Literals() {}

  static List<Piece> normalise(List<Piece> pieces) {
    return pieces.stream().map(Literals::normalise).toList();
  }

  private static Piece normalise(Piece piece) {
    if (piece.raw() || piece.lexeme().kind() != Lexeme.Kind.BYTES) {
      return piece;
    }
    return piece.withText(bytes(piece.text()));
  }

  private static String bytes(String literal) {
    String inside = literal.substring(2, literal.length() - 1);
    Matcher part = PART.matcher(inside);
    StringBuilder text = new StringBuilder("x\"");
    int end = 0;
    while (part.find()) {
      if (!inside.substring(end, part.start()).isBlank()) {
        return literal; // something that is not understood here
      }
      text.append(end == 0 ? "" : " ");
      text.append(part.group().replace(" ", "").toUpperCase(Locale.ROOT));
      end = part.end();
    }
    return inside.substring(end).isBlank() ? text.append('"').toString() : literal;
  }
}
