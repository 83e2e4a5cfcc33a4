// SPDX-License-Identifier: Apache-2.0
package pingsift.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Shannon's entropy over the 256 byte values, in bits per byte: {@code -Σ p·log2 p}, 0 to 8.
 *
 * <p>0 for no bytes at all. It depends on how often each value occurs, never on their order, and is
 * the same number on every JVM. n bytes reach at most log2(n). C. E. Shannon, A Mathematical Theory
 * of Communication, 1948, section 6. Not thread-safe; an instance is scratch room of 1.25 KiB.
 */
public final class Entropy {
  /*
   * With counts c of n bytes in all, -Σ (c/n)·log2(c/n) = log2(n) - (Σ c·log2 c)/n: one division, and
   * terms that depend on a whole number only. Terms of small counts come from a table; both the
   * table and the rest use StrictMath, since Math.log may differ in the last bit between machines.
   * The sum always runs from value 0 to value 255, so that order of arrival cannot change it.
   */
  private static final int TABLE = 2048;
  private static final double LN2 = StrictMath.log(2);
  private static final double[] LOGS = new double[TABLE];
  private static final double[] TERMS = new double[TABLE];

  static {
    for (int count = 2; count < TABLE; count++) {
      LOGS[count] = StrictMath.log((double) count) / LN2;
      TERMS[count] = count * LOGS[count];
    }
  }

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long MORE_THAN_ONE = 0xfefe_fefe_fefe_fefeL;

  private final int[] scratch = new int[256];
  private final byte[] few = new byte[256];

  /** The entropy of the bytes that are present. */
  public double of(Bytes bytes) {
    return of(bytes.array(), bytes.offset(), bytes.length());
  }

  /** The entropy of a stretch of an array; the caller has checked that it lies in the array. */
  public double of(byte[] array, int offset, int length) {
    return length < 256 ? ofFew(array, offset, length) : ofMany(array, offset, length);
  }

  /*
   * Counts below 256 fit in bytes, eight of which can be passed over together where none of them is
   * 2 or more: a value that occurs once adds nothing.
   */
  private double ofFew(byte[] array, int offset, int length) {
    byte[] counts = few;
    for (int i = offset; i < offset + length; i++) {
      counts[array[i] & 0xff]++;
    }
    double terms = 0;
    int most = Math.min(1, length);
    for (int from = 0; from < 256; from += 8) {
      long eight = (long) WORD.get(counts, from);
      long left = eight & MORE_THAN_ONE;
      while (left != 0) {
        int bit = Long.numberOfTrailingZeros(left) & ~7;
        int count = (int) (eight >>> bit) & 0xff;
        terms += TERMS[count];
        most = Math.max(most, count);
        left &= ~(0xffL << bit);
      }
    }
    Arrays.fill(counts, (byte) 0);
    return bits(terms, length, most);
  }

  private double ofMany(byte[] array, int offset, int length) {
    int[] counts = scratch;
    for (int i = offset; i < offset + length; i++) {
      counts[array[i] & 0xff]++;
    }
    double terms = 0;
    int most = 1;
    for (int value = 0; value < 256; value++) {
      int count = counts[value];
      terms += term(count);
      most = Math.max(most, count);
    }
    Arrays.fill(counts, 0);
    return bits(terms, length, most);
  }

  /** The entropy of bytes that were counted: 256 counts, none negative. */
  public static double ofCounts(long[] counts) {
    long total = 0;
    long most = 0;
    double terms = 0;
    for (long count : counts) {
      total += count;
      most = Math.max(most, count);
      terms += term(count);
    }
    return bits(terms, total, most);
  }

  /** The entropy that bytes of a length reach where their values are spread as evenly as can be. */
  public static double most(long length) {
    if (length <= 0) {
      return 0;
    }
    long each = length / 256;
    long more = length % 256; // so many values occur once more than the others
    double terms = more * term(each + 1) + (256 - more) * term(each);
    return bits(terms, length, each + (more > 0 ? 1 : 0));
  }

  private static double bits(double terms, long total, long most) {
    if (most == total) {
      return 0; // none, or all alike: exactly 0, where rounding could leave a trace
    }
    double bits = log2(total) - terms / total;
    return Math.max(0, Math.min(8, bits));
  }

  private static double term(long count) {
    return count < TABLE ? TERMS[(int) count] : count * log2(count);
  }

  private static double log2(long count) {
    return count < TABLE ? LOGS[(int) count] : StrictMath.log((double) count) / LN2;
  }
}
