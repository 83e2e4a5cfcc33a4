// SPDX-License-Identifier: Apache-2.0
package pingsift.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import pingsift.capture.CaptureException;
import pingsift.capture.CaptureFile;
import pingsift.capture.Frame;
import pingsift.capture.SampleCaptures;
import pingsift.capture.SlowStream;
import pingsift.decode.FrameDecoder;
import pingsift.decode.HexCase;
import pingsift.decode.IcmpMessage;
import pingsift.decode.Outcome;
import pingsift.engine.Engine;
import pingsift.engine.EngineOptions;
import pingsift.engine.RuleSet;
import pingsift.engine.RunStats;
import pingsift.eve.AlertWriter;
import pingsift.eve.AnomalyWriter;
import pingsift.eve.EchoWriter;
import pingsift.eve.EveOptions;
import pingsift.fields.Fields;
import pingsift.stream.StreamOptions;

/** Any bytes as a capture: read twice, run with the shipped rules, and written in all formats. */
public final class RunFuzz {
  private static final RuleSet RULES =
      RuleSet.load(
          List.of("rules"),
          List.of("istream where entropy > 0", "frame where icmp.type >= 0"),
          Fields.catalogue());

  private static final EveOptions ALL_OF_IT =
      EveOptions.DEFAULT.withPayload(true, true).withPacket(true).withRuleText(true);

  private static final JsonFactory JSON = new JsonFactory();
  private static final int LONGEST_SEED = 4096;

  private RunFuzz() {}

  /** Takes the time that the first input would take otherwise: rules are read, classes loaded. */
  public static void fuzzerInitialize() throws IOException {
    fuzzerTestOneInput(SampleCaptures.all().values().iterator().next());
  }

  public static void fuzzerTestOneInput(byte[] input) {
    try {
      String whole = read(new ByteArrayInputStream(input));
      assertThat(read(new SlowStream(input, 7))).isEqualTo(whole);
      run(input);
      echoes(input);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a reader says of a capture, in short. */
  private static String read(InputStream bytes) throws IOException {
    StringBuilder text = new StringBuilder();
    Frame frame = new Frame();
    long frames = 0;
    try (CaptureFile file = CaptureFile.open(bytes, "c")) {
      while (file.next(frame)) {
        assertThat(frame.numberInFile()).isEqualTo(++frames);
        assertThat(frame.timestampNanos()).isBetween(0L, (1L << 62) - 1);
        assertThat(frame.len()).isNotNegative();
        assertThat(frame.linkType()).isBetween(0, 65_535);
        assertThat(frame.capLen()).isNotNegative();
        assertThat(frame.offset()).isNotNegative();
        int end = frame.offset() + frame.capLen();
        assertThat(end).isLessThanOrEqualTo(frame.buffer().length);
        int hash = Arrays.hashCode(Arrays.copyOfRange(frame.buffer(), frame.offset(), end));
        text.append(frame.timestampNanos()).append(' ').append(frame.linkType()).append(' ');
        text.append(frame.len()).append(' ').append(frame.fcsLen()).append(' ');
        text.append(frame.capLen()).append(' ').append(hash).append('\n');
      }
      assertThat(file.next(frame)).isFalse();
    } catch (CaptureException e) {
      assertThat(e.frameNumber()).isIn(0L, frames + 1);
      assertThat(e.reason()).matches("[ -~]+");
      text.append(e.getMessage());
    }
    return text.toString();
  }

  private static void run(byte[] input) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    AlertWriter alerts = new AlertWriter(out, ALL_OF_IT);
    AnomalyWriter anomalies = new AnomalyWriter(out, ALL_OF_IT);
    EngineOptions options = new EngineOptions(StreamOptions.DEFAULT, true);
    Engine engine =
        new Engine(
            RULES.rules(),
            options,
            match -> {
              alerts.write(match);
              alerts.flush();
            },
            anomaly -> {
              anomalies.write(anomaly);
              anomalies.flush();
            });
    try (CaptureFile file = CaptureFile.open(new ByteArrayInputStream(input), "c")) {
      RunStats stats = engine.run(file);
      assertThat(stats.addsUp()).isTrue();
      assertThat(stats.streams().active()).isZero();
    } catch (CaptureException e) {
      assertThat(e.file()).isEqualTo("c");
    }
    isJson(out.toByteArray());
  }

  private static void echoes(byte[] input) throws IOException {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    EchoWriter asJson = EchoWriter.json(json);
    EchoWriter asText = EchoWriter.text(text, 16);
    FrameDecoder decoder = new FrameDecoder();
    IcmpMessage message = new IcmpMessage();
    Frame frame = new Frame();
    try (CaptureFile file = CaptureFile.open(new ByteArrayInputStream(input), "c")) {
      while (file.next(frame)) {
        if (decoder.decode(frame, message) == Outcome.ICMP && message.isEcho()) {
          asJson.write(message);
          asText.write(message);
        }
      }
    } catch (CaptureException e) {
      assertThat(e.file()).isEqualTo("c");
    }
    asJson.flush();
    asText.flush();
    isJson(json.toByteArray());
    for (byte b : text.toByteArray()) {
      assertThat(b >= ' ' && b <= '~' || b == '\n').as("printable").isTrue();
    }
  }

  private static void isJson(byte[] lines) throws IOException {
    try (JsonParser parser = JSON.createParser(lines)) {
      while (parser.nextToken() != null) {
        // the parser throws where it is not
      }
    }
  }

  static Map<String, byte[]> seeds() throws IOException {
    Map<String, byte[]> seeds = new HashMap<>();
    SampleCaptures.all().forEach((name, bytes) -> seeds.put(name.replace(", ", "-"), bytes));
    HexCase.all().forEach(frame -> seeds.put(frame.name(), capture(frame)));
    try (Stream<Path> files = Files.list(Path.of("testdata/captures"))) {
      for (Path file : files.toList()) {
        byte[] bytes = Files.readAllBytes(file);
        byte[] seed = Arrays.copyOf(bytes, Math.min(bytes.length, LONGEST_SEED));
        seeds.put(file.getFileName().toString(), seed);
      }
    }
    return seeds;
  }

  /** A pcap of the one frame. */
  private static byte[] capture(HexCase frame) {
    byte[] bytes = frame.bytes();
    ByteBuffer pcap = ByteBuffer.allocate(40 + bytes.length).order(ByteOrder.LITTLE_ENDIAN);
    pcap.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putLong(0);
    pcap.putInt(262_144).putInt(frame.linkType());
    pcap.putInt(1_700_000_000).putInt(0).putInt(bytes.length).putInt(frame.wireLen()).put(bytes);
    return pcap.array();
  }
}
