// SPDX-License-Identifier: Apache-2.0
package pingsift.carve;

import pingsift.bytes.Bytes;
import pingsift.bytes.Filling;

/**
 * What programs that only ping put into their messages. Of no use to who looks for content, and so
 * told by its law, not by the program.
 */
final class PingPattern {
  /** How much of a pattern must be there. */
  private static final int LEAST = 16;

  private PingPattern() {}

  static boolean isOneByte(Beginning b) {
    return b.length() >= 4 && Filling.isOneValue(bytes(b), 0, b.at(0));
  }

  /** {@code abc…uvwabc…}, as Windows sends it; upper case from others. */
  static boolean isLetters(Beginning b) {
    int first = b.at(0);
    return b.length() >= LEAST
        && (first == 'a' || first == 'A')
        && Filling.isAlphabet(bytes(b), first);
  }

  /**
   * Each byte is its own place, or that plus a constant, behind a time of up to 24 bytes: Linux,
   * the BSDs, macOS.
   */
  static boolean isCounting(Beginning b) {
    int start = Math.min(24, b.length() - LEAST);
    return start >= 0 && Filling.counts(bytes(b), start, b.at(start));
  }

  /**
   * {@code ab cd} in turn, behind a time of up to 8 bytes, as Cisco's systems send it. Other bytes
   * in turn are no pattern of theirs: a short message padded with zeros ends in such.
   */
  static boolean isAlternating(Beginning b) {
    int start = Math.min(8, b.length() - LEAST);
    return start >= 0 && Filling.alternates(bytes(b), start, 0xab, 0xcd);
  }

  private static Bytes bytes(Beginning b) {
    return new Bytes().wrap(b.bytes(), b.offset(), b.length(), b.length());
  }
}
