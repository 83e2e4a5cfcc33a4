// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import pingsift.capture.Frame;
import pingsift.decode.FrameDecoder;
import pingsift.decode.IcmpMessage;
import pingsift.decode.Outcome;
import pingsift.stream.EchoStreamTable;
import pingsift.stream.StreamOptions;
import pingsift.stream.StreamTimeouts;

/**
 * Drawn traffic and what is heard of its iStreams: {@code testdata/istreams/NAME.flow} and {@code
 * NAME.events}. A comment {@code # with inactive 10s, streams 2} at the beginning of a line changes
 * the options. {@code -Dgolden=update} accepts what is heard.
 */
class StreamGoldenTest {
  private static final Path CASES = Path.of("testdata/istreams");
  private static final boolean UPDATE = "update".equals(System.getProperty("golden"));

  @TestFactory
  Stream<DynamicTest> drawnTrafficGivesTheseEvents() throws IOException {
    return cases(".flow").stream()
        .map(flow -> DynamicTest.dynamicTest(nameOf(flow), flow.toUri(), () -> check(flow)));
  }

  @Test
  void noEventsWithoutTheirDrawing() throws IOException {
    assertThat(cases(".events"))
        .allSatisfy(events -> assertThat(sibling(events, ".flow")).exists())
        .isNotEmpty();
  }

  private static void check(Path flow) throws IOException, FlowException {
    String text = Files.readString(flow);
    String heard = heard(FlowNotation.parse(flow.getFileName().toString(), text), options(text));
    Path events = sibling(flow, ".events");
    if (UPDATE) {
      Files.writeString(events, heard);
    }
    assertThat(events).exists();
    assertThat(heard)
        .as("%s (accept with -Dgolden=update)", events)
        .isEqualTo(Files.readString(events));
  }

  private static String heard(Flow flow, StreamOptions options) {
    StreamTranscript transcript = new StreamTranscript();
    EchoStreamTable table = new EchoStreamTable(options, transcript);
    FrameDecoder decoder = new FrameDecoder();
    Frame frame = new Frame();
    IcmpMessage message = new IcmpMessage();
    for (int i = 0; i < flow.frames().size(); i++) {
      flow.fill(frame, i);
      boolean icmp = decoder.decode(frame, message) == Outcome.ICMP;
      if (icmp && message.isEcho()) {
        table.accept(message);
      } else if (icmp && message.isError()) {
        table.attach(message);
      } else {
        table.tick(frame.timestampNanos());
      }
    }
    table.end();
    assertThat(table.counts().opened())
        .isEqualTo(table.counts().closed() + table.counts().evicted());
    assertThat(table.bytes()).isZero();
    if (table.counts().errorsUnattached() > 0) {
      return transcript.text() + "errors unattached " + table.counts().errorsUnattached() + "\n";
    }
    return transcript.text();
  }

  private static StreamOptions options(String text) {
    StreamOptions options = StreamOptions.DEFAULT;
    for (String line : text.lines().filter(l -> l.startsWith("# with ")).toList()) {
      for (String option : line.substring("# with ".length()).split(", ")) {
        String[] words = option.split(" ");
        options = with(options, words[0], words[1]);
      }
    }
    return options;
  }

  private static StreamOptions with(StreamOptions o, String name, String value) {
    StreamTimeouts t = o.timeouts();
    return switch (name) {
      case "streams" -> o.withLimits(Integer.parseInt(value), o.maxBytes());
      case "bytes" -> o.withLimits(o.maxStreams(), Long.parseLong(value));
      case "ranges" -> o.withFrameRanges(Integer.parseInt(value));
      default ->
          o.withTimeouts(
              new StreamTimeouts(
                  name.equals("inactive") ? span(value) : t.inactiveNanos(),
                  name.equals("active") ? span(value) : t.activeNanos(),
                  name.equals("exchange") ? span(value) : t.exchangeNanos(),
                  name.equals("mirror") ? span(value) : t.mirrorNanos()));
    };
  }

  private static long span(String value) {
    return value.equals("off") ? StreamTimeouts.OFF : Duration.parse("PT" + value).toNanos();
  }

  private static List<Path> cases(String suffix) throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    }
  }

  private static Path sibling(Path file, String suffix) {
    return file.resolveSibling(nameOf(file) + suffix);
  }

  private static String nameOf(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.lastIndexOf('.'));
  }
}
