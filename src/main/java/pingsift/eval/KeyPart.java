// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.Bytes;
import pingsift.bytes.Mixer;
import pingsift.check.Type;

/** One of the keys that records are grouped by: how it is read, and how it is shown. Immutable. */
sealed interface KeyPart {
  /** How many longs of a {@link GroupKey} it takes. */
  int longs();

  /** Writes its longs from {@code at} on; false where it is absent. */
  boolean read(Evaluation evaluation, GroupKey into, int at, Mixer mixer);

  /** As evidence shows it: Long, Double, Boolean, String or byte[]; null where it is absent. */
  @Nullable Object shown(Evaluation evaluation);

  /** A whole number, a duration, a time, a yes or no. */
  record OfLong(IntValue value, Type type) implements KeyPart {
    @Override
    public int longs() {
      return 1;
    }

    @Override
    public boolean read(Evaluation evaluation, GroupKey into, int at, Mixer mixer) {
      long number = value.read(evaluation);
      into.set(at, number);
      return number != IntValue.ABSENT;
    }

    @Override
    public @Nullable Object shown(Evaluation evaluation) {
      long number = value.read(evaluation);
      return number == IntValue.ABSENT ? null : ShownNumber.of(number, type);
    }
  }

  record OfDouble(FloatValue value) implements KeyPart {
    @Override
    public int longs() {
      return 1;
    }

    @Override
    public boolean read(Evaluation evaluation, GroupKey into, int at, Mixer mixer) {
      double number = value.read(evaluation);
      into.set(at, Double.doubleToLongBits(number));
      return !Double.isNaN(number);
    }

    @Override
    public @Nullable Object shown(Evaluation evaluation) {
      double number = value.read(evaluation);
      return Double.isNaN(number) ? null : (Double) number;
    }
  }

  record OfAddress(AddressValue value) implements KeyPart {
    @Override
    public int longs() {
      return 2;
    }

    @Override
    public boolean read(Evaluation evaluation, GroupKey into, int at, Mixer mixer) {
      if (!value.isPresent(evaluation)) {
        return false;
      }
      into.set(at, value.high(evaluation));
      into.set(at + 1, value.low(evaluation));
      return true;
    }

    @Override
    public @Nullable Object shown(Evaluation evaluation) {
      return value.text(evaluation);
    }
  }

  /** A text by a hash. */
  record OfText(TextValue value) implements KeyPart {
    @Override
    public int longs() {
      return 1;
    }

    @Override
    public boolean read(Evaluation evaluation, GroupKey into, int at, Mixer mixer) {
      String text = value.read(evaluation);
      if (text == null) {
        return false;
      }
      long hash = text.length();
      for (int i = 0; i < text.length(); i++) {
        hash = mixer.mix(hash, text.charAt(i));
      }
      into.set(at, hash);
      return true;
    }

    @Override
    public @Nullable Object shown(Evaluation evaluation) {
      return value.read(evaluation);
    }
  }

  /** Bytes by their length and a hash; absent where some of them were cut. */
  record OfBytes(BytesValue value) implements KeyPart {
    @Override
    public int longs() {
      return 2;
    }

    @Override
    public boolean read(Evaluation evaluation, GroupKey into, int at, Mixer mixer) {
      Bytes bytes = value.read(evaluation);
      if (bytes == null || bytes.isTruncated()) {
        return false;
      }
      into.set(at, bytes.length());
      into.set(at + 1, mixer.mix(bytes.length(), bytes));
      return true;
    }

    @Override
    public @Nullable Object shown(Evaluation evaluation) {
      Bytes bytes = value.read(evaluation);
      return bytes == null
          ? null
          : Arrays.copyOfRange(bytes.array(), bytes.offset(), bytes.offset() + bytes.length());
    }
  }
}
