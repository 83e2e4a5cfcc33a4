// SPDX-License-Identifier: Apache-2.0
package pingsift.carve;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TextDecoderTest {
  /** What came out, and what was told. */
  private static final class Decoded implements TextDecoder.Sink {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    final List<String> told = new ArrayList<>();

    @Override
    public void write(int octet) {
      bytes.write(octet);
    }

    @Override
    public void bad(int index, int octet) {
      told.add(index + ":" + (char) octet);
    }
  }

  @Property(tries = 200)
  void base64ComesBackWhereverItWasCut(
      @ForAll byte[] bytes, @ForAll @IntRange(min = 1, max = 9) int piece, @ForAll boolean padded)
      throws IOException {
    Base64.Encoder encoder = padded ? Base64.getEncoder() : Base64.getUrlEncoder().withoutPadding();
    assertThat(decoded(new Base64Decoder(), encoder.encode(bytes), piece)).isEqualTo(bytes);
  }

  @Property(tries = 200)
  void hexComesBackWhereverItWasCut(
      @ForAll byte[] bytes, @ForAll @IntRange(min = 1, max = 9) int piece) throws IOException {
    byte[] text = HexFormat.ofDelimiter(":").formatHex(bytes).getBytes(ISO_8859_1);
    assertThat(decoded(new HexDecoder(), text, piece)).isEqualTo(bytes);
  }

  @Test
  void textsThatWereEncodedApartComeOutOneAfterTheOther() throws IOException {
    assertThat(text(new Base64Decoder(), "YQ==\nYmM=\r\n ZGVm\0")).isEqualTo("abcdef");
  }

  @Test
  void whatIsNoBase64IsToldAndPassedOver() throws IOException {
    assertThat(text(new Base64Decoder(), "YW!Jj")).isEqualTo("abc told [2:!]");
    assertThat(text(new Base64Decoder(), "=YWJj")).isEqualTo("abc told [0:=]");
    assertThat(text(new Base64Decoder(), "YWJjZ")).isEqualTo("abc unfinished");
    assertThat(text(new Base64Decoder(), "YWJjZA")).isEqualTo("abcd");
  }

  @Test
  void whatIsNoHexIsToldAndPassedOver() throws IOException {
    assertThat(text(new HexDecoder(), "616G2 63")).isEqualTo("abc told [3:G]");
    assertThat(text(new HexDecoder(), "61626")).isEqualTo("ab unfinished");
  }

  private static String text(TextDecoder decoder, String text) throws IOException {
    Decoded decoded = new Decoded();
    decoder.decode(text.getBytes(ISO_8859_1), 0, text.length(), decoded);
    String end = decoder.end(decoded) ? "" : " unfinished";
    String told = decoded.told.isEmpty() ? "" : " told " + decoded.told;
    return decoded.bytes.toString(ISO_8859_1) + told + end;
  }

  private static byte[] decoded(TextDecoder decoder, byte[] text, int piece) throws IOException {
    Decoded decoded = new Decoded();
    for (int at = 0; at < text.length; at += piece) {
      decoder.decode(text, at, Math.min(piece, text.length - at), decoded);
    }
    assertThat(decoder.end(decoded)).isTrue();
    assertThat(decoded.told).isEmpty();
    return decoded.bytes.toByteArray();
  }
}
