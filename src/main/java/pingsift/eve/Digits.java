// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Writes whole numbers in decimal digits, two at a time. */
final class Digits {
  /** How many bytes a {@code long} takes at most. */
  static final int MAX_LENGTH = 20;

  private static final VarHandle PAIR =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final short[] PAIRS = pairs();

  private Digits() {}

  private static short[] pairs() {
    short[] pairs = new short[100];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = (short) (('0' + i % 10) << 8 | ('0' + i / 10));
    }
    return pairs;
  }

  /** Writes a number at an offset and returns the offset after it. */
  static int write(long number, byte[] to, int offset) {
    if (number >= 0 && number < 100) {
      return writeSmall((int) number, to, offset);
    }
    return number == (int) number && number > 0
        ? writeMiddle((int) number, to, offset)
        : writeLong(number, to, offset);
  }

  /** Exactly so many digits of a number, which has no more: zeros in front where it is shorter. */
  static void writeFixed(int number, int count, byte[] to, int offset) {
    int rest = number;
    int at = offset + count;
    for (; at - 2 >= offset; at -= 2) {
      PAIR.set(to, at - 2, PAIRS[rest % 100]);
      rest /= 100;
    }
    if (at > offset) {
      to[offset] = (byte) ('0' + rest);
    }
  }

  private static int writeSmall(int number, byte[] to, int offset) {
    if (number < 10) {
      to[offset] = (byte) ('0' + number);
      return offset + 1;
    }
    PAIR.set(to, offset, PAIRS[number]);
    return offset + 2;
  }

  private static int writeMiddle(int number, byte[] to, int offset) {
    int count = count(number);
    writeFixed(number, count, to, offset);
    return offset + count;
  }

  private static int count(int number) {
    if (number < 10_000) {
      return number < 1000 ? (number < 100 ? (number < 10 ? 1 : 2) : 3) : 4;
    }
    if (number < 1_000_000) {
      return number < 100_000 ? 5 : 6;
    }
    if (number < 100_000_000) {
      return number < 10_000_000 ? 7 : 8;
    }
    return number < 1_000_000_000 ? 9 : 10;
  }

  /** The upper digits by themselves, then nine. */
  private static int writeLong(long number, byte[] to, int offset) {
    if (number < 0) {
      to[offset] = '-';
      return writeUnsigned(-number, to, offset + 1); // of the smallest long the bits are right
    }
    return writeUnsigned(number, to, offset);
  }

  private static int writeUnsigned(long number, byte[] to, int offset) {
    if (number >= 0 && number <= Integer.MAX_VALUE) {
      return writeMiddle((int) number, to, offset);
    }
    long upper = Long.divideUnsigned(number, 1_000_000_000L);
    int at = writeUnsigned(upper, to, offset);
    writeFixed((int) (number - upper * 1_000_000_000L), 9, to, at);
    return at + 9;
  }
}
