// SPDX-License-Identifier: Apache-2.0
package pingsift.format;

import java.util.ArrayList;
import java.util.List;

/**
 * Fourth pass: comments stay beside what they speak of when line ends move.
 *
 * <p>A comment behind {@code and} or {@code or} speaks of the operand before it, and goes before
 * the operator, which begins the next line. A comment before a comma or an opening brace goes
 * behind it.
 */
final class CommentPlaces {
  private CommentPlaces() {}

  static List<Piece> settle(List<Piece> pieces) {
    List<Piece> result = new ArrayList<>(pieces.size());
    for (int at = 0; at < pieces.size(); at++) {
      Piece piece = pieces.get(at);
      if (piece.isKeyword("and") || piece.isKeyword("or")) {
        while (at + 1 < pieces.size() && pieces.get(at + 1).isComment()) {
          result.add(pieces.get(++at));
        }
        result.add(piece);
      } else if (piece.isMark(",") || (piece.isMark("{") && !opensRaw(pieces, at))) {
        result.add(firstOfLastComments(result), piece);
      } else {
        result.add(piece);
      }
    }
    return result;
  }

  /** The inside of a test block is kept as it is: no comment may get into it. */
  private static boolean opensRaw(List<Piece> pieces, int at) {
    int before = at - 1;
    while (before >= 0 && pieces.get(before).isComment()) {
      before--;
    }
    return before >= 0 && pieces.get(before).text().equals("test");
  }

  private static int firstOfLastComments(List<Piece> pieces) {
    int at = pieces.size();
    while (at > 0 && pieces.get(at - 1).isComment()) {
      at--;
    }
    return at;
  }
}
