// SPDX-License-Identifier: Apache-2.0
package pingsift.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextDecodingTest {
  private final ByteRoom room = new ByteRoom();

  @Property(tries = 300)
  void base64OfEveryFormComesBack(@ForAll @NotEmpty byte[] data) {
    for (Base64.Encoder encoder :
        new Base64.Encoder[] {
          Base64.getEncoder(),
          Base64.getEncoder().withoutPadding(),
          Base64.getUrlEncoder(),
          Base64.getMimeEncoder(),
          Base64.getMimeEncoder(4, new byte[] {'\n'})
        }) {
      assertThat(base64(encoder.encodeToString(data))).isEqualTo(data);
    }
  }

  @Property(tries = 300)
  void hexOfEveryFormComesBack(@ForAll @NotEmpty byte[] data) {
    assertThat(hex(HexFormat.of().formatHex(data))).isEqualTo(data);
    assertThat(hex(HexFormat.ofDelimiter(":").withUpperCase().formatHex(data))).isEqualTo(data);
    assertThat(hex(HexFormat.ofDelimiter(" \r\n").formatHex(data))).isEqualTo(data);
  }

  @Property(tries = 300)
  void anyBytesAreDecodedOrNot(@ForAll byte[] data) {
    Bytes view = new Bytes().wrap(data, 0, data.length, data.length);
    Bytes decoded = TextDecoding.base64(view, room);
    assertThat(decoded == null || decoded.length() <= data.length).isTrue();
    decoded = TextDecoding.hex(view, room);
    assertThat(decoded == null || decoded.length() <= data.length / 2).isTrue();
  }

  @Test
  void textsOneAfterTheOtherAreOne() {
    assertThat(base64("cm9vdA==OjA=")).isEqualTo("root:0".getBytes(StandardCharsets.US_ASCII));
    assertThat(base64("cm9vdA==\nOjA=\0\0")).asString().isEqualTo("root:0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "=", "====", "A", "QUJDR", "QUJ*", "A===", "QUJD=", "ä"})
  void whatIsNoBase64IsNothing(String text) {
    assertThat(base64(text)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":", "6", "616", "6g", "0x61", "61-62"})
  void whatIsNoHexIsNothing(String text) {
    assertThat(hex(text)).isNull();
  }

  private byte @Nullable [] base64(String text) {
    Bytes decoded = TextDecoding.base64(view(text), room);
    return decoded == null ? null : decoded.copy();
  }

  private byte @Nullable [] hex(String text) {
    Bytes decoded = TextDecoding.hex(view(text), room);
    return decoded == null ? null : decoded.copy();
  }

  private static Bytes view(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Bytes().wrap(bytes, 0, bytes.length, bytes.length);
  }
}
