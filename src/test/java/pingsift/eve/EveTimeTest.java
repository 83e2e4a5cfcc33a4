// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class EveTimeTest {
  private static final DateTimeFormatter EVE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxx").withZone(ZoneOffset.UTC);

  private final EveTime time = new EveTime();

  @Test
  void aTimeHasSixFractionDigitsAndAnOffsetWithoutColon() {
    assertThat(time.text(1_756_297_465_806_153_999L)).isEqualTo("2025-08-27T12:24:25.806153+0000");
  }

  @Test
  void theEpochAndTheNanosecondBeforeIt() {
    assertThat(time.text(0)).isEqualTo("1970-01-01T00:00:00.000000+0000");
    assertThat(time.text(-1)).isEqualTo("1969-12-31T23:59:59.999999+0000");
  }

  @Test
  void leapDayAndTheEndsOfWhatALongHolds() {
    assertThat(time.text(1_709_164_800_000_000_000L)).isEqualTo("2024-02-29T00:00:00.000000+0000");
    assertThat(time.text(Long.MAX_VALUE)).isEqualTo("2262-04-11T23:47:16.854775+0000");
    assertThat(time.text(Long.MIN_VALUE)).isEqualTo("1677-09-21T00:12:43.145224+0000");
  }

  @Property(tries = 2000)
  void agreesWithTheCalendarOfThePlatform(@ForAll long nanos) {
    Instant instant =
        Instant.ofEpochSecond(
            Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
    assertThat(time.text(nanos)).isEqualTo(EVE.format(instant));
  }
}
