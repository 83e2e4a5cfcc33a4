// SPDX-License-Identifier: Apache-2.0
package pingsift.format;

import java.util.ArrayList;
import java.util.List;
import pingsift.syntax.Lexeme;
import pingsift.text.Span;

/**
 * Third pass: every set that is not empty gets a last comma whose text is empty; the layout prints
 * one where the set takes several lines.
 */
final class Commas {
  private Commas() {}

  static List<Piece> atEndsOfSets(List<Piece> pieces) {
    List<Piece> result = new ArrayList<>(pieces.size() + 16);
    List<Boolean> open = new ArrayList<>();
    int last = -1; // in the result, not a comment
    for (Piece piece : pieces) {
      if (piece.isMark("{")) {
        open.add(last >= 0 && opensSet(result.get(last)));
      } else if (piece.isMark("}") && open.remove(open.size() - 1)) {
        endSet(result, last);
      }
      last = piece.isComment() ? last : result.size();
      result.add(piece);
    }
    return result;
  }

  private static boolean opensSet(Piece before) {
    return before.isKeyword("in") || before.isMark("=");
  }

  private static void endSet(List<Piece> result, int last) {
    Piece end = result.get(last);
    if (end.isMark(",")) {
      result.set(last, end.withText(""));
    } else if (!end.isMark("{")) {
      int offset = end.lexeme().span().end();
      Lexeme comma = new Lexeme(Lexeme.Kind.MARK, ",", new Span(offset, offset));
      result.add(last + 1, new Piece(comma, "", end.lastLine(), end.lastLine(), false, false));
    }
  }
}
