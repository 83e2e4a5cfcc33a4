// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import java.util.Arrays;

/**
 * Frame numbers, kept as ascending ranges: {@code 1, 3-7}. Bounded: past the limit only a count is
 * kept. A number is added once.
 */
public final class FrameRanges {
  /*
   * Nearly all numbers come in ascending order. The fragments of a packet do not: they come when it
   * is whole, and other packets may have been whole in between. Such a number is put at the end, and
   * all are brought into order when somebody reads, or where there is no room: then the firsts and
   * the lasts are sorted each for themselves, which leaves the same numbers covered.
   */
  private final int limit;
  private long[] firsts = new long[1];
  private long[] lasts = new long[1];
  private int ranges;
  private boolean ordered = true;
  private long left;

  FrameRanges(int limit) {
    this.limit = limit;
  }

  void copyFrom(FrameRanges other) {
    if (firsts.length < other.ranges) {
      firsts = new long[other.firsts.length];
      lasts = new long[other.firsts.length];
    }
    System.arraycopy(other.firsts, 0, firsts, 0, other.ranges);
    System.arraycopy(other.lasts, 0, lasts, 0, other.ranges);
    ranges = other.ranges;
    ordered = other.ordered;
    left = other.left;
  }

  /** Writes its ranges down; the first is near a frame. */
  void write(StreamWords to, long frame) {
    to.add((long) firsts.length << 32 | (long) ranges << 1 | (ordered ? 1 : 0));
    long before = frame;
    for (int i = 0; i < ranges; i++) {
      to.addStep(firsts[i], before);
      to.addStep(lasts[i], firsts[i]);
      before = lasts[i];
    }
  }

  /** Makes an empty one what was written; how many were left out is to be said after it. */
  void read(StreamWords from, long frame) {
    long word = from.next();
    ranges = (int) word >>> 1;
    ordered = (word & 1) != 0;
    int room = (int) (word >>> 32);
    if (room > firsts.length) {
      firsts = new long[room];
      lasts = new long[room];
    }
    long before = frame;
    for (int i = 0; i < ranges; i++) {
      firsts[i] = from.nextStep(before);
      lasts[i] = from.nextStep(firsts[i]);
      before = lasts[i];
    }
  }

  /** Takes in a frame and returns how many bytes this has grown. */
  int add(long frame) {
    if (left > 0) {
      left++;
      return 0;
    }
    if (prolongs(frame)) {
      return 0;
    }
    if (ranges == Math.min(limit, firsts.length)) {
      order();
      if (prolongs(frame)) { // another range may be the last one now
        return 0;
      }
    }
    if (ranges == limit) {
      left++;
      return 0;
    }
    int before = bytes();
    if (ranges == firsts.length) {
      firsts = Arrays.copyOf(firsts, 2 * ranges);
      lasts = Arrays.copyOf(lasts, 2 * ranges);
    }
    ordered &= ranges == 0 || lasts[ranges - 1] < frame;
    firsts[ranges] = frame;
    lasts[ranges] = frame;
    ranges++;
    return bytes() - before;
  }

  private boolean prolongs(long frame) {
    boolean next = ranges > 0 && lasts[ranges - 1] + 1 == frame;
    if (next) {
      lasts[ranges - 1] = frame;
    }
    return next;
  }

  private void order() {
    if (ordered) {
      return;
    }
    Arrays.sort(firsts, 0, ranges);
    Arrays.sort(lasts, 0, ranges);
    int kept = 0;
    for (int i = 1; i < ranges; i++) {
      if (firsts[i] <= lasts[kept] + 1) {
        lasts[kept] = lasts[i];
      } else {
        kept++;
        firsts[kept] = firsts[i];
        lasts[kept] = lasts[i];
      }
    }
    ranges = kept + 1;
    ordered = true;
  }

  /** How many ranges are kept. */
  public int count() {
    order();
    return ranges;
  }

  /** The first frame of a range; ranges count from 0. */
  public long first(int range) {
    order();
    return firsts[range];
  }

  /** The last frame of a range, inclusive. */
  public long last(int range) {
    order();
    return lasts[range];
  }

  /** How many frames came after the limit was reached and are in no range. */
  public long left() {
    return left;
  }

  /** Says how many were left out, for whoever counts them elsewhere. */
  void left(long frames) {
    left = frames;
  }

  /** One range in the written form, {@code 5-24} or {@code 5}. */
  public String text(int range) {
    return first(range) == last(range)
        ? Long.toString(first(range))
        : first(range) + "-" + last(range);
  }

  int bytes() {
    return 16 * firsts.length + 72;
  }
}
