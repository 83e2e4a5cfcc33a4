// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import java.util.Arrays;
import pingsift.bytes.Bytes;

/**
 * The Shannon entropy of one message's Data over the 256 byte values, in bits per byte, 0..8; 0 for
 * no bytes.
 *
 * <p>{@code -Σ p·log2 p} with {@code p = count/n}, as {@code log2 n - Σ count·log2 count / n}.
 * {@code StrictMath} gives the same digits on every platform. Not thread-safe.
 */
final class DataEntropy {
  private static final double LOG2 = StrictMath.log(2);

  /** {@code count·log2 count} of the counts that almost every message stays within. */
  private static final double[] COMMON = new double[257];

  static {
    for (int count = 1; count < COMMON.length; count++) {
      COMMON[count] = compute(count);
    }
  }

  private final int[] counts = new int[256];

  /** Of the bytes that are present. */
  double bits(Bytes data) {
    int length = data.length();
    if (length == 0) {
      return 0;
    }
    byte[] array = data.array();
    int end = data.offset() + length;
    for (int i = data.offset(); i < end; i++) {
      counts[array[i] & 0xff]++;
    }
    double sum = 0;
    for (int count : counts) {
      sum += weighted(count);
    }
    Arrays.fill(counts, 0);
    return Math.max(0, (weighted(length) - sum) / length);
  }

  private static double weighted(int count) {
    return count < COMMON.length ? COMMON[count] : compute(count);
  }

  private static double compute(int count) {
    return count * (StrictMath.log(count) / LOG2);
  }
}
