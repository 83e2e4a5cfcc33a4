// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

/**
 * Something that a shard found, with its place in the order of a run. Used again and again.
 *
 * <p>What one frame decides goes by {@link #dueNanos}, then {@link #dueOrder}, then as it came;
 * both are {@link #OWN} for what the frame's own message decided.
 */
abstract class Pending {
  /** Behind all that the passing of time decides. */
  static final long OWN = Long.MAX_VALUE;

  long frame;
  long dueNanos;
  long dueOrder;

  final void place(long ofFrame, long due, long order) {
    frame = ofFrame;
    dueNanos = due;
    dueOrder = order;
  }

  /** Whether it was decided before another one. */
  final boolean isBefore(Pending other) {
    if (frame != other.frame) {
      return frame < other.frame;
    }
    return dueNanos != other.dueNanos ? dueNanos < other.dueNanos : dueOrder < other.dueOrder;
  }

  /** A place alone. */
  static final class Place extends Pending {
    /** Behind all there is. */
    void atEnd() {
      place(Long.MAX_VALUE, OWN, OWN);
    }

    /** Before all that a frame decides. */
    void before(long ofFrame) {
      place(ofFrame, Long.MIN_VALUE, Long.MIN_VALUE);
    }

    /** Between what time decides at a frame, and what its message does. */
    void beforeMessage(long ofFrame) {
      place(ofFrame, OWN, Long.MIN_VALUE);
    }

    void copyFrom(Pending other) {
      place(other.frame, other.dueNanos, other.dueOrder);
    }

    boolean isAtEnd() {
      return frame == Long.MAX_VALUE;
    }
  }
}
