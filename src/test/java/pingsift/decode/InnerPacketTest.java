// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class InnerPacketTest {
  private static final byte[] IPV4 =
      HexFormat.of().parseHex("45000018000000004011" + "66d3" + "0a0000010a000002" + "64617461");

  private static final byte[] IPV6 =
      HexFormat.of()
          .parseHex(
              "6000000000041140"
                  + "20010db8000000000000000000000001"
                  + "20010db8000000000000000000000002"
                  + "64617461");

  @Test
  void packetsAreKnownByTheirHeaders() {
    assertThat(test(IPV4)).isEqualTo(1);
    assertThat(test(IPV6)).isEqualTo(1);
  }

  @Test
  void aPacketMayEndBeforeItsRoomDoesButNotBehind() {
    assertThat(test(Arrays.copyOf(IPV4, 30))).isEqualTo(1);
    assertThat(test(Arrays.copyOf(IPV4, 23))).isZero();
    assertThat(test(Arrays.copyOf(IPV6, 43))).isZero();
  }

  @Property(tries = 200)
  void aChangedBitOfAnIpv4HeaderShows(
      @ForAll @IntRange(max = 19) int at, @ForAll @IntRange(max = 7) int bit) {
    byte[] changed = IPV4.clone();
    changed[at] ^= (byte) (1 << bit);
    assertThat(test(changed)).isZero();
  }

  @Property(tries = 100)
  void aCutPacketIsKnownWhereItsHeaderIsThere(@ForAll @IntRange(max = 23) int kept) {
    int found = InnerPacket.test(IPV4, 0, kept, IPV4.length);
    assertThat(found).isEqualTo(kept >= 20 ? 1 : InnerPacket.CUT);
  }

  @Property(tries = 500)
  void anyBytesAreLookedAtWithinTheirBounds(
      @ForAll @Size(max = 60) byte[] data, @ForAll @IntRange(max = 10) int more) {
    int found = InnerPacket.test(data, 0, data.length, (long) data.length + more);
    assertThat(found).isBetween(-1, 1);
  }

  @Test
  void noBytesAreNoPacket() {
    assertThat(test(new byte[0])).isZero();
  }

  private static int test(byte[] bytes) {
    return InnerPacket.test(bytes, 0, bytes.length, bytes.length);
  }
}
