// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much may be drawn: a line such as {@code ping 100000} makes much of little. Mutable;
 * thread-safe.
 */
final class DrawingLimits {
  static final int MOST_FRAMES = 100_000;
  private static final long MOST_BYTES = 32 << 20;
  private static final long MOST_BYTES_OF_ALL = 128 << 20;

  private final AtomicLong left = new AtomicLong(MOST_BYTES_OF_ALL);

  /** Frames of one drawing. */
  int frames() {
    return MOST_FRAMES;
  }

  /** Takes bytes out of what all drawings may have; {@code ofDrawing} is what one has with them. */
  boolean take(int bytes, long ofDrawing) {
    return left.addAndGet(-bytes) >= 0 && ofDrawing <= MOST_BYTES;
  }

  /** Whether all drawings together were too much. */
  boolean areExceeded() {
    return left.get() < 0;
  }

  String words() {
    return areExceeded()
        ? "all drawings together have at most 128 MiB"
        : "a drawing has at most 100,000 frames and 32 MiB";
  }
}
