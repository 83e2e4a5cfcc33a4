// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.IpAddress;
import pingsift.fields.Accessor;

/** {@code src in 10.0.0.0/8}, {@code src in monitors}, {@code src == 10.0.0.1}, or the opposite. */
final class AddressMembership extends Leaf {

  /** A network: the bits under its mask. One of IPv6, such as {@code ::/0}, holds no IPv4. */
  record Network(long high, long low, int prefixLength) {
    private static final int IPV4 = 96;

    boolean contains(long addressHigh, long addressLow) {
      if (prefixLength < IPV4 && IpAddress.isIpv4(addressHigh, addressLow)) {
        return false;
      }
      long maskHigh = prefixLength >= 64 ? -1L : prefixLength == 0 ? 0 : -1L << (64 - prefixLength);
      long maskLow = prefixLength <= 64 ? 0 : -1L << (128 - prefixLength);
      return ((addressHigh ^ high) & maskHigh) == 0 && ((addressLow ^ low) & maskLow) == 0;
    }
  }

  private final Slot slot;
  private final Accessor.OfAddress<Object> address;
  private final Network[] networks;
  private final boolean wanted;

  AddressMembership(
      String text,
      Origin origin,
      Slot slot,
      Accessor.OfAddress<Object> address,
      List<Network> networks,
      boolean wanted) {
    super(text, origin);
    this.slot = slot;
    this.address = address;
    this.networks = networks.toArray(Network[]::new);
    this.wanted = wanted;
  }

  @Override
  public Truth test(Evaluation evaluation) {
    @Nullable Object source = evaluation.record(slot);
    if (source == null || !address.present().read(source)) {
      return Truth.UNKNOWN;
    }
    long high = address.high().read(source);
    long low = address.low().read(source);
    for (Network network : networks) {
      if (network.contains(high, low)) {
        return Truth.of(wanted);
      }
    }
    return Truth.of(!wanted);
  }

  @Override
  public int cost() {
    return 2 + 4 * networks.length;
  }

  @Override
  public void explain(Evaluation evaluation, List<Evidence> into) {
    Object source = evaluation.record(slot);
    @Nullable String text =
        source == null || !address.present().read(source)
            ? null
            : IpAddress.text(address.high().read(source), address.low().read(source));
    into.add(evidence(evaluation, text, null, -1, -1));
  }
}
