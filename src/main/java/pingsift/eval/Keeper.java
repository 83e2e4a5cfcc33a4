// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import org.jspecify.annotations.Nullable;
import pingsift.bytes.Bytes;

/**
 * Keeps the value of the first, or of the last, element of a collection that has one, and the frame
 * it came with.
 *
 * <p>A kind a type of value, together in one file because each is a few lines. Each makes the node
 * that reads what it keeps.
 */
abstract class Keeper extends Accumulator {
  /** How many counters it takes: values taken, the frame of the kept one, and its value. */
  static final int COUNTERS = COMMON_COUNTERS + 4;

  /** Which value is kept. */
  enum Which {
    FIRST,
    LAST
  }

  private final Which which;

  private Keeper(Series series, Which which) {
    super(series);
    this.which = which;
  }

  private int takenIndex() {
    return counter(0);
  }

  /** Counter of the frame that the kept value came with. */
  final int frameIndex() {
    return counter(1);
  }

  final int valueIndex() {
    return counter(2);
  }

  /** Where a value has two halves: the counter of the second. */
  final int lowIndex() {
    return counter(3);
  }

  @Override
  final Taken take(Evaluation evaluation, long frameNumber) {
    long[] counters = evaluation.counters();
    if (which == Which.FIRST && has(counters)) {
      return Taken.AND_TELLS_NOTHING;
    }
    if (!keep(evaluation, counters)) {
      return Taken.NOT;
    }
    boolean first = counters[takenIndex()]++ == 0;
    counters[frameIndex()] = frameNumber;
    if (which == Which.LAST) {
      forgetShortfall(counters); // only what comes after the last value can be it
    }
    // what comes later changes the last value, of which nothing but that there is one is certain
    return Taken.telling(first);
  }

  /** Keeps the element's value; false where it is absent. */
  abstract boolean keep(Evaluation evaluation, long[] counters);

  final boolean has(long[] counters) {
    return counters[takenIndex()] > 0;
  }

  @Override
  final long taken(long[] counters) {
    return counters[takenIndex()];
  }

  /** Numbers, durations, times, yes and no. */
  static final class OfInt extends Keeper {
    private final IntValue value;

    OfInt(Series series, Which which, IntValue value) {
      super(series, which);
      this.value = value;
    }

    @Override
    boolean keep(Evaluation evaluation, long[] counters) {
      long number = value.read(evaluation);
      if (number == IntValue.ABSENT) {
        return false;
      }
      counters[valueIndex()] = number;
      return true;
    }

    IntValue kept() {
      return new IntValues.OfSeen(super.takenIndex(), valueIndex());
    }
  }

  static final class OfFloat extends Keeper {
    private final FloatValue value;

    OfFloat(Series series, Which which, FloatValue value) {
      super(series, which);
      this.value = value;
    }

    @Override
    boolean keep(Evaluation evaluation, long[] counters) {
      double number = value.read(evaluation);
      if (Double.isNaN(number)) {
        return false;
      }
      counters[valueIndex()] = Double.doubleToRawLongBits(number);
      return true;
    }

    FloatValue kept() {
      return new FloatValues.OfSeen(super.takenIndex(), valueIndex());
    }
  }

  static final class OfAddress extends Keeper {
    private final AddressValue value;

    OfAddress(Series series, Which which, AddressValue value) {
      super(series, which);
      this.value = value;
    }

    @Override
    boolean keep(Evaluation evaluation, long[] counters) {
      if (!value.isPresent(evaluation)) {
        return false;
      }
      counters[valueIndex()] = value.high(evaluation);
      counters[lowIndex()] = value.low(evaluation);
      return true;
    }

    AddressValue kept() {
      return new AddressValue() {
        @Override
        boolean isPresent(Evaluation evaluation) {
          return has(evaluation.counters());
        }

        @Override
        long high(Evaluation evaluation) {
          return evaluation.counters()[valueIndex()];
        }

        @Override
        long low(Evaluation evaluation) {
          return evaluation.counters()[lowIndex()];
        }
      };
    }
  }

  /** Bytes are copied: what is borrowed is gone by the time it is looked at. */
  static final class OfBytes extends Keeper {
    private final BytesValue value;
    private final int copy;

    /**
     * @param copy index of its copy among those of the iStream's state
     */
    OfBytes(Series series, Which which, BytesValue value, int copy) {
      super(series, which);
      this.value = value;
      this.copy = copy;
    }

    @Override
    boolean keep(Evaluation evaluation, long[] counters) {
      @Nullable Bytes view = value.read(evaluation);
      if (view == null) {
        return false;
      }
      StreamState state = evaluation.state();
      KeptBytes kept = state.copies[copy];
      int before = 0;
      if (kept == null) {
        kept = new KeptBytes();
        state.copies[copy] = kept;
      } else {
        before = kept.bytes();
      }
      kept.keep(view, value.offsetInData(evaluation));
      state.keptMore(kept.bytes() - before);
      return true;
    }

    @Override
    void release(StreamState state) {
      KeptBytes kept = state.copies[copy];
      if (kept != null) {
        state.keptMore(-kept.bytes());
        state.copies[copy] = null;
      }
    }

    BytesValue kept() {
      return new BytesValue() {
        @Override
        @Nullable Bytes read(Evaluation evaluation) {
          KeptBytes kept = evaluation.state().copies[copy];
          return kept == null ? null : kept.view();
        }

        @Override
        int offsetInData(Evaluation evaluation) {
          KeptBytes kept = evaluation.state().copies[copy];
          return kept == null ? 0 : kept.offsetInData();
        }

        @Override
        int cost() {
          return 2;
        }
      };
    }
  }
}
