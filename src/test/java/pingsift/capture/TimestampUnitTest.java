// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class TimestampUnitTest {
  private static final BigInteger NANOS_PER_SECOND = BigInteger.valueOf(1_000_000_000);

  @Property(tries = 5000)
  void agreesWithArithmeticWithoutBounds(
      @ForAll @IntRange(max = 255) int resolution, @ForAll long ticks, @ForAll long offset) {
    assertThat(new TimestampUnit(resolution, offset).nanos(ticks))
        .isEqualTo(exact(resolution, ticks, offset));
  }

  @Property(tries = 3000)
  void agreesWithArithmeticWithoutBoundsInTheUsualRange(
      @ForAll @IntRange(max = 12) int exponent,
      @ForAll @LongRange(min = 0, max = 4_000_000_000L) long seconds,
      @ForAll @LongRange(min = -100_000, max = 100_000) long offset) {
    long ticks = seconds * (long) Math.pow(10, Math.min(exponent, 9)) + seconds % 1000;

    assertThat(new TimestampUnit(exponent, offset).nanos(ticks))
        .isEqualTo(exact(exponent, ticks, offset));
    assertThat(new TimestampUnit(exponent, 0).nanos(ticks)).isEqualTo(exact(exponent, ticks, 0));
  }

  @Example
  void aFileTimeOf1601BecomesATimeSince1970() {
    TimestampUnit fileTime = new TimestampUnit(7, -11_644_473_600L);

    assertThat(fileTime.nanos(133_444_736_001_234_567L)).isEqualTo(1_700_000_000_123_456_700L);
  }

  @Example
  void whatLiesOutsideTheRangeIsKeptAtItsEnds() {
    assertThat(new TimestampUnit(0, 0).nanos(-1)).isEqualTo(TimestampUnit.LATEST_NANOS);
    assertThat(new TimestampUnit(6, 0).nanos(-1)).isEqualTo(TimestampUnit.LATEST_NANOS);
    assertThat(new TimestampUnit(6, Long.MAX_VALUE).nanos(-1))
        .isEqualTo(TimestampUnit.LATEST_NANOS);
    assertThat(new TimestampUnit(6, Long.MIN_VALUE).nanos(1)).isZero();
    assertThat(new TimestampUnit(0x7f, 0).nanos(-1)).isZero();
    assertThat(new TimestampUnit(0xff, 0).nanos(-1)).isZero();
  }

  private static long exact(int resolution, long ticks, long offset) {
    BigInteger base = BigInteger.valueOf((resolution & 0x80) == 0 ? 10 : 2);
    BigInteger nanos =
        new BigInteger(Long.toUnsignedString(ticks))
            .multiply(NANOS_PER_SECOND)
            .divide(base.pow(resolution & 0x7f))
            .add(BigInteger.valueOf(offset).multiply(NANOS_PER_SECOND));
    return nanos
        .max(BigInteger.ZERO)
        .min(BigInteger.valueOf(TimestampUnit.LATEST_NANOS))
        .longValueExact();
  }
}
