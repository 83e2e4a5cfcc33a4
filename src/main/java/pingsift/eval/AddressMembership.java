// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.List;
import pingsift.bytes.IpAddress;

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

  private final AddressValue address;
  private final Network[] networks;
  private final boolean wanted;

  AddressMembership(
      String text, Origin origin, AddressValue address, List<Network> networks, boolean wanted) {
    super(text, origin);
    this.address = address;
    this.networks = networks.toArray(Network[]::new);
    this.wanted = wanted;
  }

  @Override
  public Truth test(Evaluation evaluation) {
    if (!address.isPresent(evaluation)) {
      return Truth.UNKNOWN;
    }
    long high = address.high(evaluation);
    long low = address.low(evaluation);
    for (Network network : networks) {
      if (network.contains(high, low)) {
        return Truth.of(wanted);
      }
    }
    return Truth.of(!wanted);
  }

  @Override
  public int cost() {
    return address.cost() + 4 * networks.length;
  }

  @Override
  public void explain(Evaluation evaluation, List<Evidence> into) {
    into.add(evidence(evaluation, address.text(evaluation), null, -1, -1));
  }
}
