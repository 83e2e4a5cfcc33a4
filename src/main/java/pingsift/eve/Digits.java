// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Writes whole numbers in decimal digits, three at a time.
 *
 * <p>Each method may overwrite a byte or two behind what it writes: leave {@link #ROOM}.
 */
final class Digits {
  /** How many bytes any number takes, with what may be overwritten behind it. */
  static final int ROOM = 24;

  private static final VarHandle FOUR =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Seven digits 0. */
  private static final long ZEROS = 0x0030_3030_3030_3030L;

  /** 0..999 with three digits, the first one lowest. */
  private static final int[] PADDED = new int[1000];

  /** The same without zeros in front; the highest byte is how many digits there are. */
  private static final int[] SHORT = new int[1000];

  static {
    for (int i = 0; i < PADDED.length; i++) {
      PADDED[i] = ('0' + i / 100) | ('0' + i / 10 % 10) << 8 | ('0' + i % 10) << 16;
      int zeros = i < 10 ? 2 : i < 100 ? 1 : 0;
      SHORT[i] = PADDED[i] >>> (8 * zeros) | (3 - zeros) << 24;
    }
  }

  private Digits() {}

  /** Writes a number at an offset and returns the offset after it. */
  static int write(long number, byte[] to, int offset) {
    return number >= 0 && number < 1_000_000_000
        ? write((int) number, to, offset)
        : writeMore(number, to, offset);
  }

  /** The same of 0 to 999,999,999. */
  static int write(int number, byte[] to, int offset) {
    return number < 1000
        ? writeShort(number, to, offset)
        : number < 1_000_000
            ? writeThousands(number, to, offset)
            : writeMillions(number, to, offset);
  }

  private static int writeThousands(int number, byte[] to, int offset) {
    int upper = number / 1000;
    int at = writeShort(upper, to, offset);
    writeThree(number - 1000 * upper, to, at);
    return at + 3;
  }

  private static int writeMillions(int number, byte[] to, int offset) {
    int upper = number / 1_000_000;
    int at = writeShort(upper, to, offset);
    writeSix(number - 1_000_000 * upper, to, at);
    return at + 6;
  }

  /** Writes 0..999 and returns the offset after it. */
  static int writeShort(int number, byte[] to, int offset) {
    int digits = SHORT[number];
    FOUR.set(to, offset, digits);
    return offset + (digits >>> 24);
  }

  private static int writeMore(long number, byte[] to, int offset) {
    if (number < 0) {
      return writeNegative(number, to, offset);
    }
    long upper = number / 1_000_000;
    int at = write(upper, to, offset);
    writeSix((int) (number - 1_000_000 * upper), to, at);
    return at + 6;
  }

  /** Digit group by digit group, because the smallest number has no positive one. */
  private static int writeNegative(long number, byte[] to, int offset) {
    to[offset] = '-';
    long upper = number / 1000;
    if (upper == 0) {
      return writeShort((int) -number, to, offset + 1);
    }
    int at = write(-upper, to, offset + 1);
    writeThree((int) (1000 * upper - number), to, at);
    return at + 3;
  }

  /**
   * Writes 0..9999999 with seven digits, but for zeros at the end; a single digit stays in any
   * case.
   */
  static int writeFraction(int number, byte[] to, int offset) {
    int upper = number / 1000;
    long digits = four(upper) | (long) PADDED[number - 1000 * upper] << 32;
    EIGHT.set(to, offset, digits);
    return offset + withoutZeros(digits);
  }

  /** Four digits, the first one lowest. */
  private static long four(int number) {
    int upper = number / 1000;
    return '0' + upper | (long) PADDED[number - 1000 * upper] << 8;
  }

  /** How long seven digits are without zeros at the end, one at least. */
  private static int withoutZeros(long seven) {
    int zeros = Long.numberOfLeadingZeros(seven ^ ZEROS) >> 3; // and one for the empty byte
    return Math.max(1, 8 - zeros);
  }

  /** Writes 0..99 with two digits. */
  static void writeTwo(int number, byte[] to, int offset) {
    int digits = PADDED[number] >> 8;
    to[offset] = (byte) digits;
    to[offset + 1] = (byte) (digits >> 8);
  }

  /** Writes 0..999 with three digits. */
  static void writeThree(int number, byte[] to, int offset) {
    FOUR.set(to, offset, PADDED[number]);
  }

  /** Writes 0..999999 with six digits. */
  static void writeSix(int number, byte[] to, int offset) {
    int upper = number / 1000;
    writeThree(upper, to, offset);
    writeThree(number - 1000 * upper, to, offset + 3);
  }
}
