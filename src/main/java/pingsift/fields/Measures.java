// SPDX-License-Identifier: Apache-2.0
package pingsift.fields;

import java.util.Arrays;
import pingsift.bytes.Ascii;
import pingsift.bytes.ByteCounts;
import pingsift.bytes.Bytes;
import pingsift.bytes.Entropy;

/**
 * Numbers that bytes have.
 *
 * <p>Each is absent ({@link Accessor#ABSENT}, NaN) where bytes that the capture cut could change
 * it.
 */
final class Measures {
  /** Both need scratch room, and runs in several threads may share the catalogue. */
  private static final ThreadLocal<Entropy> ENTROPY = ThreadLocal.withInitial(Entropy::new);

  private static final ThreadLocal<ByteCounts> COUNTS = ThreadLocal.withInitial(ByteCounts::new);

  private static final int VALUES = 256;

  private Measures() {}

  /** In bits per byte. */
  static double entropy(Bytes bytes) {
    return bytes.isTruncated() ? Double.NaN : ENTROPY.get().of(bytes);
  }

  /** Fewer than two bytes can have no entropy: there is nothing to divide by. */
  static double entropyNorm(Bytes bytes) {
    return bytes.isTruncated() || bytes.length() < 2
        ? Double.NaN
        : Math.min(1, ENTROPY.get().of(bytes) / Entropy.most(bytes.length()));
  }

  static double chiSquare(Bytes bytes) {
    return isCutOrEmpty(bytes) ? Double.NaN : COUNTS.get().chiSquare(bytes);
  }

  static double printable(Bytes bytes) {
    return isCutOrEmpty(bytes) ? Double.NaN : (double) Ascii.printable(bytes) / bytes.length();
  }

  static long distinctBytes(Bytes bytes) {
    int distinct = COUNTS.get().distinct(bytes);
    return bytes.isTruncated() && distinct < VALUES ? Accessor.ABSENT : distinct;
  }

  private static boolean isCutOrEmpty(Bytes bytes) {
    return bytes.isTruncated() || bytes.length() == 0;
  }

  /** Where a place that may be counted from the end lies, below 0 where it is before the bytes. */
  static long place(Bytes bytes, long offset) {
    return offset < 0 ? bytes.wireLength() + offset : offset;
  }

  /** One to eight bytes without a sign; the largest INT where they are more. */
  static long number(Bytes bytes, long offset, int width, boolean little) {
    long place = place(bytes, offset);
    if (place < 0 || place > bytes.length() - width) {
      return Accessor.ABSENT;
    }
    int at = (int) place;
    long number = 0;
    for (int i = 0; i < width; i++) {
      number = number << 8 | bytes.at(little ? at + width - 1 - i : at + i);
    }
    return number < 0 ? Long.MAX_VALUE : number;
  }

  static long commonPrefix(Bytes a, Bytes b) {
    int both = Math.min(a.length(), b.length());
    int differs = firstDifference(a, b, both);
    if (differs >= 0) {
      return differs;
    }
    return both == Math.min(a.wireLength(), b.wireLength()) ? both : Accessor.ABSENT;
  }

  private static int firstDifference(Bytes a, Bytes b, int both) {
    return Arrays.mismatch(
        a.array(), a.offset(), a.offset() + both, b.array(), b.offset(), b.offset() + both);
  }

  static long differences(Bytes a, Bytes b) {
    int both = Math.min(a.length(), b.length());
    if (both < Math.min(a.wireLength(), b.wireLength())) {
      return Accessor.ABSENT;
    }
    long differences = Math.abs(a.wireLength() - b.wireLength());
    for (int i = 0; i < both; i++) {
      differences += a.at(i) == b.at(i) ? 0 : 1;
    }
    return differences;
  }
}
