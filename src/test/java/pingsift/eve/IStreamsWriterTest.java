// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pingsift.decode.IcmpMessage;
import pingsift.stream.EchoStream;
import pingsift.stream.EndReason;

class IStreamsWriterTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "emu-icmpsh-session",
        "emubenign-loss-and-dup",
        "iputils6-default",
        "iputils-noreply",
        "iputils-bcast",
        "hans-idle"
      })
  void theReportOf(String capture) throws IOException {
    IStreamsWriter json = IStreamsWriter.json(out);
    EndedStreams.ofCapture(
        capture + ".pcap", (stream, last, reason) -> json.write(stream, reason, null));
    json.end();
    JsonNode report = new ObjectMapper().readTree(out.toByteArray());
    assertThat(report.get("istreams")).isNotEmpty();
    GoldenFile.compare("istreams/" + capture + ".json", out.toByteArray());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fping-sweep", "iputils6-default", "iputils-10runs-c1"})
  void theTableOf(String capture) throws IOException {
    IStreamsWriter table = IStreamsWriter.table(out);
    EndedStreams.ofCapture(
        capture + ".pcap", (stream, last, reason) -> table.write(stream, reason, null));
    table.end();
    GoldenFile.compare("istreams/" + capture + ".txt", out.toByteArray());
  }

  @Test
  void noIStreamsAtAll() throws IOException {
    IStreamsWriter.json(out).end();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{\"istreams\":[]}\n");
  }

  @Test
  void withTheRecordsOfItsMessages() throws IOException {
    JsonNode stream = withRecords(1 << 20);
    assertThat(stream.get("frames").textValue()).isEqualTo("1-3");
    assertThat(stream.get("echoes")).hasSize(3);
    assertThat(stream.at("/echoes/1/f").intValue()).isEqualTo(2);
    assertThat(stream.at("/echoes/1/type").textValue()).isEqualTo("reply");
    assertThat(stream.has("echoes_left")).isFalse();
  }

  @Test
  void recordsBeyondTheirMemoryAreCounted() throws IOException {
    JsonNode stream = withRecords(300);
    assertThat(stream.get("echoes")).hasSize(1);
    assertThat(stream.get("echoes_left").intValue()).isEqualTo(2);
  }

  @Test
  void withoutRoomForAnyRecord() throws IOException {
    JsonNode stream = withRecords(10);
    assertThat(stream.get("echoes")).isEmpty();
    assertThat(stream.get("echoes_left").intValue()).isEqualTo(3);
    assertThat(stream.get("end").textValue()).isEqualTo("capture_end");
  }

  @Test
  void theWidestRowsFitTheTable() throws IOException {
    EchoFrames frames = new EchoFrames();
    String src = "2001:db8:1111:2222:3333:4444:5555:6666";
    String dst = "2001:db8:aaaa:bbbb:cccc:dddd:eeee:ffff";
    IStreamsWriter table = IStreamsWriter.table(out);
    EndedStreams.of(
        List.of(frames.request(src, dst, 65535, 1, new byte[1400])),
        (stream, last, reason) -> table.write(stream, reason, null));
    table.end();
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120))
        .last()
        .asString()
        .contains(src, dst, " 65535 ", " 1400 ");
  }

  @Test
  void aTableShowsWhatIStreamsWereCarriedThroughAndFits() throws IOException {
    EchoFrames frames = new EchoFrames();
    IStreamsWriter table = IStreamsWriter.table(out);
    EndedStreams.of(
        List.of(
            frames.request("2001:db8::5", "2001:db8::9", 15, 1, new byte[8]),
            frames.tunnelled().request("10.0.0.5", "203.0.113.9", 15, 1, new byte[8]),
            frames.reply("203.0.113.9", "10.0.0.5", 15, 1, new byte[8])),
        (stream, last, reason) -> table.write(stream, reason, null));
    table.end();
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));
    GoldenFile.compare("istreams/in-two-tunnels.txt", out.toByteArray());
  }

  private JsonNode withRecords(int maxBytes) throws IOException {
    EchoFrames frames = new EchoFrames();
    List<IcmpMessage> messages =
        List.of(
            frames.request("10.0.0.5", "203.0.113.9", 15, 1, new byte[4]),
            frames.reply("203.0.113.9", "10.0.0.5", 15, 1, new byte[4]),
            frames.request("10.0.0.5", "203.0.113.9", 15, 2, new byte[4]));
    IStreamsWriter json = IStreamsWriter.json(out);
    EchoRecords.Recorder recorder = new EchoRecords.Recorder(Long.MAX_VALUE);
    Map<Long, EchoRecords> records = new HashMap<>();
    EndedStreams.of(
        messages,
        new EndedStreams.Receiver() {
          @Override
          public void message(EchoStream stream, IcmpMessage message) throws IOException {
            records
                .computeIfAbsent(stream.index(), index -> new EchoRecords(recorder, maxBytes))
                .add(message);
          }

          @Override
          public void ended(EchoStream stream, IcmpMessage last, EndReason reason)
              throws IOException {
            json.write(stream, reason, records.get(stream.index()));
          }
        });
    json.end();
    return new ObjectMapper().readTree(out.toByteArray()).at("/istreams/0");
  }
}
