// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

/**
 * The latest records that must not happen, for steps that become known only after them. In
 * ascending order of frames.
 */
final class Marks {
  /** How many are kept; where there are more, the oldest are taken to be everywhere before. */
  static final int MOST = 64;

  private final long[] frames = new long[MOST];
  private final long[] nanos = new long[MOST];
  private int count;

  /** Up to this frame records were forgotten. */
  private long forgotten = -1;

  /** Whether an older one had to be forgotten for it. */
  boolean add(long frame, long time) {
    boolean full = count == MOST;
    if (full) {
      forgotten = Math.max(forgotten, frames[0]);
      remove(1);
    }
    int at = count;
    while (at > 0 && frames[at - 1] > frame) {
      frames[at] = frames[at - 1];
      nanos[at] = nanos[at - 1];
      at--;
    }
    frames[at] = frame;
    nanos[at] = time;
    count++;
    return full;
  }

  /**
   * The first frame after a step that has a mark, or {@link SequenceShape#NEVER}; where marks were
   * forgotten it can be earlier than it was.
   *
   * @param within how long after the step marks count
   */
  long firstAfter(Happening step, long within) {
    if (step.frame < forgotten) {
      return step.frame + 1;
    }
    for (int i = 0; i < count; i++) {
      if (frames[i] > step.frame) {
        boolean counts = within == SequenceShape.NEVER || nanos[i] - step.nanos <= within;
        return counts ? frames[i] : SequenceShape.NEVER;
      }
    }
    return SequenceShape.NEVER;
  }

  /** Forgets marks before a time, which no step to come lies before. */
  void settle(long before) {
    int old = 0;
    while (old < count && nanos[old] < before) {
      old++;
    }
    remove(old);
  }

  private void remove(int oldest) {
    if (oldest > 0) {
      System.arraycopy(frames, oldest, frames, 0, count - oldest);
      System.arraycopy(nanos, oldest, nanos, 0, count - oldest);
      count -= oldest;
    }
  }
}
