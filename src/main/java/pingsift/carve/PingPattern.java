// SPDX-License-Identifier: Apache-2.0
package pingsift.carve;

/** What programs that only ping put into their messages. Of no use to who looks for content. */
final class PingPattern {
  private static final int ALPHABET = 23;

  /** How much of a pattern must be there. */
  private static final int LEAST = 16;

  private PingPattern() {}

  static boolean isOneByte(Beginning b) {
    for (int i = 1; i < b.length(); i++) {
      if (b.at(i) != b.at(0)) {
        return false;
      }
    }
    return b.length() >= 4;
  }

  /** {@code abc…uvwabc…}, as Windows sends it; upper case from others. */
  static boolean isLetters(Beginning b) {
    int first = b.at(0);
    if (b.length() < LEAST || (first != 'a' && first != 'A')) {
      return false;
    }
    for (int i = 0; i < b.length(); i++) {
      if (b.at(i) != first + i % ALPHABET) {
        return false;
      }
    }
    return true;
  }

  /**
   * Each byte is its own place, or that plus a constant, behind a time of up to 24 bytes: Linux,
   * the BSDs, macOS.
   */
  static boolean isCounting(Beginning b) {
    int start = Math.min(24, b.length() - LEAST);
    if (start < 0) {
      return false;
    }
    for (int i = start + 1; i < b.length(); i++) {
      if (b.at(i) != (b.at(i - 1) + 1 & 0xff)) {
        return false;
      }
    }
    return true;
  }

  /**
   * {@code ab cd} in turn, behind a time of up to 8 bytes, as Cisco's systems send it. Other bytes
   * in turn are no pattern of theirs: a short message padded with zeros ends in such.
   */
  static boolean isAlternating(Beginning b) {
    int start = Math.min(8, b.length() - LEAST);
    if (start < 0) {
      return false;
    }
    for (int i = start; i < b.length(); i++) {
      if (b.at(i) != (i % 2 == 0 ? 0xab : 0xcd)) {
        return false;
      }
    }
    return true;
  }
}
