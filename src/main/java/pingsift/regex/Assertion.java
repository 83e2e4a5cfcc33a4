// SPDX-License-Identifier: Apache-2.0
package pingsift.regex;

/**
 * A place between two bytes. It takes no byte, and whether it holds follows from what stands before
 * and after it.
 */
enum Assertion {
  DATA_START,
  DATA_END,
  LINE_START,
  LINE_END,
  WORD_EDGE,
  NO_WORD_EDGE;

  /** What can stand before or after a place: a byte that is none of the others. */
  static final int OTHER = 0;

  /** A byte of {@code \w}. */
  static final int WORD = 1;

  static final int LINE_FEED = 2;

  /** No byte: the start or the end of the data. */
  static final int NOTHING = 3;

  /** A byte that the capture cut. */
  static final int CUT = 4;

  static int contextOf(int value) {
    if (value == '\n') {
      return LINE_FEED;
    }
    return NamedSets.WORD.contains(value) ? WORD : OTHER;
  }

  /** Whether it is certain that the place holds. */
  boolean holds(int before, int after) {
    if (this == DATA_START) {
      return before == NOTHING;
    }
    if (this == LINE_START && before == NOTHING) {
      return true;
    }
    if (after == CUT) {
      return false;
    }
    return switch (this) {
      case DATA_START -> before == NOTHING;
      // as in Perl: behind the last line feed there is no further line
      case LINE_START -> before == LINE_FEED && after != NOTHING;
      case DATA_END -> after == NOTHING;
      case LINE_END -> after == NOTHING || after == LINE_FEED;
      case WORD_EDGE -> (before == WORD) != (after == WORD);
      case NO_WORD_EDGE -> (before == WORD) == (after == WORD);
    };
  }
}
