// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A part of a line that is the same but for the values in it, such as {@code "ttl":64,}. Immutable.
 */
final class LineForm {
  /*
   * All values go through one small loop. An alert has a hundred of them: where a compiler puts the
   * code to write one wherever one is written, there is more of it than the processor's cache for
   * code holds, and to fetch it takes longer than to run it. The methods of the loop are so small
   * that they become one: with calls in it, all that it knows would move to memory and back.
   *
   * A piece of text and the value behind it are one step. Pieces are copied by 16 or 32 bytes,
   * whatever they have.
   */
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int SHORT_PIECE = 16;
  private static final int LONGEST_PIECE = 32;

  /** What a piece and a value take at most, with what may be overwritten behind them. */
  private static final int STEP_BYTES = LONGEST_PIECE + 40;

  // what stands behind a piece
  private static final int NOTHING = 0;
  private static final int WHOLE = 1;
  private static final int FRACTION = 2;
  private static final int TRUTH = 3;

  /** Stands behind the bits of a decimal that is not written as whole part and fraction. */
  static final long NO_FRACTION = -1;

  private static final long TRUE = 0x65_7572_74L;
  private static final long FALSE = 0x65_736c_6166L;

  private final byte[] text;

  /** For each step the length of its piece, and above 8 bits what stands behind it. */
  private final int[] steps;

  private final int values;

  private LineForm(byte[] text, int[] steps, int values) {
    this.text = Arrays.copyOf(text, text.length + LONGEST_PIECE);
    this.steps = steps;
    this.values = values;
  }

  /**
   * Reads a form of ASCII in which {@code '} stands for {@code "}, {@code #} for a whole number,
   * {@code %} for a decimal, {@code ?} for a truth value.
   */
  static LineForm of(String form) {
    StringBuilder text = new StringBuilder();
    List<Integer> steps = new ArrayList<>();
    int length = 0;
    int values = 0;
    for (char c : form.replace("%", "#.%").toCharArray()) {
      int kind = c == '#' ? WHOLE : c == '%' ? FRACTION : c == '?' ? TRUTH : NOTHING;
      if (kind == NOTHING) {
        text.append(c == '\'' ? '"' : c);
        length++;
      } else {
        values++;
      }
      if (kind != NOTHING || length == LONGEST_PIECE) {
        steps.add(kind << 8 | length);
        length = 0;
      }
    }
    steps.add(length);
    return new LineForm(
        text.toString().getBytes(StandardCharsets.US_ASCII),
        steps.stream().mapToInt(Integer::intValue).toArray(),
        values);
  }

  /** How many values it takes, decimals as two. */
  int values() {
    return values;
  }

  /** How many bytes from the offset on may be overwritten. */
  int most() {
    return steps.length * STEP_BYTES;
  }

  /**
   * Writes the form at an offset and returns the offset after it.
   *
   * @param numbers 0 to 10^9 - 1; of a decimal its whole part and ten millionths; 1 for true
   */
  int write(long[] numbers, byte[] to, int offset) {
    byte[] from = text;
    int at = offset;
    int piece = 0;
    int value = 0;
    for (int step : steps) {
      int length = step & 0xff;
      copy(from, piece, length, to, at);
      piece += length;
      at += length;
      if (step >= WHOLE << 8) {
        at = write(step >> 8, (int) numbers[value++], to, at);
      }
    }
    return at;
  }

  private static void copy(byte[] from, int piece, int length, byte[] to, int offset) {
    copyHalf(from, piece, to, offset);
    if (length > SHORT_PIECE) {
      copyHalf(from, piece + SHORT_PIECE, to, offset + SHORT_PIECE);
    }
  }

  private static void copyHalf(byte[] from, int piece, byte[] to, int offset) {
    WORD.set(to, offset, (long) WORD.get(from, piece));
    WORD.set(to, offset + 8, (long) WORD.get(from, piece + 8));
  }

  private static int write(int kind, int number, byte[] to, int offset) {
    if (kind == WHOLE) {
      return Digits.write(number, to, offset);
    }
    return kind == FRACTION
        ? Digits.writeFraction(number, to, offset)
        : writeTruth(number, to, offset);
  }

  private static int writeTruth(int truth, byte[] to, int offset) {
    WORD.set(to, offset, truth == 0 ? FALSE : TRUE);
    return offset + 5 - truth;
  }

  /**
   * As {@link #write}, of any values.
   *
   * @param numbers besides, of a decimal its bits and {@link #NO_FRACTION}
   */
  int writeAny(long[] numbers, byte[] to, int offset) {
    int at = offset;
    int piece = 0;
    int value = 0;
    for (int i = 0; i < steps.length; i++) {
      int length = steps[i] & 0xff;
      copy(text, piece, length, to, at);
      piece += length;
      at += length;
      int kind = steps[i] >> 8;
      if (kind == WHOLE && isLarge(i, value, numbers)) {
        at = Decimals.write(Double.longBitsToDouble(numbers[value]), to, at);
        i++; // the point and what is behind it
        piece++;
        value += 2;
      } else if (kind == WHOLE) {
        at = Digits.write(JsonLines.bounded(numbers[value++]), to, at);
      } else if (kind != NOTHING) {
        at = write(kind, (int) numbers[value++], to, at);
      }
    }
    return at;
  }

  private boolean isLarge(int step, int value, long[] numbers) {
    return steps[step + 1] >> 8 == FRACTION && numbers[value + 1] == NO_FRACTION;
  }
}
