// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.IpAddress;
import pingsift.check.Expression.NetLiteral;

/**
 * A set of networks. Asking whether an address is in one of them costs the logarithm of their
 * number. Immutable.
 *
 * <p>Two networks are apart, or one lies in the other. Without those that lie in others, the one
 * that can hold an address is the last that begins at or before it.
 */
final class AddressSet {
  /** A network: the bits under its mask. One of IPv6, such as {@code ::/0}, holds no IPv4. */
  record Network(long high, long low, int prefixLength) {
    static final Comparator<Network> BY_START =
        Comparator.comparing(Network::high, Long::compareUnsigned)
            .thenComparing(Network::low, Long::compareUnsigned)
            .thenComparing(Network::prefixLength);

    boolean holds(long addressHigh, long addressLow) {
      long maskHigh = prefixLength >= 64 ? -1L : prefixLength == 0 ? 0 : -1L << (64 - prefixLength);
      long maskLow = prefixLength <= 64 ? 0 : -1L << (128 - prefixLength);
      return ((addressHigh ^ high) & maskHigh) == 0 && ((addressLow ^ low) & maskLow) == 0;
    }

    boolean isIpv4() {
      return prefixLength >= IPV4 && IpAddress.isIpv4(high, low);
    }

    boolean startsBehind(long addressHigh, long addressLow) {
      int order = Long.compareUnsigned(high, addressHigh);
      return order > 0 || (order == 0 && Long.compareUnsigned(low, addressLow) > 0);
    }

    /** As people write it; an address without its prefix. */
    String text() {
      String address = IpAddress.text(high, low);
      int length = isIpv4() ? prefixLength - IPV4 : prefixLength;
      return prefixLength == 128 ? address : address + "/" + length;
    }
  }

  private static final int IPV4 = 96;

  private final Network[] ipv4;
  private final Network[] ipv6;

  private AddressSet(Network[] ipv4, Network[] ipv6) {
    this.ipv4 = ipv4;
    this.ipv6 = ipv6;
  }

  static AddressSet of(List<NetLiteral> members) {
    List<Network> networks =
        new ArrayList<>(
            members.stream()
                .map(net -> new Network(net.high(), net.low(), net.prefixLength()))
                .sorted(Network.BY_START)
                .toList());
    return new AddressSet(
        outermost(networks.stream().filter(Network::isIpv4).toList()),
        outermost(networks.stream().filter(network -> !network.isIpv4()).toList()));
  }

  private static Network[] outermost(List<Network> sorted) {
    List<Network> kept = new ArrayList<>();
    for (Network network : sorted) {
      Network last = kept.isEmpty() ? null : kept.get(kept.size() - 1);
      if (last == null || !last.holds(network.high, network.low)) {
        kept.add(network);
      }
    }
    return kept.toArray(Network[]::new);
  }

  /** How many networks of one version there are at most. */
  int size() {
    return Math.max(ipv4.length, ipv6.length);
  }

  boolean contains(long high, long low) {
    return find(high, low) != null;
  }

  /** The network that holds an address. */
  @Nullable Network find(long high, long low) {
    Network[] networks = IpAddress.isIpv4(high, low) ? ipv4 : ipv6;
    int from = 0;
    int to = networks.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (networks[middle].startsBehind(high, low)) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return from > 0 && networks[from - 1].holds(high, low) ? networks[from - 1] : null;
  }
}
