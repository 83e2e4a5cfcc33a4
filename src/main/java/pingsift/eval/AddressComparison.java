// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.IpAddress;
import pingsift.fields.Accessor;

/** {@code src == dst} or {@code src != dst}: two address fields. */
final class AddressComparison extends Leaf {
  private final Slot leftSlot;
  private final Accessor.OfAddress<Object> left;
  private final Slot rightSlot;
  private final Accessor.OfAddress<Object> right;
  private final boolean wanted;

  AddressComparison(
      String text,
      Origin origin,
      Slot leftSlot,
      Accessor.OfAddress<Object> left,
      Slot rightSlot,
      Accessor.OfAddress<Object> right,
      boolean wanted) {
    super(text, origin);
    this.leftSlot = leftSlot;
    this.left = left;
    this.rightSlot = rightSlot;
    this.right = right;
    this.wanted = wanted;
  }

  @Override
  public Truth test(Evaluation evaluation) {
    Object a = evaluation.record(leftSlot);
    Object b = evaluation.record(rightSlot);
    if (a == null || b == null || !left.present().read(a) || !right.present().read(b)) {
      return Truth.UNKNOWN;
    }
    boolean equal =
        left.high().read(a) == right.high().read(b) && left.low().read(a) == right.low().read(b);
    return Truth.of(equal == wanted);
  }

  @Override
  public int cost() {
    return 5;
  }

  @Override
  public void explain(Evaluation evaluation, List<Evidence> into) {
    into.add(
        evidence(
            evaluation,
            text(left, evaluation.record(leftSlot)),
            text(right, evaluation.record(rightSlot)),
            -1,
            -1));
  }

  private static @Nullable String text(
      Accessor.OfAddress<Object> address, @Nullable Object source) {
    return source == null || !address.present().read(source)
        ? null
        : IpAddress.text(address.high().read(source), address.low().read(source));
  }
}
