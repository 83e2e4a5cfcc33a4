// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

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

  /** What is written is a number of ten millionths. */
  static final long SCALE = 10_000_000;

  static final double LARGE = 1e8;

  private Decimals() {}

  /** Writes a finite value at an offset and returns the offset after it. */
  static int write(double value, byte[] to, int offset) {
    double magnitude = Math.abs(value);
    if (!(magnitude < LARGE)) {
      return writeLarge(value, to, offset);
    }
    long scaled = scaled(magnitude);
    int at = offset;
    if (value < 0 && scaled > 0) {
      to[at++] = '-';
    }
    long whole = scaled / SCALE;
    at = Digits.write(whole, to, at);
    to[at] = '.';
    return Digits.writeFraction((int) (scaled - whole * SCALE), to, at + 1);
  }

  /**
   * A value of 0 up to a hundred million in ten millionths, rounded half to even: exact steps of
   * IEEE arithmetic, so the digits do not depend on the machine.
   */
  static long scaled(double value) {
    return (long) Math.rint(value * SCALE);
  }

  /** The same as a string, for places that write few. */
  public static String text(double value) {
    byte[] bytes = new byte[MAX_LENGTH];
    return new String(bytes, 0, write(value, bytes, 0), StandardCharsets.US_ASCII);
  }

  private static int writeLarge(double value, byte[] to, int offset) {
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
    System.arraycopy(text.getBytes(StandardCharsets.US_ASCII), 0, to, offset, text.length());
    return offset + text.length();
  }
}
