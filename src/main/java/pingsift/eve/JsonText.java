// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

/**
 * Writes strings as JSON has them: in quotes, as UTF-8, with {@code "}, {@code \} and the control
 * characters escaped (RFC 8259, section 7).
 *
 * <p>Half a surrogate pair, which has no UTF-8 form, becomes U+FFFD.
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
        at = writeFour(Character.toCodePoint(c, text.charAt(i + 1)), to, at);
        i++;
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
    to[offset] = '\\';
    int letter =
        switch (c) {
          case '\b' -> 'b';
          case '\t' -> 't';
          case '\n' -> 'n';
          case '\f' -> 'f';
          case '\r' -> 'r';
          case '"', '\\' -> c;
          default -> 'u';
        };
    to[offset + 1] = (byte) letter;
    if (letter != 'u') {
      return offset + 2;
    }
    to[offset + 2] = '0';
    to[offset + 3] = '0';
    to[offset + 4] = (byte) HEX.charAt(c >> 4);
    to[offset + 5] = (byte) HEX.charAt(c & 0xf);
    return offset + 6;
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

  private static int writeFour(int point, byte[] to, int offset) {
    to[offset] = (byte) (0xf0 | point >> 18);
    to[offset + 1] = continuation(point >> 12);
    to[offset + 2] = continuation(point >> 6);
    to[offset + 3] = continuation(point);
    return offset + 4;
  }

  private static byte continuation(int bits) {
    return (byte) (0x80 | bits & 0x3f);
  }
}
