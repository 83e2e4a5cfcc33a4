// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.Arrays;

/** What the tests of conditions came to. Of one run and thread. */
final class ProbeCounts {
  /** One test in so many is timed. A power of two. */
  static final int TIMED_ONE_IN = 64;

  /** Which one: the first tests of a run are slow. */
  private static final int TIMED = 16;

  private long[] tested = new long[0];
  private long[] trues = new long[0];
  private long[] timed = new long[0];
  private long[] nanos = new long[0];

  /** What looking at the clock costs. */
  private final long clockNanos = clock();

  private static long clock() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 100; i++) {
      long begin = System.nanoTime();
      least = Math.min(least, System.nanoTime() - begin);
    }
    return least;
  }

  Truth test(Predicate condition, int spot, Evaluation evaluation) {
    if (spot >= tested.length) {
      grow(2 * spot + 64);
    }
    Truth truth;
    if ((tested[spot]++ & TIMED_ONE_IN - 1) == TIMED) {
      long begin = System.nanoTime();
      truth = condition.test(evaluation);
      nanos[spot] += Math.max(0, System.nanoTime() - begin - clockNanos);
      timed[spot]++;
    } else {
      truth = condition.test(evaluation);
    }
    if (truth == Truth.TRUE) {
      trues[spot]++;
    }
    return truth;
  }

  private void grow(int length) {
    tested = Arrays.copyOf(tested, length);
    trues = Arrays.copyOf(trues, length);
    timed = Arrays.copyOf(timed, length);
    nanos = Arrays.copyOf(nanos, length);
  }

  long tested(int spot) {
    return spot < tested.length ? tested[spot] : 0;
  }

  long trues(int spot) {
    return spot < trues.length ? trues[spot] : 0;
  }

  /** The time of all tests, by those that were timed. */
  double nanos(int spot) {
    boolean known = spot < timed.length && timed[spot] > 0;
    return known ? (double) nanos[spot] / timed[spot] * tested[spot] : 0;
  }
}
