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

class InternetChecksumTest {
  /** RFC 1071, section 3. */
  @Test
  void theExampleOfTheRfc() {
    byte[] bytes = HexFormat.of().parseHex("0001f203f4f5f6f7");
    assertThat(InternetChecksum.fold(InternetChecksum.sum(bytes, 0, 8))).isEqualTo(0xddf2);
  }

  @Test
  void allOnesOverTheLongestPacketLoseNoCarry() {
    byte[] bytes = new byte[65_535];
    Arrays.fill(bytes, (byte) 0xff);
    int expected = EchoFrame.onesComplementSum(bytes);
    assertThat(InternetChecksum.fold(InternetChecksum.sum(bytes, 0, bytes.length)))
        .isEqualTo(expected);
  }

  @Property(tries = 3_000)
  void anyStretchAddsUpAsWordByWord(
      @ForAll @Size(max = 200) byte[] bytes, @ForAll @IntRange(max = 20) int from) {
    int offset = Math.min(from, bytes.length);
    byte[] stretch = Arrays.copyOfRange(bytes, offset, bytes.length);
    long sum = InternetChecksum.sum(bytes, offset, stretch.length);
    assertThat(InternetChecksum.fold(sum)).isEqualTo(EchoFrame.onesComplementSum(stretch));
  }

  @Property(tries = 2_000)
  void oneFlippedBitIsSeen(
      @ForAll @Size(max = 100) byte[] data, @ForAll @IntRange(max = 899) int at) {
    var frame = EchoFrame.ipv6(128, (short) 7, (short) 1, data);
    int bit = at % (8 * (8 + data.length));
    frame.buffer()[40 + bit / 8] ^= (byte) (1 << bit % 8);
    IcmpMessage message = new IcmpMessage();
    assertThat(new FrameDecoder().decode(frame, message)).isEqualTo(Outcome.ICMP);
    assertThat(message.checksumStatus()).isEqualTo(ChecksumStatus.BAD);
  }
}
