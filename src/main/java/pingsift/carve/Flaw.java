// SPDX-License-Identifier: Apache-2.0
package pingsift.carve;

import java.util.Locale;

/**
 * A place where what was carved is not what was sent.
 *
 * @param at bytes that were written before it
 * @param frame where it is, from 1; 0 for the end of all data
 * @param words what is wrong, in lower case without full stop
 */
public record Flaw(long at, long frame, String words) {
  static Flaw cut(long at, Piece piece, boolean filled) {
    return new Flaw(
        at,
        piece.frame(),
        "%d %s not in the capture, %s"
            .formatted(
                piece.missing(),
                piece.missing() == 1 ? "byte is" : "bytes are",
                filled ? "zeros instead" : "nothing instead"));
  }

  static Flaw bad(long at, Piece piece, int index, int octet, Encoding encoding) {
    return new Flaw(
        at,
        piece.frame(),
        "byte %d of its Data (0x%02x%s) is no %s, passed over"
            .formatted(
                piece.start() + index,
                octet,
                octet > 0x20 && octet < 0x7f ? " `" + (char) octet + "`" : "",
                encoding.name().toLowerCase(Locale.ROOT)));
  }

  static Flaw unfinished(long at, Encoding encoding) {
    return new Flaw(
        at, 0, "the %s ends inside a byte".formatted(encoding.name().toLowerCase(Locale.ROOT)));
  }

  /** One line for people. */
  public String text() {
    return "byte %d%s: %s".formatted(at, frame == 0 ? "" : ", frame " + frame, words);
  }
}
