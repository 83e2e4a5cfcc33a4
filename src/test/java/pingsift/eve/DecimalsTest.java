// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0.0",
    "-0.0, 0.0",
    "-1e-9, 0.0",
    "7, 7.0",
    "7.5, 7.5",
    "-7.25, -7.25",
    "5.297902689, 5.2979027",
    "0.1, 0.1",
    "0.30000000000000004, 0.3",
    "1e-7, 0.0000001",
    "0.99999999, 1.0",
    "123.0000001, 123.0000001",
    "999999999.9999999, 999999999.9999999",
    "1e9, 1000000000.0",
    "-2500000000.125, -2500000000.125",
    "9007199254740993, 9007199254740992.0",
    "1e16, 1E+16",
    "1.5e300, 1.5E+300"
  })
  void aValueIsWrittenAs(double value, String text) {
    assertThat(Decimals.text(value)).isEqualTo(text);
  }

  @Test
  void whatJsonCannotSayIsABug() {
    assertThatThrownBy(() -> Decimals.text(Double.NaN)).hasMessageContaining("bug");
    assertThatThrownBy(() -> Decimals.text(Double.NEGATIVE_INFINITY)).hasMessageContaining("bug");
  }

  @Property(tries = 2000)
  void readBackItIsWithinHalfOfTheLastDecimal(
      @ForAll @DoubleRange(min = -1e8, max = 1e8) double value) {
    assertThat(Double.parseDouble(Decimals.text(value))).isCloseTo(value, within(6e-8));
  }

  @Property(tries = 2000)
  void anyFiniteValueFitsAndIsANumberOfJson(@ForAll double value) {
    String text = Decimals.text(value);
    assertThat(text.length()).isLessThanOrEqualTo(Decimals.MAX_LENGTH);
    assertThat(text).matches("-?(0|[1-9]\\d*)(\\.\\d+)?(E[+-]\\d+)?");
  }
}
