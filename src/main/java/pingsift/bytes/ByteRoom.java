// SPDX-License-Identifier: Apache-2.0
package pingsift.bytes;

/**
 * Room for bytes that are worked out rather than read, such as decoded text. Grows and never
 * shrinks, so that one that is used again and again allocates nothing.
 */
public final class ByteRoom {
  private byte[] array = new byte[0];
  private final Bytes view = new Bytes();

  /** At least so many bytes to write to. What was there before, also in a view of it, is lost. */
  public byte[] atLeast(int length) {
    if (array.length < length) {
      array = new byte[Math.max(length, 2 * array.length)];
    }
    return array;
  }

  /** The first bytes that were written; valid until the room is written to again. */
  public Bytes written(int length) {
    return view.wrap(array, 0, length, length);
  }
}
