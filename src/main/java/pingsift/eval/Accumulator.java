// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

/**
 * Keeps what one quantifier or aggregate needs while elements of its collection arrive. Immutable
 * itself.
 */
abstract class Accumulator {
  /** How many counters every accumulator takes; those of its kind come behind them. */
  static final int COMMON_COUNTERS = 2;

  /**
   * What an accumulator goes through.
   *
   * @param text the source text of the condition or value
   * @param elements the plural word of the collection
   * @param shortfall what the capture did not show of an element
   * @param base index of its first counter
   */
  record Series(String text, String elements, Shortfall shortfall, int base) {}

  private final Series series;

  Accumulator(Series series) {
    this.series = series;
  }

  /** The index of a counter of its kind. */
  final int counter(int number) {
    return series.base + COMMON_COUNTERS + number;
  }

  /**
   * Takes in the element that the evaluation is at.
   *
   * @return whether a condition that reads the value can have become certain by it
   */
  final boolean accept(Evaluation evaluation, long frameNumber) {
    Taken taken = take(evaluation, frameNumber);
    if (taken == Taken.NOT) {
      passOver(evaluation);
    }
    return taken == Taken.AND_TELLS;
  }

  private void passOver(Evaluation evaluation) {
    long[] counters = evaluation.counters();
    counters[series.base]++;
    if (series.shortfall.isMet(evaluation)) {
      counters[series.base + 1]++;
    }
  }

  /** What became of an element. */
  enum Taken {
    /** Its condition is unknown, or its value absent. */
    NOT,
    /** It was taken in, and nothing becomes certain by it. */
    AND_TELLS_NOTHING,
    /** It was taken in, and something can become certain by it. */
    AND_TELLS;

    static Taken telling(boolean something) {
      return something ? AND_TELLS : AND_TELLS_NOTHING;
    }
  }

  abstract Taken take(Evaluation evaluation, long frameNumber);

  /** Counter of the elements that were passed over. */
  final int passedOverIndex() {
    return series.base;
  }

  /** How many elements were taken in. */
  abstract long taken(long[] counters);

  /** Whether elements were passed over that a better capture could have shown. */
  final boolean isShort(long[] counters) {
    return counters[series.base + 1] > 0;
  }

  /** What was passed over matters no more. */
  final void forgetShortfall(long[] counters) {
    counters[series.base + 1] = 0;
  }

  /** In plain words what was passed over because the capture does not show it. */
  final String passedOver(long[] counters) {
    return "`%s` is unknown for %d of %d %s"
        .formatted(
            series.text,
            counters[series.base + 1],
            taken(counters) + counters[series.base],
            series.elements);
  }

  /** Drops what it keeps outside of the counters: its rule is decided. */
  void release(StreamState state) {}
}
