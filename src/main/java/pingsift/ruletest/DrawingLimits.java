// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

/** How much may be drawn: a line such as {@code ping 100000} makes much of little. Mutable. */
final class DrawingLimits {
  static final int MOST_FRAMES = 100_000;
  private static final long MOST_BYTES = 32 << 20;
  private static final long MOST_BYTES_OF_ALL = 128 << 20;

  private long left = MOST_BYTES_OF_ALL;

  /** Frames of one drawing. */
  int frames() {
    return MOST_FRAMES;
  }

  /** Takes bytes out of what all drawings may have; {@code ofDrawing} is what one has with them. */
  boolean take(int bytes, long ofDrawing) {
    left -= bytes;
    return left >= 0 && ofDrawing <= MOST_BYTES;
  }

  String words() {
    return left < 0
        ? "all drawings together have at most 128 MiB"
        : "a drawing has at most 100,000 frames and 32 MiB";
  }
}
