// SPDX-License-Identifier: Apache-2.0
package pingsift.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ByteCountsTest {
  private final ByteCounts counts = new ByteCounts();

  @Test
  void evenlySpreadBytesHaveAStatisticOfNothing() {
    assertThat(counts.chiSquare(view(inTurn(2560)))).isZero();
    assertThat(counts.distinct(view(inTurn(2560)))).isEqualTo(256);
  }

  @Test
  void oneValueHasTheLargest() {
    // 256/n · n² - n
    assertThat(counts.chiSquare(view(new byte[1000]))).isEqualTo(255_000);
    assertThat(counts.distinct(view(new byte[1000]))).isEqualTo(1);
  }

  @Test
  void randomBytesLieWithinFiveDeviationsOfTheirMean() {
    Random random = new Random(7);
    for (int i = 0; i < 100; i++) {
      byte[] data = new byte[5000];
      random.nextBytes(data);
      // 255 degrees of freedom: variance 510
      assertThat(counts.chiSquare(view(data))).isCloseTo(255, within(5 * Math.sqrt(510)));
    }
  }

  @Test
  void noBytesHaveNoValues() {
    assertThat(counts.distinct(view(new byte[0]))).isZero();
  }

  @Property(tries = 200)
  void evenlySpreadBytesReachTheMostEntropyOfTheirLength(@ForAll @IntRange(max = 3000) int length) {
    assertThat(Entropy.most(length))
        .isCloseTo(new Entropy().of(view(inTurn(length))), within(1e-12));
  }

  private static byte[] inTurn(int length) {
    byte[] data = new byte[length];
    for (int i = 0; i < length; i++) {
      data[i] = (byte) i;
    }
    return data;
  }

  private static Bytes view(byte[] data) {
    return new Bytes().wrap(data, 0, data.length, data.length);
  }
}
