// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

/**
 * For how long something about a window is certain, however its records come and go: as long as
 * fewer records came than one number says, or fewer left than another, or fewer came and left in
 * all than a third.
 *
 * <p>The three, up to {@link #MOST} each, are one {@code long}: asking for it leaves no garbage.
 */
final class Patience {
  /** Longer than this nothing is waited for. */
  static final int MOST = 1 << 20;

  /** Nothing is certain. */
  static final long NONE = 0;

  private static final int BITS = 21;
  private static final int MASK = (1 << BITS) - 1;

  private Patience() {}

  /** What is certain for so many records in all is so for as many of either kind. */
  static long of(int comings, int leavings, int changes) {
    long all = Math.max(changes, Math.max(comings, leavings));
    return (long) comings << (2 * BITS) | (long) leavings << BITS | all;
  }

  static int comings(long patience) {
    return (int) (patience >> (2 * BITS)) & MASK;
  }

  static int leavings(long patience) {
    return (int) (patience >> BITS) & MASK;
  }

  static int changes(long patience) {
    return (int) patience & MASK;
  }

  /** Of two things of which one is enough. */
  static long longer(long a, long b) {
    return of(
        Math.max(comings(a), comings(b)),
        Math.max(leavings(a), leavings(b)),
        Math.max(changes(a), changes(b)));
  }

  /** Of two things that are both needed. */
  static long shorter(long a, long b) {
    return of(
        Math.min(comings(a), comings(b)),
        Math.min(leavings(a), leavings(b)),
        Math.min(changes(a), changes(b)));
  }
}
