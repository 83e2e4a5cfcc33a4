// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pingsift.capture.Frame;
import pingsift.decode.FrameDecoder;
import pingsift.decode.IcmpMessage;
import pingsift.stream.EchoStream;
import pingsift.stream.EchoStreamTable;
import pingsift.stream.StreamOptions;

/** What errors cost that quote one iStream, or many. */
class ErrorsBoundsTest {
  private static final String PING =
      """
      from 10.0.0.5 to 203.0.113.9 id 15
      0ms   req 1 "abcdefgh"
      """;

  private final FrameDecoder decoder = new FrameDecoder();
  private final Frame frame = new Frame();
  private final IcmpMessage message = new IcmpMessage();

  @Test
  void oneIStreamTakesAnyNumberOfErrorsInBoundedMemory() throws FlowException {
    EchoStreamTable table = new EchoStreamTable(StreamOptions.DEFAULT, new StreamTranscript());
    Flow flow =
        FlowNotation.parse(
            "drawn", PING + "+5ms  error exceeded 1 \"abcdefgh\"\n+5ms  other\n".repeat(500));
    EchoStream stream = table.accept(read(flow, 0));
    long without = table.bytes();
    long full = 0;
    for (int i = 1; i < flow.frames().size(); i += 2) {
      assertThat(table.attach(read(flow, i))).isSameAs(stream);
      full = i == 257 ? table.bytes() : full;
    }
    assertThat(stream.errors().count()).isEqualTo(500);
    assertThat(stream.errors().frames().count()).isEqualTo(64);
    assertThat(stream.errors().frames().left()).isEqualTo(500 - 64);
    assertThat(full).isGreaterThan(without);
    assertThat(table.bytes()).isEqualTo(full);
    table.end();
    assertThat(table.bytes()).isZero();
  }

  @Test
  void errorsOfManyIStreamsStayWithinTheMemoryLimit() throws FlowException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      text.append("from 10.0.0.5 to 203.0.113.9 id ")
          .append(i)
          .append("\n+1ms req 1 \"abcdefgh\"\n");
    }
    for (int i = 0; i < 200; i++) {
      text.append("from 10.0.0.5 to 203.0.113.9 id ")
          .append(i)
          .append("\n+1ms error exceeded 1 \"abcdefgh\"\n");
    }
    Flow flow = FlowNotation.parse("drawn", text.toString());
    EchoStreamTable whole = new EchoStreamTable(StreamOptions.DEFAULT, new StreamTranscript());
    feed(whole, flow, 200);
    long limit = whole.bytes();
    EchoStreamTable table = new EchoStreamTable(limit(limit), new StreamTranscript());
    feed(table, flow, 400);
    assertThat(table.counts().evicted()).isPositive();
    assertThat(table.bytes()).isLessThanOrEqualTo(limit);
    assertThat(table.counts().errorsAttached() + table.counts().errorsUnattached()).isEqualTo(200);
    assertThat(table.counts().opened())
        .isEqualTo(200)
        .isEqualTo(table.counts().evicted() + table.counts().active());
  }

  private void feed(EchoStreamTable table, Flow flow, int frames) {
    for (int i = 0; i < frames; i++) {
      IcmpMessage next = read(flow, i);
      if (next.isEcho()) {
        table.accept(next);
      } else {
        table.attach(next);
      }
    }
  }

  private IcmpMessage read(Flow flow, int index) {
    decoder.decode(flow.fill(frame, index), message);
    return message;
  }

  private static StreamOptions limit(long maxBytes) {
    return StreamOptions.DEFAULT.withLimits(StreamOptions.DEFAULT.maxStreams(), maxBytes);
  }
}
