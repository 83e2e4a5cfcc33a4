// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import pingsift.fields.Accessor;

/**
 * 64-bit arithmetic that stops at its ends: -(2^63-1) and 2^63-1, so that a result never looks
 * absent.
 */
final class Saturating {
  static final long MAX = Long.MAX_VALUE;
  static final long MIN = Accessor.ABSENT + 1;

  private Saturating() {}

  static long add(long a, long b) {
    long sum = a + b;
    if (((a ^ sum) & (b ^ sum)) < 0) {
      return a < 0 ? MIN : MAX;
    }
    return clamp(sum);
  }

  static long multiply(long a, long b) {
    long high = Math.multiplyHigh(a, b);
    long low = a * b;
    if (high != low >> 63) {
      return (a < 0) == (b < 0) ? MAX : MIN;
    }
    return clamp(low);
  }

  /** {@code value} times 2 to the power of {@code count}, which is 0 to 63. */
  static long shiftLeft(long value, int count) {
    long shifted = value << count;
    if (shifted >> count != value) {
      return value < 0 ? MIN : MAX;
    }
    return clamp(shifted);
  }

  static long clamp(long value) {
    return Math.max(MIN, value);
  }

  /** A float within the largest finite ones; NaN stays. */
  static double clamp(double value) {
    return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
  }
}
