// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import org.jspecify.annotations.Nullable;

/** Keeps the different values of a collection, for {@code distinct}. */
final class DistinctCounter extends Accumulator {
  /** How many counters it takes. */
  static final int COUNTERS = COMMON_COUNTERS + 2;

  private final ValueHash value;
  private final int set;

  /** From this number on, more makes no difference to any condition; evidence shows it. */
  private long reach;

  /**
   * @param set index of its values among those of the iStream's state
   */
  DistinctCounter(Series series, ValueHash value, int set) {
    super(series);
    this.value = value;
    this.set = set;
  }

  /**
   * Someone compares the number with others. Only while a plan is made.
   *
   * @param from from here on more makes no difference
   */
  void reachTo(long from) {
    reach = Math.max(reach, from);
  }

  @Override
  Taken take(Evaluation evaluation, long frameNumber) {
    StreamState state = evaluation.state();
    DistinctValues values = state.sets[set];
    if (values == null) {
      values = new DistinctValues();
      state.sets[set] = values;
    }
    Taken taken =
        state.counters[reachedIndex()] == 0
            ? count(values, evaluation)
            : values.addLater(value, evaluation) ? Taken.AND_TELLS_NOTHING : Taken.NOT;
    state.keptMore(values.takeGrowth());
    if (taken != Taken.NOT) {
      state.counters[takenIndex()]++;
    }
    return taken;
  }

  private Taken count(DistinctValues values, Evaluation evaluation) {
    long before = values.count();
    if (!values.add(value, evaluation)) {
      return Taken.NOT;
    }
    long now = values.count();
    if (now >= reach) {
      evaluation.counters()[reachedIndex()] = 1;
    }
    return Taken.telling(now != before);
  }

  private int takenIndex() {
    return counter(0);
  }

  /** Counter that is 1 once the number has come to where more makes no difference. */
  private int reachedIndex() {
    return counter(1);
  }

  @Override
  long taken(long[] counters) {
    return counters[takenIndex()];
  }

  @Override
  void release(StreamState state) {
    DistinctValues values = state.sets[set];
    if (values != null) {
      state.keptMore(-values.toldBytes());
      state.sets[set] = null;
    }
  }

  /** How many there are; absent before the first value. */
  IntValue count() {
    return new IntValue() {
      @Override
      long read(Evaluation evaluation) {
        @Nullable DistinctValues values = evaluation.state().sets[set];
        return values == null || values.count() == 0 ? ABSENT : values.count();
      }

      @Override
      int cost() {
        return 2;
      }
    };
  }

  /** Whether the number is an estimate. */
  boolean isEstimate(Evaluation evaluation) {
    DistinctValues values = evaluation.state().sets[set];
    return values != null && values.isEstimate();
  }
}
