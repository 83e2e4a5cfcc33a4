// SPDX-License-Identifier: Apache-2.0
package pingsift.carve;

import java.util.Arrays;
import pingsift.bytes.Bytes;

/**
 * A reply's Data beside that of its request.
 *
 * @param common bytes that both have, as far as they were captured
 * @param differing how many of these differ
 * @param longer how many bytes the reply has more, as sent; negative where it has less
 */
public record DataComparison(int common, int differing, int longer) {
  public static DataComparison of(Bytes reply, Bytes request) {
    int common = Math.min(reply.length(), request.length());
    int longer = reply.wireLength() - request.wireLength();
    int differing = 0;
    if (!sameStart(reply, request, common)) {
      for (int i = 0; i < common; i++) {
        differing += reply.at(i) == request.at(i) ? 0 : 1;
      }
    }
    return new DataComparison(common, differing, longer);
  }

  /** Whether the reply returns what it was asked with, as far as both were captured. */
  public boolean isSame() {
    return differing == 0 && longer == 0;
  }

  private static boolean sameStart(Bytes a, Bytes b, int length) {
    return Arrays.equals(
        a.array(), a.offset(), a.offset() + length, b.array(), b.offset(), b.offset() + length);
  }
}
