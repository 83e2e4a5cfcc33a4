// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PrintableTextTest {
  @Test
  void halfASurrogatePairIsReplacedAndAWholeOneStays() {
    assertThat(PrintableText.wellFormed("a\ud83db")).isEqualTo("a\ufffdb");
    assertThat(PrintableText.wellFormed("\ude00")).isEqualTo("\ufffd");
    assertThat(PrintableText.wellFormed("a\ud83d\ude00b")).isEqualTo("a\ud83d\ude00b");
  }

  @Test
  void aPayloadKeepsItsLinesAndADumpDoesNot() {
    assertThat(PrintableText.ofPayload('\n')).isEqualTo('\n');
    assertThat(PrintableText.ofByte('\n')).isEqualTo('.');
    assertThat(PrintableText.ofPayload(0x1b)).isEqualTo('.');
    assertThat(PrintableText.ofPayload(0xff)).isEqualTo('.');
    assertThat(PrintableText.ofPayload('~')).isEqualTo('~');
  }

  @Property
  void anyTextSurvivesTheWayToUtf8AndBack(@ForAll("anyChars") String text) {
    String whole = PrintableText.wellFormed(text);
    byte[] utf8 = whole.getBytes(StandardCharsets.UTF_8);
    assertThat(new String(utf8, StandardCharsets.UTF_8)).isEqualTo(whole);
  }

  @Provide
  Arbitrary<String> anyChars() {
    return Arbitraries.strings().withCharRange('\0', '\uffff').ofMaxLength(20);
  }
}
