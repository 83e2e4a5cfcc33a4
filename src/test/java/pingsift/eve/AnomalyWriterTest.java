// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pingsift.decode.Anomaly;
import pingsift.decode.IcmpMessage;
import pingsift.stream.EchoStream;
import pingsift.stream.EchoStreamTable;
import pingsift.stream.StreamListener;
import pingsift.stream.StreamOptions;

class AnomalyWriterTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final EchoFrames frames = new EchoFrames();

  @Test
  void inAnIStream() throws IOException {
    IcmpMessage message =
        frames.vlans(10).request("10.0.0.5", "203.0.113.9", 15, 1, new byte[] {'x'});
    EchoStream stream =
        new EchoStreamTable(StreamOptions.DEFAULT, new StreamListener() {}).accept(message);
    write(record(Anomaly.ICMPV4_CHECKSUM, message, true, stream));
    EveSchema.check(out.toByteArray());
    GoldenFile.compare("anomaly/in-an-istream.json", out.toByteArray());
  }

  @Test
  void ofAPacketWithoutItsIcmpHeader() throws IOException {
    IcmpMessage message = frames.request("2001:db8::5", "2001:db8::9", 15, 1, new byte[0]);
    write(record(Anomaly.IPV6_FRAGMENT_OVERLAP, message, false, null));
    EveSchema.check(out.toByteArray());
    GoldenFile.compare("anomaly/without-icmp-header.json", out.toByteArray());
  }

  @Test
  void ofAFrameWithoutAnIpPacket() throws IOException {
    write(record(Anomaly.ETHERNET_TOO_SMALL, null, false, null));
    JsonNode line = EveSchema.check(out.toByteArray());
    assertThat(line.has("src_ip")).isFalse();
    assertThat(line.at("/anomaly/event").textValue()).isEqualTo("decoder.ethernet.pkt_too_small");
    assertThat(line.get("pcap_cnt").longValue()).isEqualTo(7);
  }

  /** Each name once, each in the form that the schema has, and no more kinds than bits. */
  @Test
  void everyKindHasAnEventOfItsOwn() throws IOException {
    Set<String> events = new HashSet<>();
    for (Anomaly kind : Anomaly.values()) {
      out.reset();
      write(record(kind, null, false, null));
      EveSchema.check(out.toByteArray());
      assertThat(events.add(kind.event())).as(kind.event()).isTrue();
      assertThat(Anomaly.first(kind.bit())).isEqualTo(kind);
    }
    assertThat(events).hasSizeLessThanOrEqualTo(64);
  }

  @Test
  void aFurtherKeyIsRefusedWhereSuricataRefusesIt() throws IOException {
    write(record(Anomaly.ETHERNET_TOO_SMALL, null, false, null));
    String line = out.toString(StandardCharsets.UTF_8);
    assertThat(EveSchema.errors(line.replace("\"type\":", "\"count\":1,\"type\":"))).isNotEmpty();
  }

  private void write(AnomalyRecord anomaly) throws IOException {
    new AnomalyWriter(out, EveOptions.DEFAULT).write(anomaly);
  }

  private static AnomalyRecord record(
      Anomaly kind, IcmpMessage packet, boolean icmp, EchoStream stream) {
    return new AnomalyRecord(kind, EchoFrames.START, 7, "capture.pcap", packet, icmp, stream);
  }
}
