// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Strings are written as Jackson writes them, byte for byte. */
class JsonTextTest {
  private static final ObjectMapper JACKSON = new ObjectMapper();

  @Property(tries = 2000)
  void anyStringIsWrittenAsJacksonWritesIt(@ForAll("anyChars") String text)
      throws JsonProcessingException {
    byte[] to = new byte[JsonText.room(text) + 3];
    int end = JsonText.write(text, to, 3);
    assertThat(Arrays.copyOfRange(to, 3, end))
        .isEqualTo(JACKSON.writeValueAsBytes(PrintableText.wellFormed(text)));
  }

  @Provide
  Arbitrary<String> anyChars() {
    Arbitrary<String> any = Arbitraries.strings().withCharRange('\0', '\uffff').ofMaxLength(12);
    Arbitrary<String> ascii = Arbitraries.strings().withCharRange('\0', '\u0100').ofMaxLength(20);
    return Arbitraries.oneOf(
        any, ascii, Arbitraries.of("\ud800", "\udc00\ud800", "a\ud83d\ude00b", "\"\\\n\r\u2028"));
  }
}
