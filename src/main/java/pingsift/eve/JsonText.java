// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

/**
 * Writes strings as JSON has them: in quotes, as UTF-8, with {@code "}, {@code \} and the control
 * characters escaped (RFC 8259, section 7).
 *
 * <p>Characters beyond U+FFFF are escaped too, as their two halves, which readers that cannot do
 * four bytes of UTF-8 need. Half a surrogate pair, which has no UTF-8 form, becomes U+FFFD.
 */
final class JsonText {
  /** How many bytes one {@code char} can take at most: {@code \}{@code u001F}. */
  static final int MAX_PER_CHAR = 6;

  private static final String HEX = "0123456789ABCDEF";

  private JsonText() {}

  /** Room that a string fits in whatever it holds, in bytes. */
  static int room(String text) {
    return Math.addExact(Math.multiplyExact(MAX_PER_CHAR, text.length()), 2);
  }

  /**
   * Writes a string at an offset, where there is {@link #room}, and returns the offset after it.
   */
  static int write(String text, byte[] to, int offset) {
    int length = text.length();
    int at = offset;
    to[at++] = '"';
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        at = writeAscii(c, to, at);
      } else if (i + 1 < length && Character.isSurrogatePair(c, text.charAt(i + 1))) {
        at = writeUnicode(text.charAt(++i), to, writeUnicode(c, to, at));
      } else {
        at = writeUpToThree(Character.isSurrogate(c) ? '\ufffd' : c, to, at);
      }
    }
    to[at] = '"';
    return at + 1;
  }

  /** Writes a character of 0..127 at an offset and returns the offset after it. */
  static int writeAscii(char c, byte[] to, int offset) {
    if (c >= ' ' && c != '"' && c != '\\') {
      to[offset] = (byte) c;
      return offset + 1;
    }
    return writeEscaped(c, to, offset);
  }

  private static int writeEscaped(char c, byte[] to, int offset) {
    int letter =
        switch (c) {
          case '\b' -> 'b';
          case '\t' -> 't';
          case '\n' -> 'n';
          case '\f' -> 'f';
          case '\r' -> 'r';
          case '"', '\\' -> c;
          default -> 0;
        };
    if (letter == 0) {
      return writeUnicode(c, to, offset);
    }
    to[offset] = '\\';
    to[offset + 1] = (byte) letter;
    return offset + 2;
  }

  private static int writeUpToThree(char c, byte[] to, int offset) {
    int at = offset;
    if (c < 0x800) {
      to[at++] = (byte) (0xc0 | c >> 6);
    } else {
      to[at++] = (byte) (0xe0 | c >> 12);
      to[at++] = continuation(c >> 6);
    }
    to[at++] = continuation(c);
    return at;
  }

  private static int writeUnicode(char c, byte[] to, int offset) {
    to[offset] = '\\';
    to[offset + 1] = 'u';
    for (int i = 0; i < 4; i++) {
      to[offset + 2 + i] = (byte) HEX.charAt((c >> (12 - 4 * i)) & 0xf);
    }
    return offset + 6;
  }

  private static byte continuation(int bits) {
    return (byte) (0x80 | (bits & 0x3f));
  }
}
