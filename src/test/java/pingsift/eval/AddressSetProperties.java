// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import pingsift.bytes.IpAddress;
import pingsift.check.Expression.NetLiteral;
import pingsift.check.Type;
import pingsift.text.Span;

/** A set of networks agrees with looking at one network after the other. */
class AddressSetProperties {
  private static final long MAPPED = 0xffff_0000_0000L;

  @Property(tries = 1000)
  void theSetHoldsWhatOneOfItsNetworksHolds(
      @ForAll("networks") List<NetLiteral> networks, @ForAll("addresses") NetLiteral address) {
    boolean held = networks.stream().anyMatch(network -> holds(network, address));
    assertThat(AddressSet.of(networks).contains(address.high(), address.low())).isEqualTo(held);
  }

  @Property(tries = 300)
  void theNetworkThatIsFoundHoldsTheAddress(
      @ForAll("networks") List<NetLiteral> networks, @ForAll("addresses") NetLiteral address) {
    AddressSet.Network found = AddressSet.of(networks).find(address.high(), address.low());
    if (found != null) {
      assertThat(networks)
          .anyMatch(n -> n.high() == found.high() && n.low() == found.low() && holds(n, address));
    }
  }

  /** Bit by bit, with IPv4 and IPv6 apart. */
  private static boolean holds(NetLiteral network, NetLiteral address) {
    boolean ipv4 = network.prefixLength() >= 96 && IpAddress.isIpv4(network.high(), network.low());
    if (ipv4 != IpAddress.isIpv4(address.high(), address.low())) {
      return false;
    }
    for (int bit = 0; bit < network.prefixLength(); bit++) {
      if (bit(network, bit) != bit(address, bit)) {
        return false;
      }
    }
    return true;
  }

  private static long bit(NetLiteral net, int bit) {
    return bit < 64 ? net.high() >>> (63 - bit) & 1 : net.low() >>> (127 - bit) & 1;
  }

  /** Few different bits, so that networks lie in each other and addresses at their edges. */
  @Provide
  Arbitrary<NetLiteral> addresses() {
    Arbitrary<Long> low = Arbitraries.of(0L, 1L, 2L, 3L, 0x7fff_ffffL, 0x8000_0000L, 0xffff_ffffL);
    Arbitrary<Long> ipv4 = low.map(bits -> MAPPED | bits);
    Arbitrary<Long> any =
        Arbitraries.of(0L, 1L, -1L, Long.MIN_VALUE, Long.MAX_VALUE, MAPPED - 1, MAPPED << 1);
    return Arbitraries.oneOf(
        ipv4.map(bits -> net(0, bits, 128)),
        Combinators.combine(any, any).as((high, bits) -> net(high, bits, 128)));
  }

  @Provide
  Arbitrary<List<NetLiteral>> networks() {
    return Combinators.combine(addresses(), Arbitraries.integers().between(0, 128))
        .as(AddressSetProperties::network)
        .list()
        .ofMaxSize(12);
  }

  private static NetLiteral network(NetLiteral address, int prefix) {
    boolean ipv4 = IpAddress.isIpv4(address.high(), address.low());
    int length = ipv4 ? Math.max(96, prefix) : prefix;
    long high =
        length >= 64 ? address.high() : length == 0 ? 0 : address.high() & -1L << (64 - length);
    long low = length <= 64 ? 0 : address.low() & -1L << (128 - length);
    return net(high, low, length);
  }

  private static NetLiteral net(long high, long low, int prefix) {
    return new NetLiteral(high, low, prefix, Type.NET, new Span(0, 0));
  }
}
