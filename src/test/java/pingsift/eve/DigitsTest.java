// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigitsTest {
  private final byte[] to = new byte[Digits.ROOM + 1];

  @ParameterizedTest
  @ValueSource(
      longs = {0, 9, 10, 99, 100, 999, 1000, 9999, -1, -9, -999, -1000, -1001, 1_000_000_000_000L,
        Long.MAX_VALUE, Long.MIN_VALUE})
  void aNumberAtAnEdge(long number) {
    assertThat(text(number)).isEqualTo(Long.toString(number));
  }

  @Property(tries = 2000)
  void anyNumber(@ForAll long number) {
    assertThat(text(number)).isEqualTo(Long.toString(number));
  }

  @Property
  void smallNumbers(@ForAll @LongRange(min = -2_000_000, max = 2_000_000) long number) {
    assertThat(text(number)).isEqualTo(Long.toString(number));
  }

  @Test
  void fixedWidthsKeepTheirZeros() {
    Digits.writeTwo(7, to, 0);
    Digits.writeSix(42, to, 2);
    Digits.writeThree(0, to, 8);
    assertThat(new String(to, 0, 11, StandardCharsets.US_ASCII)).isEqualTo("07000042000");
  }

  private String text(long number) {
    return new String(to, 1, Digits.write(number, to, 1) - 1, StandardCharsets.US_ASCII);
  }
}
