// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import pingsift.bytes.Bytes;

/**
 * A copy of bytes that a rule looks at later.
 *
 * <p>Of more than {@value #MOST} bytes, longer than all Data but a jumbogram's, the rest counts as
 * cut. Its memory is used again by the next copy. Not thread-safe.
 */
final class KeptBytes {
  static final int MOST = 65_535;

  /** This object (24), its view (32) and the array's header (16). */
  private static final int OBJECT_BYTES = 72;

  private static final byte[] NOTHING = new byte[0];

  private final Bytes view = new Bytes();
  private byte[] array = NOTHING;
  private int offsetInData;

  /** Takes over bytes that begin at an offset of the Data that they are cut from. */
  void keep(Bytes bytes, int offset) {
    int length = Math.min(bytes.length(), MOST);
    if (array.length < length) {
      array = new byte[roomFor(length)];
    }
    System.arraycopy(bytes.array(), bytes.offset(), array, 0, length);
    view.wrap(array, 0, length, bytes.wireLength());
    offsetInData = offset;
  }

  /** Room to grow, so that bytes of varying lengths settle soon. */
  private static int roomFor(int length) {
    return length <= 64 ? 64 : Math.min(MOST, Integer.highestOneBit(length - 1) << 1);
  }

  /** Valid until the next copy. */
  Bytes view() {
    return view;
  }

  int offsetInData() {
    return offsetInData;
  }

  /** Bytes of memory that it takes. */
  int bytes() {
    return OBJECT_BYTES + array.length;
  }
}
