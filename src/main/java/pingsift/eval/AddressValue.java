// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import org.jspecify.annotations.Nullable;
import pingsift.bytes.IpAddress;
import pingsift.fields.Accessor;

/** An address: 128 bits in two longs, IPv4 as IPv4-mapped. Immutable. */
abstract class AddressValue {
  abstract boolean isPresent(Evaluation evaluation);

  /** The upper half; read only where the address is present. */
  abstract long high(Evaluation evaluation);

  /** The lower half; read only where the address is present. */
  abstract long low(Evaluation evaluation);

  /** In simple operations. */
  int cost() {
    return 2;
  }

  /** As people write it, or null where it is absent. */
  final @Nullable String text(Evaluation evaluation) {
    return isPresent(evaluation) ? IpAddress.text(high(evaluation), low(evaluation)) : null;
  }

  static final class OfField extends AddressValue {
    private final Slot slot;
    private final Accessor.OfAddress<Object> accessor;

    OfField(Slot slot, Accessor.OfAddress<Object> accessor) {
      this.slot = slot;
      this.accessor = accessor;
    }

    @Override
    boolean isPresent(Evaluation evaluation) {
      Object source = evaluation.record(slot);
      return source != null && accessor.present().read(source);
    }

    @Override
    long high(Evaluation evaluation) {
      return accessor.high().read(source(evaluation));
    }

    @Override
    long low(Evaluation evaluation) {
      return accessor.low().read(source(evaluation));
    }

    private Object source(Evaluation evaluation) {
      Object source = evaluation.record(slot);
      if (source == null) {
        throw new IllegalStateException("an address of no record");
      }
      return source;
    }
  }

  static final class Constant extends AddressValue {
    private final long high;
    private final long low;

    Constant(long high, long low) {
      this.high = high;
      this.low = low;
    }

    @Override
    boolean isPresent(Evaluation evaluation) {
      return true;
    }

    @Override
    long high(Evaluation evaluation) {
      return high;
    }

    @Override
    long low(Evaluation evaluation) {
      return low;
    }
  }
}
