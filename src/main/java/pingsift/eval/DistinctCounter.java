// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import org.jspecify.annotations.Nullable;

/** Keeps the different values of a collection, for {@code distinct}. */
final class DistinctCounter extends Accumulator {
  /** How many counters it takes. */
  static final int COUNTERS = COMMON_COUNTERS + 1;

  private final ValueHash value;
  private final int set;

  /**
   * @param set index of its values among those of the iStream's state
   */
  DistinctCounter(Series series, ValueHash value, int set) {
    super(series);
    this.value = value;
    this.set = set;
  }

  @Override
  Taken take(Evaluation evaluation, long frameNumber) {
    StreamState state = evaluation.state();
    DistinctValues values = state.sets[set];
    int before = 0;
    long count = values == null || values.isEstimate() ? 0 : values.count();
    if (values == null) {
      values = new DistinctValues();
      state.sets[set] = values;
    } else {
      before = values.bytes();
    }
    boolean known = values.add(value, evaluation);
    state.keptMore(values.bytes() - before);
    if (!known) {
      return Taken.NOT;
    }
    state.counters[counter(0)]++;
    return Taken.telling(values.isEstimate() || values.count() != count);
  }

  @Override
  long taken(long[] counters) {
    return counters[counter(0)];
  }

  @Override
  void release(StreamState state) {
    DistinctValues values = state.sets[set];
    if (values != null) {
      state.keptMore(-values.bytes());
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
