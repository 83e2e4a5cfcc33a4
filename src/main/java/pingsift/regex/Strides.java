// SPDX-License-Identifier: Apache-2.0
package pingsift.regex;

import org.jspecify.annotations.Nullable;

/**
 * Finds where matches can begin without looking at every byte: a match is nowhere shorter than its
 * pattern says, and made of few different bytes, so that one byte of another kind rules out all
 * beginnings as far before it as the shortest match is long.
 *
 * <p>It remembers how far the data were looked through, so that no byte is looked at twice. One for
 * each search at a time.
 */
final class Strides {
  /** With more bytes than these in a pattern, others are too seldom. */
  private static final int MOST_BYTES = 160;

  private final boolean[] member = new boolean[256];
  private final int shortest;

  /** Bytes from the last place that was found up to here are members. */
  private int sure;

  private Strides(ByteSet bytes, int shortest) {
    for (int value = 0; value < 256; value++) {
      member[value] = bytes.contains(value);
    }
    this.shortest = shortest;
  }

  /** Null where it would not pay. */
  static @Nullable Strides of(Node tree) {
    ByteSet bytes = bytes(tree);
    long shortest = tree.size().minBytes();
    boolean pays = shortest >= 2 && shortest <= Regex.MAX_STATES && bytes.count() <= MOST_BYTES;
    return pays ? new Strides(bytes, (int) shortest) : null;
  }

  /** All bytes that a match can be made of. */
  private static ByteSet bytes(Node node) {
    if (node instanceof Node.One one) {
      return one.bytes();
    }
    if (node instanceof Node.Repeat repeat) {
      return bytes(repeat.part());
    }
    ByteSet all = ByteSet.NONE;
    if (node instanceof Node.Sequence sequence) {
      for (Node part : sequence.parts()) {
        all = all.or(bytes(part));
      }
    } else if (node instanceof Node.Choice choice) {
      for (Node branch : choice.branches()) {
        all = all.or(bytes(branch));
      }
    }
    return all;
  }

  /** A search begins. */
  void begin() {
    sure = 0;
  }

  /**
   * The first place from which a match can go; {@code end} where there is none.
   *
   * @param from not before the last place that was found
   * @param open whether a match can go on behind the end
   */
  int next(byte[] array, int from, int end, boolean open) {
    int begin = from;
    int known = Math.max(sure, from);
    while (begin + shortest <= end) {
      int other = lastOther(array, known, begin + shortest);
      known = Math.max(known, begin + shortest);
      if (other < 0) {
        sure = known;
        return begin;
      }
      begin = other + 1;
    }
    if (!open) {
      return end;
    }
    int other = lastOther(array, known, end);
    sure = Math.max(known, end);
    return other < 0 ? begin : other + 1;
  }

  /** The last place in a range where a byte is no member; negative where all are. */
  private int lastOther(byte[] array, int from, int to) {
    for (int at = to - 1; at >= from; at--) {
      if (!member[array[at] & 0xff]) {
        return at;
      }
    }
    return -1;
  }
}
