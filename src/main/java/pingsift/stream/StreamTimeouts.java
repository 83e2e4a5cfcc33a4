// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import java.time.Duration;

/**
 * After how much capture time what is certain, in nanoseconds; {@link #OFF} turns a timeout off.
 *
 * @param inactiveNanos an iStream without a frame for longer than this has ended
 * @param activeNanos how often an iStream that goes on is tried as if it ended; above 0
 * @param exchangeNanos an open request older than this is given up as unanswered
 * @param mirrorNanos an exact copy of a frame within this time is a mirrored frame, not a second
 *     message; 0 turns this off
 */
public record StreamTimeouts(
    long inactiveNanos, long activeNanos, long exchangeNanos, long mirrorNanos) {
  public static final long OFF = Long.MAX_VALUE;

  /** Five minutes inactive and active, 30 seconds an exchange, 1 ms for mirrors. */
  public static final StreamTimeouts DEFAULT =
      new StreamTimeouts(
          Duration.ofMinutes(5).toNanos(),
          Duration.ofMinutes(5).toNanos(),
          Duration.ofSeconds(30).toNanos(),
          Duration.ofMillis(1).toNanos());

  public StreamTimeouts {
    if (inactiveNanos < 0 || exchangeNanos < 0 || mirrorNanos < 0) {
      throw new IllegalArgumentException("no span is below 0");
    }
    if (activeNanos < 1) {
      throw new IllegalArgumentException("the active timeout starts at 1");
    }
  }

  /** The same with another active timeout. */
  public StreamTimeouts withActive(long nanos) {
    return new StreamTimeouts(inactiveNanos, nanos, exchangeNanos, mirrorNanos);
  }
}
