// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import org.jspecify.annotations.Nullable;
import pingsift.bytes.Bytes;
import pingsift.bytes.Mixer;

/**
 * A value of any type as 64 bits, for all that only has to tell equal values from others.
 *
 * <p>Equal values of one node give equal hashes. Two others give the same hash once in 2^64, and
 * under the evaluation's secret nobody can draw traffic where they do: sets of {@link
 * #read(Evaluation)} count as sets of the values would. Kinds are made by {@link
 * ValuePlanner#hash}. Allocates nothing. Immutable.
 */
abstract class ValueHash {
  /**
   * Stands for a value that is absent, or of which the capture cut bytes, so that nobody knows what
   * it equals. No hash has this value.
   */
  static final long ABSENT = Long.MIN_VALUE;

  /**
   * The hash under the evaluation's secret, or {@link #ABSENT}. It differs from run to run and from
   * thread to thread: nothing that is reported may depend on more than which hashes are equal.
   */
  final long read(Evaluation evaluation) {
    return read(evaluation, evaluation.mixer());
  }

  /**
   * The hash that is the same in every run, or {@link #ABSENT}: for estimates, which are reported.
   * Whoever wants to can find values with any hash.
   */
  final long readReproducible(Evaluation evaluation) {
    return read(evaluation, Mixer.REPRODUCIBLE);
  }

  /** The hash of the present value, or {@link #ABSENT}. */
  abstract long read(Evaluation evaluation, Mixer mixer);

  /** In simple operations. */
  abstract int cost();

  /** Two rounds, so that every bit of the words reaches every bit; never {@link #ABSENT}. */
  static long hash(Mixer mixer, long a, long b) {
    long hash = mixer.mix(mixer.mix(a, b), a);
    return hash == ABSENT ? 0 : hash;
  }

  /** Numbers, durations, times, yes and no. */
  static final class OfInt extends ValueHash {
    private final IntValue value;

    OfInt(IntValue value) {
      this.value = value;
    }

    @Override
    long read(Evaluation evaluation, Mixer mixer) {
      long number = value.read(evaluation);
      return number == IntValue.ABSENT ? ABSENT : hash(mixer, number, 0);
    }

    @Override
    int cost() {
      return value.cost() + 8;
    }
  }

  static final class OfFloat extends ValueHash {
    private final FloatValue value;

    OfFloat(FloatValue value) {
      this.value = value;
    }

    @Override
    long read(Evaluation evaluation, Mixer mixer) {
      double number = value.read(evaluation);
      // adding 0 makes -0.0 the 0.0 that it equals
      return Double.isNaN(number)
          ? ABSENT
          : hash(mixer, Double.doubleToRawLongBits(number + 0.0), 0);
    }

    @Override
    int cost() {
      return value.cost() + 8;
    }
  }

  static final class OfAddress extends ValueHash {
    private final AddressValue value;

    OfAddress(AddressValue value) {
      this.value = value;
    }

    @Override
    long read(Evaluation evaluation, Mixer mixer) {
      return value.isPresent(evaluation)
          ? hash(mixer, value.high(evaluation), value.low(evaluation))
          : ABSENT;
    }

    @Override
    int cost() {
      return value.cost() + 8;
    }
  }

  static final class OfText extends ValueHash {
    private final TextValue value;

    OfText(TextValue value) {
      this.value = value;
    }

    @Override
    long read(Evaluation evaluation, Mixer mixer) {
      @Nullable String text = value.read(evaluation);
      if (text == null) {
        return ABSENT;
      }
      long hash = text.length();
      for (int i = 0; i < text.length(); i++) {
        hash = mixer.mix(hash, text.charAt(i));
      }
      return hash(mixer, hash, text.length());
    }

    @Override
    int cost() {
      return value.cost() + 40;
    }
  }

  static final class OfBytes extends ValueHash {
    private final BytesValue value;

    OfBytes(BytesValue value) {
      this.value = value;
    }

    @Override
    long read(Evaluation evaluation, Mixer mixer) {
      @Nullable Bytes view = value.read(evaluation);
      if (view == null || view.isTruncated()) {
        return ABSENT;
      }
      // the length goes first: the mixer reads bytes that are not there as zeros
      int length = view.length();
      return hash(mixer, mixer.mix(mixer.mix(length, 0), view), length);
    }

    @Override
    int cost() {
      return value.cost() + 40;
    }
  }
}
