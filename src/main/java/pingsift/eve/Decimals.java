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

  private static final int DECIMALS = 7;
  private static final double SCALE = 1e7;
  private static final double LARGE = 1e8;

  private Decimals() {}

  /** Writes a finite value at an offset and returns the offset after it. */
  static int write(double value, byte[] to, int offset) {
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
    at = Digits.write(scaled / (long) SCALE, to, at);
    to[at++] = '.';
    return writeFraction((int) (scaled % (long) SCALE), to, at);
  }

  /** The same as a string, for places that write few. */
  public static String text(double value) {
    byte[] bytes = new byte[MAX_LENGTH];
    return new String(bytes, 0, write(value, bytes, 0), StandardCharsets.US_ASCII);
  }

  private static int writeFraction(int fraction, byte[] to, int offset) {
    if (fraction == 0) {
      to[offset] = '0';
      return offset + 1;
    }
    to[offset] = (byte) ('0' + fraction / 1_000_000);
    Digits.writeSix(fraction % 1_000_000, to, offset + 1);
    int end = offset + DECIMALS;
    while (to[end - 1] == '0') {
      end--;
    }
    return end;
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
