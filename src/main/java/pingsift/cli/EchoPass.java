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
     * @param stream that the message joined; null where it is no Echo message
     */
    void message(Frame frame, IcmpMessage message, @Nullable EchoStream stream) throws IOException;
  }

  private EchoPass() {}

  /** Shows each ICMP message without forming iStreams. */
  static void messages(CaptureReader captures, Visitor visitor) throws IOException {
    FrameDecoder decoder = new FrameDecoder();
    Frame frame = new Frame();
    IcmpMessage message = new IcmpMessage();
    while (captures.next(frame)) {
      if (decoder.decode(frame, message) == Outcome.ICMP) {
        visitor.message(frame, message, null);
      }
    }
  }

  static void run(CaptureReader captures, EchoStreamTable table, Visitor visitor)
      throws IOException {
    FrameDecoder decoder = new FrameDecoder();
    Frame frame = new Frame();
    IcmpMessage message = new IcmpMessage();
    while (captures.next(frame)) {
      boolean icmp = decoder.decode(frame, message) == Outcome.ICMP;
      EchoStream stream = null;
      if (icmp && message.isEcho()) {
        stream = table.accept(message);
      } else {
        table.tick(frame.timestampNanos());
      }
      if (icmp) {
        visitor.message(frame, message, stream);
      }
    }
    table.end();
  }
}
