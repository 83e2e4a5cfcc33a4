// SPDX-License-Identifier: Apache-2.0
package pingsift.format;

import java.util.List;

/**
 * A comment with its place among the words.
 *
 * @param lines of its text, each with the white space before it; several only where it stands on
 *     lines of its own
 * @param column from 0, where its first line begins
 * @param blank whether an empty line was before it
 */
record Remark(List<String> lines, int column, Place place, boolean blank) {
  /** Where a comment stands. */
  enum Place {
    /** On lines of its own. */
    OWN_LINE,
    /** Behind something, up to the end of the line. */
    LINE_END,
    /** A block comment behind something; more may follow on its line. */
    INLINE
  }

  Remark {
    lines = List.copyOf(lines);
  }
}
