// SPDX-License-Identifier: Apache-2.0
package pingsift.format;

import java.util.List;

/**
 * Something that is no comment, with its comments.
 *
 * @param before comments on lines of their own above it
 * @param after comments behind it on its line
 */
record Word(Piece piece, List<Remark> before, List<Remark> after) {
  Word {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  String text() {
    return piece.text();
  }

  boolean isKeyword(String word) {
    return piece.isKeyword(word);
  }

  boolean isMark(String mark) {
    return piece.isMark(mark);
  }

  boolean hasComment() {
    return !before.isEmpty() || !after.isEmpty();
  }

  /** Whether an empty line was before it, or before the first of its comments. */
  boolean blankBefore() {
    return before.isEmpty() ? piece.blank() : before.get(0).blank();
  }
}
