// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pingsift.decode.IcmpMessage;
import pingsift.stream.EchoStream;
import pingsift.stream.EndReason;

class EchoWriterTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(strings = {"emu-icmpsh-session", "iputils6-default"})
  void theRecordsOf(String capture) throws IOException {
    writeAll(capture, EchoWriter.json(out));
    GoldenFile.compare("echo/" + capture + ".json", out.toByteArray());
  }

  @ParameterizedTest
  @ValueSource(strings = {"emu-icmpsh-session", "iputils6-default"})
  void theTextOf(String capture) throws IOException {
    writeAll(capture, EchoWriter.text(out, 32));
    GoldenFile.compare("echo/" + capture + ".txt", out.toByteArray());
  }

  @Test
  void aMessageInTwoTunnelsAsRecordAndAsText() throws IOException {
    EchoFrames frames = new EchoFrames().tunnelled();
    IcmpMessage request = frames.request("10.0.0.5", "10.0.0.9", 15, 1, new byte[2]);
    IcmpMessage reply = frames.reply("10.0.0.9", "10.0.0.5", 15, 1, new byte[2]);
    EchoWriter json = EchoWriter.json(out);
    json.write(request);
    EveSchema.checkJson(out.toByteArray());
    json.write(reply);
    EchoWriter text = EchoWriter.text(out, 0);
    text.write(request);
    text.write(reply);
    GoldenFile.compare("echo/in-two-tunnels.txt", out.toByteArray());
  }

  @Test
  void theKnownEntropyHasSevenDecimals() throws IOException {
    byte[] data =
        HexFormat.of()
            .parseHex(
                "f9f8ae680000000007390c0000000000101112131415161718191a1b1c1d1e1f"
                    + "202122232425262728292a2b2c2d2e2f3031323334353637");
    EchoWriter.json(out).write(new EchoFrames().request("10.0.0.5", "8.8.8.8", 15, 1, data));
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"ientropy\":5.2979027}");
  }

  @Test
  void aVersion6RecordHasTheSameKeysButNoId() throws IOException {
    EchoFrames frames = new EchoFrames();
    EchoWriter json = EchoWriter.json(out);
    json.write(frames.request("10.0.0.5", "203.0.113.9", 15, 1, new byte[2]));
    JsonNode v4 = EveSchema.checkJson(out.toByteArray());
    out.reset();
    json.write(frames.request("2001:db8::5", "2001:db8::9", 15, 1, new byte[2]));
    JsonNode v6 = EveSchema.checkJson(out.toByteArray());
    assertThat(v4.fieldNames())
        .toIterable()
        .containsExactly("f", "ts", "ts_raw", "type", "ipv4", "icmp");
    assertThat(v6.fieldNames())
        .toIterable()
        .containsExactly("f", "ts", "ts_raw", "type", "ipv6", "icmp");
    assertThat(v4.get("ipv4").fieldNames())
        .toIterable()
        .containsExactly("src_ip", "dst_ip", "id", "ttl", "frag");
    assertThat(v6.get("ipv6").fieldNames())
        .toIterable()
        .containsExactly("src_ip", "dst_ip", "ttl", "frag");
    assertThat(v4.get("icmp").fieldNames())
        .toIterable()
        .containsExactly("iid", "iseq", "ilen", "idata", "ientropy");
  }

  @Test
  void theRawTimeHasAllDigitsOfTheCapture() throws IOException {
    EchoWriter.json(out).write(new EchoFrames().request("10.0.0.5", "8.8.8.8", 1, 1, new byte[0]));
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("\"ts\":\"2025-08-27T12:24:25.806153+0000\",\"ts_raw\":1756297465.806153,");
  }

  @Test
  void aDumpIsCutWhereAskedAndSaysHowMuchIsLeft() throws IOException {
    byte[] data = "GET /etc/passwd\r\n\0\0\0 and on".getBytes(StandardCharsets.US_ASCII);
    EchoWriter.text(out, 18).write(new EchoFrames().request("10.0.0.5", "8.8.8.8", 1, 1, data));
    assertThat(out.toString(StandardCharsets.US_ASCII).lines().skip(1))
        .containsExactly(
            "    0000  47 45 54 20 2f 65 74 63  2f 70 61 73 73 77 64 0d  |GET /etc/passwd.|",
            "    0010  0a 00                                             |..|",
            "    and 9 more bytes");
  }

  private static void writeAll(String capture, EchoWriter writer) throws IOException {
    EndedStreams.ofCapture(
        capture + ".pcap",
        new EndedStreams.Receiver() {
          @Override
          public void message(EchoStream stream, IcmpMessage message) throws IOException {
            writer.write(message);
          }

          @Override
          public void ended(EchoStream stream, IcmpMessage last, EndReason reason) {}
        });
    writer.flush();
  }
}
