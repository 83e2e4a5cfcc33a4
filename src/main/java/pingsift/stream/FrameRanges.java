// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import java.util.Arrays;

/**
 * Frame numbers in ascending order, kept as ranges: {@code 1, 3-7}. Bounded: past the limit only a
 * count is kept.
 */
public final class FrameRanges {
  private final int limit;
  private long[] bounds = new long[2];
  private int ranges;
  private long left;

  FrameRanges(int limit) {
    this.limit = limit;
  }

  /** Takes in a frame and returns how many bytes this has grown. */
  int add(long frame) {
    if (left > 0) {
      left++;
      return 0;
    }
    if (ranges > 0 && bounds[2 * ranges - 1] + 1 == frame) {
      bounds[2 * ranges - 1] = frame;
      return 0;
    }
    if (ranges == limit) {
      left++;
      return 0;
    }
    int before = bytes();
    if (2 * ranges == bounds.length) {
      bounds = Arrays.copyOf(bounds, 2 * bounds.length);
    }
    bounds[2 * ranges] = frame;
    bounds[2 * ranges + 1] = frame;
    ranges++;
    return bytes() - before;
  }

  /** How many ranges are kept. */
  public int count() {
    return ranges;
  }

  /** The first frame of a range; ranges count from 0. */
  public long first(int range) {
    return bounds[2 * range];
  }

  /** The last frame of a range, inclusive. */
  public long last(int range) {
    return bounds[2 * range + 1];
  }

  /** How many frames came after the limit was reached and are in no range. */
  public long left() {
    return left;
  }

  /** One range in the written form, {@code 5-24} or {@code 5}. */
  public String text(int range) {
    return first(range) == last(range)
        ? Long.toString(first(range))
        : first(range) + "-" + last(range);
  }

  int bytes() {
    return 8 * bounds.length + 48;
  }
}
