// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLinesTest {
  private final JsonLines json = new JsonLines();

  @Test
  void aLineHasItsCommasBetweenMembersOnly() {
    json.begin().object("empty").endObject().array("none").endArray();
    json.object("a").number("x", 1).bool("y", true).object("z").endObject().endObject();
    json.array("b").number(1).text("two").element().number("three", 3).endObject().endArray();
    json.texts("c", List.of("d", "e")).end();
    json.begin().end();
    assertThat(text())
        .isEqualTo(
            "{\"empty\":{},\"none\":[],\"a\":{\"x\":1,\"y\":true,\"z\":{}},"
                + "\"b\":[1,\"two\",{\"three\":3}],\"c\":[\"d\",\"e\"]}\n{}\n");
  }

  @Test
  void partsThatWereWrittenBeforeAreMembersOrElements() {
    json.begin().number("a", 1).raw(ascii("\"b\":2,")).end();
    json.begin().array("c").raw(ascii("{},{}")).endArray().end();
    assertThat(text()).isEqualTo("{\"a\":1,\"b\":2}\n{\"c\":[{},{}]}\n");
  }

  @Test
  void linesMoveOutWithOneWriteAndTheBufferBeginsAnew() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    json.begin().number("a", 1).end();
    json.moveTo(out);
    assertThat(json.length()).isZero();
    json.begin().number("b", -2).end();
    json.moveTo(out);
    assertThat(out.toString(StandardCharsets.US_ASCII)).isEqualTo("{\"a\":1}\n{\"b\":-2}\n");
  }

  @ParameterizedTest
  @CsvSource({
    "9007199254740992, 9007199254740992",
    "9007199254740993, 9007199254740992",
    "-9223372036854775808, -9007199254740992"
  })
  void anIntegerThatSomeReadersCutIsTheBound(long number, String text) {
    json.begin().number("a", number).end();
    assertThat(text()).isEqualTo("{\"a\":" + text + "}\n");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.000000",
    "1500000000, 1.500000",
    "1500000001, 1.500000001",
    "-1500000000, -1.500000",
    "-1, -0.000000001",
    "9223372036854775807, 9223372036.854775807"
  })
  void secondsHaveSixDigitsOrNine(long nanos, String text) {
    json.begin().seconds("a", nanos).end();
    assertThat(text()).isEqualTo("{\"a\":" + text + "}\n");
  }

  @Test
  void aDecimalThatJsonCannotSayIsLeftOut() {
    json.begin().decimal(Keys.VALUE, Double.NaN).decimal(Keys.ENTROPY, 1.5).end();
    assertThat(text()).isEqualTo("{\"entropy\":1.5}\n");
  }

  @Property(tries = 300)
  void bytesAreHexAndBase64AndPrintableWhateverTheBufferHolds(
      @ForAll @Size(max = 400) byte[] bytes, @ForAll boolean grown) throws IOException {
    JsonLines lines = new JsonLines();
    for (int i = 0; grown && i < 100; i++) {
      lines.begin().text("filler", "x".repeat(77)).end();
    }
    int start = lines.length();
    lines.begin().hex("hex", bytes, 0, bytes.length).base64("base64", bytes, 0, bytes.length);
    lines.printable("printable", bytes, 0, bytes.length).end();
    byte[] line = java.util.Arrays.copyOfRange(lines.bytes(), start, lines.length());
    var record = EveSchema.checkJson(line);
    assertThat(record.get("hex").textValue()).isEqualTo(HexFormat.of().formatHex(bytes));
    assertThat(record.get("base64").textValue())
        .isEqualTo(Base64.getEncoder().encodeToString(bytes));
    assertThat(record.get("printable").textValue()).hasSize(bytes.length);
  }

  @Test
  void aPieceIsAtMostAsLongAsItsRoom() {
    AsciiPiece longest = AsciiPiece.of("x".repeat(AsciiPiece.ROOM));
    json.begin().piece(AsciiPiece.opening("a")).name(longest).number(1).endObject().end();
    assertThat(text()).isEqualTo("{\"a\":{" + "x".repeat(32) + "1}}\n");
    assertThatThrownBy(() -> AsciiPiece.of("x".repeat(33))).hasMessageContaining("bug");
  }

  private String text() {
    return new String(json.bytes(), 0, json.length(), StandardCharsets.UTF_8);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
