// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import java.util.Arrays;
import pingsift.bytes.Bytes;

/** What can be said of two stretches of Data, either of which the capture may have cut. */
final class DataComparison {
  private DataComparison() {}

  /** As many bytes were sent, as many are present, and those are equal. */
  static boolean alike(Bytes a, Bytes b) {
    return a.wireLength() == b.wireLength()
        && a.length() == b.length()
        && samePrefix(a, b, a.length());
  }

  /** Whatever the capture lost, the two were not sent with equal bytes. */
  static boolean certainlyDiffer(Bytes a, Bytes b) {
    return a.wireLength() != b.wireLength() || !samePrefix(a, b, Math.min(a.length(), b.length()));
  }

  private static boolean samePrefix(Bytes a, Bytes b, int length) {
    return Arrays.equals(
        a.array(), a.offset(), a.offset() + length, b.array(), b.offset(), b.offset() + length);
  }
}
