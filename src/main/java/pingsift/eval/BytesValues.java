// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.Bytes;
import pingsift.fields.Accessor;
import pingsift.fields.Function;

/** The kinds of {@link BytesValue}. */
final class BytesValues {
  private BytesValues() {}

  static final class OfField extends BytesValue {
    private final Slot slot;
    private final Accessor.OfBytes<Object> accessor;

    OfField(Slot slot, Accessor.OfBytes<Object> accessor) {
      this.slot = slot;
      this.accessor = accessor;
    }

    @Override
    @Nullable Bytes read(Evaluation evaluation) {
      Object source = evaluation.record(slot);
      return source == null ? null : accessor.read(source);
    }

    @Override
    int cost() {
      return 1;
    }
  }

  static final class Constant extends BytesValue {
    private final Bytes value;

    Constant(byte[] value) {
      this.value = new Bytes().wrap(value, 0, value.length, value.length);
    }

    @Override
    Bytes read(Evaluation evaluation) {
      return value;
    }

    @Override
    int cost() {
      return 0;
    }
  }

  /** What a function makes of bytes, in room of the evaluation. */
  static final class OfFunction extends BytesValue {
    private final Function.OfBytes function;
    private final BytesValue argument;
    private final int scratch;

    OfFunction(Function.OfBytes function, BytesValue argument, int scratch) {
      this.function = function;
      this.argument = argument;
      this.scratch = scratch;
    }

    @Override
    @Nullable Bytes read(Evaluation evaluation) {
      Bytes view = argument.read(evaluation);
      return view == null ? null : function.code().apply(view, evaluation.room(scratch));
    }

    @Override
    int offsetInData(Evaluation evaluation) {
      return NOT_IN_DATA;
    }

    @Override
    int cost() {
      return argument.cost() + function.definition().cost();
    }
  }

  /**
   * {@code bytes[from:to]}: exists where it lies wholly within the bytes as sent; what the capture
   * cut of it is missing from the view.
   */
  static final class Slice extends BytesValue {
    private final BytesValue bytes;
    private final OptionalLong from;
    private final OptionalLong to;
    private final int scratch;

    Slice(BytesValue bytes, OptionalLong from, OptionalLong to, int scratch) {
      this.bytes = bytes;
      this.from = from;
      this.to = to;
      this.scratch = scratch;
    }

    @Override
    @Nullable Bytes read(Evaluation evaluation) {
      Bytes whole = bytes.read(evaluation);
      if (whole == null) {
        return null;
      }
      int sent = whole.wireLength();
      long start = place(from.orElse(0), sent);
      long end = to.isPresent() ? place(to.getAsLong(), sent) : sent;
      if (start < 0 || start > end || end > sent) {
        return null;
      }
      int present = (int) Math.max(0, Math.min(end, whole.length()) - start);
      int offset = whole.offset() + (int) Math.min(start, whole.length());
      return evaluation.scratch(scratch).wrap(whole.array(), offset, present, (int) (end - start));
    }

    @Override
    int offsetInData(Evaluation evaluation) {
      Bytes whole = bytes.read(evaluation);
      long start = whole == null ? 0 : place(from.orElse(0), whole.wireLength());
      return bytes.placeInData(evaluation, (int) start);
    }

    private static long place(long index, int sent) {
      return index < 0 ? sent + index : index;
    }

    @Override
    int cost() {
      return bytes.cost() + 4;
    }
  }
}
