// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;
import pingsift.stream.StreamTimeouts;

class DurationConverterTest {
  private final DurationConverter converter = new DurationConverter();

  @ParameterizedTest
  @CsvSource({
    "0s,0",
    "7ns,7",
    "5us,5000",
    "1ms,1000000",
    "1.5s,1500000000",
    "5m,300000000000",
    "2h,7200000000000",
    "1d,86400000000000"
  })
  void unitsAreThoseOfRules(String text, long nanos) {
    assertThat(converter.convert(text)).isEqualTo(nanos);
  }

  @Test
  void offAndWhatIsTooLongAreForEver() {
    assertThat(converter.convert("off")).isEqualTo(StreamTimeouts.OFF);
    assertThat(converter.convert("999999999999999d")).isEqualTo(StreamTimeouts.OFF);
  }

  @Test
  void zeroIsRefusedWhereItMakesNoSense() {
    DurationConverter aboveZero = new DurationConverter.AboveZero();
    assertThat(aboveZero.convert("1ns")).isEqualTo(1);
    assertThatThrownBy(() -> aboveZero.convert("0.0s"))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("`0.0s`");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "s", "-1s", "5x", "5 m", "1.s", ".5s", "1e3s", "OFF"})
  void anythingElseIsRefusedWithTheUnits(String text) {
    assertThatThrownBy(() -> converter.convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("ns, us, ms, s, m, h or d");
  }
}
