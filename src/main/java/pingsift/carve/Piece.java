// SPDX-License-Identifier: Apache-2.0
package pingsift.carve;

import java.util.Arrays;

/**
 * What one message adds to a direction's data.
 *
 * @param frame that brought it, from 1
 * @param sequence of the message
 * @param bytes that hold it; borrowed from the message until {@link #copy()}
 * @param from the first byte in the array
 * @param length bytes that are there
 * @param start of it in the message's Data
 * @param missing bytes that were sent behind them, and cut by the capture
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Piece(long frame, int sequence, byte[] bytes, int from, int length, int start, int missing) {
  /** A piece with bytes of its own. */
  Piece copy() {
    byte[] own = Arrays.copyOfRange(bytes, from, from + length);
    return new Piece(frame, sequence, own, 0, length, start, missing);
  }
}
