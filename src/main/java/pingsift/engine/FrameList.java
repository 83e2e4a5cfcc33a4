// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.util.Arrays;
import pingsift.capture.Frame;

/**
 * Frames of one block by their places, for one shard: no bytes. Used again and again.
 *
 * <pre>
 * word 0  timestamp
 *      1  index in the block | offset in its array
 *      2  captured length    | length on the wire
 *      3  link type          | length of the frame check sequence
 * </pre>
 */
final class FrameList {
  private static final int WORDS = 4;

  private long[] words = new long[WORDS * 64];
  private int size;

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  /**
   * @param index of the frame in its block
   */
  void add(int index, Frame frame) {
    int at = WORDS * size++;
    if (at == words.length) {
      words = Arrays.copyOf(words, 2 * at);
    }
    long[] to = words;
    to[at] = frame.timestampNanos();
    to[at + 1] = pair(index, frame.offset());
    to[at + 2] = pair(frame.capLen(), frame.len());
    to[at + 3] = pair(frame.linkType(), frame.fcsLen());
  }

  /** Where the frame stands in its block. */
  int index(int place) {
    return upper(words[WORDS * place + 1]);
  }

  void read(int place, FrameBlock block, Frame into) {
    int at = WORDS * place;
    long[] from = words;
    int index = upper(from[at + 1]);
    into.set(
            from[at],
            upper(from[at + 3]),
            block.buffer(),
            lower(from[at + 1]),
            upper(from[at + 2]),
            lower(from[at + 2]))
        .fcsLen(lower(from[at + 3]));
    into.place(block.number(index), block.numberInFile(index), block.file());
  }

  private static long pair(int upper, int lower) {
    return (long) upper << 32 | Integer.toUnsignedLong(lower);
  }

  private static int upper(long pair) {
    return (int) (pair >>> 32);
  }

  private static int lower(long pair) {
    return (int) pair;
  }
}
