// SPDX-License-Identifier: Apache-2.0
package pingsift.format;

import java.util.List;

/**
 * A text that may be laid out in several ways; {@link Printer} chooses.
 *
 * <p>The idea is Oppen's and Wadler's: a group is printed on one line where it fits, else all line
 * ends directly in it are taken. (D. Oppen, Prettyprinting, 1980; P. Wadler, A prettier printer,
 * 1998.)
 */
sealed interface Doc {
  /** Nothing. */
  Doc NOTHING = new Concat(List.of());

  /** A blank; none at the start and the end of a line. */
  Doc SPACE = new Space();

  /** Text without line ends. */
  record Text(String text) implements Doc {}

  record Space() implements Doc {}

  record Concat(List<Doc> parts) implements Doc {
    public Concat {
      parts = List.copyOf(parts);
    }
  }

  /** Lines that begin in it are indented one step more. */
  record Nest(Doc inner) implements Doc {}

  /** On one line where it fits. */
  record Group(Doc inner) implements Doc {}

  /**
   * {@code flat} where its group is on one line, else a line end.
   *
   * @param blank whether an empty line stays before the new line
   */
  record Line(String flat, boolean blank) implements Doc {}

  /** A line end in any case; its groups are then never on one line. */
  record HardLine(boolean blank) implements Doc {}

  /** A blank and what follows, or a line end before it where it does not fit on this line. */
  record FillLine(Doc next, boolean blank) implements Doc {}

  /** Text that is there only where its group is not on one line. */
  record IfBroken(String text) implements Doc {}

  record Note(Remark remark) implements Doc {}

  static Doc concat(Doc... parts) {
    return new Concat(List.of(parts));
  }

  static Doc text(String text) {
    return new Text(text);
  }
}
