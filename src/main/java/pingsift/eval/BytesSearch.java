// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import pingsift.bytes.Bytes;
import pingsift.check.BytePattern;

/** Looks for a pattern of bytes at a place. Immutable. */
abstract class BytesSearch {

  /** Where the pattern has to stand. */
  enum Where {
    ANYWHERE,
    START,
    END,
    WHOLE;

    boolean isTiedToStart() {
      return this == START || this == WHOLE;
    }

    boolean isTiedToEnd() {
      return this == END || this == WHOLE;
    }
  }

  /**
   * What was found.
   *
   * @param offset from the first byte of the view
   */
  record Stretch(int offset, int length) {}

  static BytesSearch of(BytePattern pattern, Where where, boolean nocase) {
    byte[] mask = pattern.mask().clone();
    for (int i = 0; nocase && i < mask.length; i++) {
      if (mask[i] == (byte) 0xff && isLetter(pattern.bytes()[i])) {
        mask[i] = CASE_OPEN;
      }
    }
    return pattern.hasJumps()
        ? new JumpSearch(pattern, mask, where)
        : new RowSearch(pattern.bytes().clone(), mask, where);
  }

  /** The cases of an ASCII letter differ in one bit, 0x20. */
  private static final byte CASE_OPEN = (byte) 0xdf;

  private static boolean isLetter(byte b) {
    int lower = b | 0x20;
    return lower >= 'a' && lower <= 'z';
  }

  /**
   * Whether the pattern stands there. Bytes that the capture cut can be any: unknown is what they
   * decide.
   */
  abstract Truth find(Bytes view, Evaluation evaluation);

  /** The leftmost place where it stands; called only where {@link #find} just said true. */
  abstract Stretch locate(Bytes view, Evaluation evaluation);

  /** In simple operations. */
  abstract int cost();
}
