// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Writes doubles as JSON numbers that are the same on every Java version ({@code Double.toString}
 * changed in Java 19).
 *
 * <p>Up to seven decimals, rounded half to even, trailing zeros dropped but one decimal kept, so
 * that a reader who guesses types from the first value sees a float. From a hundred million on, 16
 * significant digits instead. NaN and the infinities have no JSON form: callers leave them out.
 */
public final class Decimals {
  /** Room that any value fits in. */
  static final int MAX_LENGTH = 32;

  private static final int DECIMALS = 7;
  private static final double SCALE = 1e7;
  private static final double LARGE = 1e8;

  private Decimals() {}

  /** Writes a finite value at an offset and returns the offset after it. */
  static int write(double value, char[] to, int offset) {
    double magnitude = Math.abs(value);
    if (!(magnitude < LARGE)) {
      return writeLarge(value, to, offset);
    }
    // exact steps of IEEE arithmetic, so the digits do not depend on the machine
    long scaled = (long) Math.rint(magnitude * SCALE);
    int at = offset;
    if (value < 0 && scaled > 0) {
      to[at++] = '-';
    }
    at = writeWhole(scaled / (long) SCALE, to, at);
    to[at++] = '.';
    return writeFraction((int) (scaled % (long) SCALE), to, at);
  }

  /** The same as a string, for places that write few. */
  public static String text(double value) {
    char[] chars = new char[MAX_LENGTH];
    return new String(chars, 0, write(value, chars, 0));
  }

  private static int writeWhole(long whole, char[] to, int offset) {
    int digits = 1;
    for (long rest = whole; rest >= 10; rest /= 10) {
      digits++;
    }
    long rest = whole;
    for (int i = offset + digits - 1; i >= offset; i--) {
      to[i] = (char) ('0' + rest % 10);
      rest /= 10;
    }
    return offset + digits;
  }

  private static int writeFraction(int fraction, char[] to, int offset) {
    int rest = fraction;
    int digits = DECIMALS;
    while (digits > 1 && rest % 10 == 0) {
      rest /= 10;
      digits--;
    }
    for (int i = offset + digits - 1; i >= offset; i--) {
      to[i] = (char) ('0' + rest % 10);
      rest /= 10;
    }
    return offset + digits;
  }

  private static int writeLarge(double value, char[] to, int offset) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("bug: " + value + " has no JSON form");
    }
    BigDecimal rounded =
        new BigDecimal(value)
            .round(new MathContext(16, RoundingMode.HALF_EVEN))
            .stripTrailingZeros();
    String text = Math.abs(value) < 1e16 ? rounded.toPlainString() : rounded.toString();
    if (text.indexOf('.') < 0 && text.indexOf('E') < 0) {
      text += ".0";
    }
    text.getChars(0, text.length(), to, offset);
    return offset + text.length();
  }
}
