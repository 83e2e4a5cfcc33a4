// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Up to 32 characters of ASCII that lines have again and again, such as the key of a member with
 * its quotes and its colon.
 *
 * <p>Pieces are constants, and most of a line is pieces. So a piece is a record, whose components a
 * compiler may take as constants too: putting it into a line comes down to two to four stores of
 * known numbers.
 *
 * @param first its first eight bytes, the first one lowest; what is behind its end is 0
 * @param length in bytes
 */
record AsciiPiece(long first, long second, long third, long fourth, int length) {
  /** How many bytes from the offset on a piece may overwrite, however short it is. */
  static final int ROOM = 32;

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  static AsciiPiece of(String text) {
    byte[] bytes = Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), ROOM);
    if (text.length() > ROOM) {
      throw new IllegalArgumentException("bug: `" + text + "` is too long");
    }
    return new AsciiPiece(
        word(bytes, 0), word(bytes, 8), word(bytes, 16), word(bytes, 24), text.length());
  }

  /** A key of plain characters, as it stands in front of its value. */
  static AsciiPiece key(String name) {
    return of('"' + name + "\":");
  }

  /** The same of an object, with the bracket that opens it. */
  static AsciiPiece opening(String name) {
    return of('"' + name + "\":{");
  }

  /** Writes the piece at an offset. */
  void write(byte[] to, int offset) {
    WORD.set(to, offset, first);
    WORD.set(to, offset + 8, second);
    if (length > 16) {
      writeEnd(to, offset + 16);
    }
  }

  private void writeEnd(byte[] to, int offset) {
    WORD.set(to, offset, third);
    WORD.set(to, offset + 8, fourth);
  }

  private static long word(byte[] bytes, int offset) {
    return (long) WORD.get(bytes, offset);
  }
}
