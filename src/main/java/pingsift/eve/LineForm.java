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
   * A piece of text of at most 16 bytes and the value behind it are one step. A piece is two words,
   * which are written whatever it has.
   */
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int PIECE = 16;

  /** What a piece and a value take at most, with what may be overwritten behind them. */
  private static final int STEP_BYTES = PIECE + 40;

  // what stands behind a piece
  private static final int NOTHING = 0;
  private static final int WHOLE = 1;
  private static final int FRACTION = 2;
  private static final int TRUTH = 3;

  /** Stands behind the bits of a decimal that is not written as whole part and fraction. */
  static final long NO_FRACTION = -1;

  private static final long TRUE = 0x65_7572_74L;
  private static final long FALSE = 0x65_736c_6166L;

  /** Two for each step. */
  private final long[] pieces;

  /** For each step the length of its piece, and above 8 bits what stands behind it. */
  private final int[] steps;

  private final int values;

  private LineForm(List<String> pieces, List<Integer> kinds) {
    this.pieces = new long[2 * pieces.size()];
    this.steps = new int[pieces.size()];
    int count = 0;
    for (int i = 0; i < steps.length; i++) {
      byte[] piece = pieces.get(i).getBytes(StandardCharsets.US_ASCII);
      steps[i] = kinds.get(i) << 8 | piece.length;
      byte[] padded = Arrays.copyOf(piece, PIECE);
      this.pieces[2 * i] = (long) WORD.get(padded, 0);
      this.pieces[2 * i + 1] = (long) WORD.get(padded, 8);
      count += kinds.get(i) == NOTHING ? 0 : 1;
    }
    values = count;
  }

  /**
   * Reads a form of ASCII in which {@code '} stands for {@code "}, {@code #} for a whole number,
   * {@code %} for a decimal, {@code ?} for a truth value.
   */
  static LineForm of(String form) {
    List<String> pieces = new ArrayList<>();
    List<Integer> kinds = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    for (char c : form.replace("%", "#.%").toCharArray()) {
      int kind = c == '#' ? WHOLE : c == '%' ? FRACTION : c == '?' ? TRUTH : NOTHING;
      if (kind == NOTHING) {
        piece.append(c == '\'' ? '"' : c);
      }
      if (kind != NOTHING || piece.length() == PIECE) {
        pieces.add(piece.toString());
        kinds.add(kind);
        piece.setLength(0);
      }
    }
    pieces.add(piece.toString());
    kinds.add(NOTHING);
    return new LineForm(pieces, kinds);
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
    long[] words = pieces;
    int[] all = steps;
    int at = offset;
    int value = 0;
    for (int i = 0; i < all.length; i++) {
      WORD.set(to, at, words[2 * i]);
      WORD.set(to, at + 8, words[2 * i + 1]);
      int step = all[i];
      at += step & 0xff;
      if (step >= WHOLE << 8) {
        at = write(step >> 8, (int) numbers[value++], to, at);
      }
    }
    return at;
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
    int value = 0;
    for (int i = 0; i < steps.length; i++) {
      WORD.set(to, at, pieces[2 * i]);
      WORD.set(to, at + 8, pieces[2 * i + 1]);
      at += steps[i] & 0xff;
      int kind = steps[i] >> 8;
      if (kind == WHOLE && isLarge(i, value, numbers)) {
        at = Decimals.write(Double.longBitsToDouble(numbers[value]), to, at);
        i++; // the point and what is behind it
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
