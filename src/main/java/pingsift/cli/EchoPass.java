// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import pingsift.capture.CaptureReader;
import pingsift.capture.Frame;
import pingsift.decode.FrameDecoder;
import pingsift.decode.IcmpMessage;
import pingsift.decode.Outcome;
import pingsift.stream.EchoStream;
import pingsift.stream.EchoStreamTable;

/** One pass over captures, as every command makes it that forms iStreams. */
final class EchoPass {
  /** Sees each ICMP message, after the table where there is one. */
  interface Visitor {
    /**
     * @param stream that the message joined, or that an error quotes; null where there is none
     */
    void message(Frame frame, IcmpMessage message, @Nullable EchoStream stream) throws IOException;

    /** A frame that brought a fragment and did not make its packet whole. */
    default void fragment(Frame frame) {}
  }

  private EchoPass() {}

  /** Shows each ICMP message without forming iStreams. */
  static void messages(CaptureReader captures, TimeoutOptions timeouts, Visitor visitor)
      throws IOException {
    FrameDecoder decoder = new FrameDecoder(timeouts.reassembly(), datagram -> {});
    Frame frame = new Frame();
    IcmpMessage message = new IcmpMessage();
    while (captures.next(frame)) {
      if (decoder.decode(frame, message) == Outcome.ICMP) {
        visitor.message(frame, message, null);
      }
    }
  }

  static void run(
      CaptureReader captures, TimeoutOptions timeouts, EchoStreamTable table, Visitor visitor)
      throws IOException {
    FrameDecoder decoder = new FrameDecoder(timeouts.reassembly(), datagram -> {});
    Frame frame = new Frame();
    IcmpMessage message = new IcmpMessage();
    while (captures.next(frame)) {
      Outcome outcome = decoder.decode(frame, message);
      boolean icmp = outcome == Outcome.ICMP;
      EchoStream stream = null;
      if (icmp && message.isEcho()) {
        stream = table.accept(message);
      } else if (icmp && message.isError()) {
        stream = table.attach(message);
      } else {
        table.tick(frame.timestampNanos());
      }
      if (icmp) {
        visitor.message(frame, message, stream);
      } else if (outcome == Outcome.FRAGMENT) {
        visitor.fragment(frame);
      }
    }
    table.end();
  }

  /** Says on stderr where iStreams were ended to free memory, so that none is taken for whole. */
  static void caution(EchoStreamTable table, Terminal terminal) {
    long evicted = table.counts().evicted();
    if (evicted > 0) {
      terminal.say(
          "caution: %,d iStreams were ended before their time because memory was full; more of it:"
                  .formatted(evicted)
              + " PINGSIFT_JAVA_OPTS=-Xmx8g");
    }
  }
}
