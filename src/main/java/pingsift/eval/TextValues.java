// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import org.jspecify.annotations.Nullable;
import pingsift.bytes.Bytes;
import pingsift.fields.Accessor;
import pingsift.fields.Function;

/** The kinds of {@link TextValue}. */
final class TextValues {
  private TextValues() {}

  static final class Constant extends TextValue {
    private final String value;

    Constant(String value) {
      this.value = value;
    }

    @Override
    String read(Evaluation evaluation) {
      return value;
    }

    @Override
    int cost() {
      return 0;
    }
  }

  static final class OfField extends TextValue {
    private final Slot slot;
    private final Accessor.OfText<Object> accessor;
    private final int cost;

    OfField(Slot slot, Accessor.OfText<Object> accessor, int cost) {
      this.slot = slot;
      this.accessor = accessor;
      this.cost = cost;
    }

    @Override
    @Nullable String read(Evaluation evaluation) {
      Object source = evaluation.record(slot);
      return source == null ? null : accessor.read(source);
    }

    @Override
    int cost() {
      return cost;
    }
  }

  static final class OfFunction extends TextValue {
    private final Function.OfText function;
    private final BytesValue argument;

    OfFunction(Function.OfText function, BytesValue argument) {
      this.function = function;
      this.argument = argument;
    }

    @Override
    @Nullable String read(Evaluation evaluation) {
      Bytes view = argument.read(evaluation);
      return view == null ? null : function.code().apply(view);
    }

    @Override
    int cost() {
      return argument.cost() + function.definition().cost();
    }
  }
}
