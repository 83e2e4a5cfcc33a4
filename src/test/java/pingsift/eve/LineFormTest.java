// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineFormTest {
  private static final LineForm FORM =
      LineForm.of(
          "{'a':#,'a_key_that_is_longer_than_sixteen':%,'a_text_of_more_than_thirty_two':0,"
              + "'this_is_the_rest_of_it':false,'b':#,'c':?,'d':%}");

  private final JsonLines json = new JsonLines();

  @Test
  void valuesStandInTheirPlaces() {
    assertThat(text(7, 2.5, 1_234_567, true, 0))
        .isEqualTo(
            "{\"a\":7,\"a_key_that_is_longer_than_sixteen\":2.5,"
                + "\"a_text_of_more_than_thirty_two\":0,\"this_is_the_rest_of_it\":false,"
                + "\"b\":1234567,\"c\":true,\"d\":0.0}");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 999, 1000, 999_999, 1_000_000, 536_870_911, 536_870_912, -1})
  void aNumberAtAnEdge(long number) {
    assertThat(text(number, 0, 0, false, 0)).startsWith("{\"a\":" + number + ",");
  }

  @Test
  void anIntegerThatNotAllReadersKeepIsBounded() {
    assertThat(text(Long.MAX_VALUE, 0, Long.MIN_VALUE, false, 0))
        .contains("\"a\":9007199254740992,", "\"b\":-9007199254740992,");
  }

  @Property(tries = 500)
  void anyValuesAreWrittenAsAlone(
      @ForAll @LongRange(min = -3_000_000_000L, max = 3_000_000_000L) long a,
      @ForAll @DoubleRange(min = -1e3, max = 1e9) double some,
      @ForAll @LongRange(min = 0, max = 2_000_000) long b,
      @ForAll boolean c,
      @ForAll @DoubleRange(min = 0, max = 100) double other) {
    String text = text(a, some, b, c, other);
    assertThat(text).startsWith("{\"a\":" + a + ",");
    assertThat(text).contains("_sixteen\":" + Decimals.text(some) + ",\"a_text");
    assertThat(text)
        .endsWith("\"b\":" + b + ",\"c\":" + c + ",\"d\":" + Decimals.text(other) + "}");
  }

  @Test
  void valuesThatWereForgottenAreABug() {
    json.begin().set(1);
    assertThatThrownBy(() -> json.form(FORM)).hasMessageContaining("bug");
  }

  private String text(long a, double some, long b, boolean c, double other) {
    int start = json.length();
    json.set(a).setDecimal(some).set(b).setTruth(c).setDecimal(other).form(FORM);
    return new String(json.bytes(), start, json.length() - start, StandardCharsets.US_ASCII);
  }
}
