// SPDX-License-Identifier: Apache-2.0
package pingsift.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EntropyTest {
  private final Entropy entropy = new Entropy();

  @Test
  void knownAnswerOfOnePing() {
    byte[] data =
        HexFormat.of()
            .parseHex(
                "f9f8ae680000000007390c0000000000101112131415161718191a1b1c1d1e1f"
                    + "202122232425262728292a2b2c2d2e2f3031323334353637");
    assertThat(data).hasSize(56);
    assertThat(of(data)).isCloseTo(5.297902689, within(1e-9));
  }

  @Test
  void theEndsOfTheScaleAreExact() {
    byte[] all = new byte[256 * 9];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    assertThat(of(all)).isEqualTo(8.0);
    assertThat(of(new byte[0])).isEqualTo(0.0);
    assertThat(of(new byte[7777])).isEqualTo(0.0);
    assertThat(of(new byte[] {1, 2})).isEqualTo(1.0);
  }

  /** Counts beyond the table of small ones. */
  @Test
  void longDataAgreesWithTheFormula() {
    byte[] data = new byte[1 << 20];
    new Random(1).nextBytes(data);
    Arrays.fill(data, 0, 1 << 18, (byte) 7);
    assertThat(of(data)).isCloseTo(naive(data), within(1e-9));
  }

  @Test
  void countsGiveTheSameAsBytes() {
    byte[] data = "a tunnel carries this".getBytes(StandardCharsets.US_ASCII);
    long[] counts = new long[256];
    for (byte b : data) {
      counts[b]++;
    }
    assertThat(Entropy.ofCounts(counts)).isEqualTo(of(data));
    assertThat(Entropy.ofCounts(new long[256])).isEqualTo(0.0);
  }

  @Property
  void liesBetweenZeroAndEightAndNeverAboveLog2OfTheLength(@ForAll @Size(max = 600) byte[] data) {
    double most = data.length < 2 ? 0 : Math.log(data.length) / Math.log(2);
    assertThat(of(data)).isBetween(0.0, Math.min(8, most + 1e-9));
    assertThat(of(data)).isCloseTo(naive(data), within(1e-9));
  }

  @Property
  void isBlindToOrder(@ForAll @Size(max = 600) byte[] data, @ForAll long seed) {
    byte[] shuffled = data.clone();
    Random random = new Random(seed);
    for (int i = shuffled.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      byte swap = shuffled[i];
      shuffled[i] = shuffled[j];
      shuffled[j] = swap;
    }
    assertThat(of(shuffled)).isEqualTo(of(data)); // to the last bit
  }

  private double of(byte[] data) {
    byte[] around = new byte[data.length + 5];
    Arrays.fill(around, (byte) 0x77);
    System.arraycopy(data, 0, around, 3, data.length);
    return entropy.of(new Bytes().wrap(around, 3, data.length, data.length));
  }

  private static double naive(byte[] data) {
    double bits = 0;
    for (int value = 0; value < 256; value++) {
      int count = 0;
      for (byte b : data) {
        count += (b & 0xff) == value ? 1 : 0;
      }
      if (count > 0) {
        double p = (double) count / data.length;
        bits -= p * Math.log(p) / Math.log(2);
      }
    }
    return bits;
  }
}
