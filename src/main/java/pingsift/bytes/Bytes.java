// SPDX-License-Identifier: Apache-2.0
package pingsift.bytes;

import java.util.Arrays;

/**
 * A read-only view of bytes that a capture may have cut.
 *
 * <p>Borrowed: the view is valid until its owner moves on (a reader's {@code next()}, an
 * overwritten slot); {@link #copy()} to keep it. {@link #length()} bytes are present; {@link
 * #wireLength()} bytes were sent, and it is never the smaller of the two. Offsets count from the
 * first byte of the view. Not thread-safe.
 */
public final class Bytes {
  private static final byte[] NONE = new byte[0];

  private byte[] array = NONE;
  private int offset;
  private int length;
  private int wireLength;

  /**
   * Makes this a view of another stretch and returns it. The caller has checked that the stretch
   * lies in the array.
   */
  public Bytes wrap(byte[] array, int offset, int length, int wireLength) {
    this.array = array;
    this.offset = offset;
    this.length = length;
    this.wireLength = Math.max(length, wireLength);
    return this;
  }

  /** Makes this a view of the same stretch as another view and returns it. */
  public Bytes wrap(Bytes other) {
    return wrap(other.array, other.offset, other.length, other.wireLength);
  }

  /** The array that holds the bytes, from {@link #offset()} on. Never to be written. */
  public byte[] array() {
    return array;
  }

  public int offset() {
    return offset;
  }

  /** How many bytes are present. */
  public int length() {
    return length;
  }

  /** How many bytes were sent. */
  public int wireLength() {
    return wireLength;
  }

  /** Whether the capture holds fewer bytes than were sent. */
  public boolean isTruncated() {
    return length < wireLength;
  }

  /** The byte at an index below {@link #length()}, 0..255. */
  public int at(int index) {
    return array[offset + index] & 0xff;
  }

  public byte[] copy() {
    return Arrays.copyOfRange(array, offset, offset + length);
  }
}
