// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import pingsift.check.BytePattern;
import pingsift.regex.RequiredText;

/**
 * Bytes in a row that a {@link TextScanner} looks for.
 *
 * @param mask for each byte the bits that must agree: 0xff, or 0xdf where a letter's case is open
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Text(byte[] bytes, byte[] mask) {
  /** Shorter ones stand nearly everywhere. */
  private static final int LEAST = 2;

  private static final byte ALL = (byte) 0xff;
  private static final byte CASE_OPEN = (byte) 0xdf;

  int length() {
    return bytes.length;
  }

  /** The longest row in a pattern, or null where it is too short to look for. */
  static @Nullable Text in(BytePattern pattern, boolean nocase) {
    int best = 0;
    int length = 0;
    int from = 0;
    while (from < pattern.length()) {
      int to = end(pattern, from);
      if (to - from > length) {
        best = from;
        length = to - from;
      }
      from = Math.max(to, from + 1);
    }
    return length < LEAST ? null : cut(pattern, best, best + length, nocase);
  }

  /** The row that a pattern begins with, or null where it is too short to look for. */
  static @Nullable Text before(BytePattern pattern, boolean nocase) {
    int to = end(pattern, 0);
    return to < LEAST ? null : cut(pattern, 0, to, nocase);
  }

  static @Nullable Text in(RequiredText text) {
    return text.length() < LEAST ? null : new Text(text.bytes(), text.mask());
  }

  /** Where the row ends that begins at an index. */
  private static int end(BytePattern pattern, int from) {
    int to = from;
    while (to < pattern.length()
        && pattern.mask()[to] == ALL
        && (to == from || !isJumpBefore(pattern, to))) {
      to++;
    }
    return to;
  }

  private static boolean isJumpBefore(BytePattern pattern, int index) {
    for (BytePattern.Jump jump : pattern.jumps()) {
      if (jump.at() == index) {
        return true;
      }
    }
    return false;
  }

  private static Text cut(BytePattern pattern, int from, int to, boolean nocase) {
    byte[] bytes = Arrays.copyOfRange(pattern.bytes(), from, to);
    byte[] mask = new byte[bytes.length];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = nocase && isLetter(bytes[i]) ? CASE_OPEN : ALL;
    }
    return new Text(bytes, mask);
  }

  private static boolean isLetter(byte b) {
    int lower = b | 0x20;
    return lower >= 'a' && lower <= 'z';
  }

  boolean stands(byte[] data, int at) {
    for (int i = 0; i < bytes.length; i++) {
      if (((data[at + i] ^ bytes[i]) & mask[i]) != 0) {
        return false;
      }
    }
    return true;
  }
}
