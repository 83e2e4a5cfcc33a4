// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code src in 10.0.0.0/8}, {@code src in monitors}, {@code src == 10.0.0.1}, or the opposite. */
final class AddressMembership extends Leaf {
  private final AddressValue address;
  private final AddressSet members;
  private final boolean wanted;

  AddressMembership(
      String text, Origin origin, AddressValue address, AddressSet members, boolean wanted) {
    super(text, origin);
    this.address = address;
    this.members = members;
    this.wanted = wanted;
  }

  @Override
  public Truth test(Evaluation evaluation) {
    if (!address.isPresent(evaluation)) {
      return Truth.UNKNOWN;
    }
    boolean found = members.contains(address.high(evaluation), address.low(evaluation));
    return Truth.of(found == wanted);
  }

  @Override
  public int cost() {
    return address.cost() + 4 * (Integer.SIZE - Integer.numberOfLeadingZeros(members.size()));
  }

  @Override
  public void explain(Evaluation evaluation, List<Evidence> into) {
    into.add(evidence(evaluation, address.text(evaluation), member(evaluation)));
  }

  /** The member that the address was found in, where there are others. */
  private @Nullable String member(Evaluation evaluation) {
    if (members.size() == 1 || !address.isPresent(evaluation)) {
      return null;
    }
    AddressSet.Network found = members.find(address.high(evaluation), address.low(evaluation));
    return found == null ? null : found.text();
  }
}
