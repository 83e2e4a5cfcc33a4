// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

/**
 * Byte arrays that are used again, in sizes that are powers of two. What would exceed the limit is
 * left to the garbage collector.
 */
final class BytePool {
  static final byte[] NONE = new byte[0];

  private static final int SMALLEST_LOG = 8;
  private static final int CLASSES = 11;

  /** The largest array that is kept, twice what a packet can hold. */
  static final int LARGEST = 1 << (SMALLEST_LOG + CLASSES - 1);

  private static final int KEPT = 64;

  private final byte[][][] free = new byte[CLASSES][KEPT][];
  private final int[] counts = new int[CLASSES];
  private final long limit;
  private long bytes;

  BytePool(long limit) {
    this.limit = limit;
  }

  /** An array of at least a length, at most {@link #LARGEST}; its content is anything. */
  byte[] take(int length) {
    int wanted = classOf(length);
    if (counts[wanted] == 0) {
      return new byte[1 << (SMALLEST_LOG + wanted)];
    }
    byte[] array = free[wanted][--counts[wanted]];
    bytes -= array.length;
    return array;
  }

  /** Takes back an array that {@link #take} gave, or {@link #NONE}. */
  void give(byte[] array) {
    if (array.length == 0 || bytes + array.length > limit) {
      return;
    }
    int kind = classOf(array.length);
    if (counts[kind] < KEPT) {
      free[kind][counts[kind]++] = array;
      bytes += array.length;
    }
  }

  private static int classOf(int length) {
    return Math.max(0, 32 - Integer.numberOfLeadingZeros(length - 1) - SMALLEST_LOG);
  }
}
