// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import pingsift.capture.CaptureFile;
import pingsift.capture.Frame;
import pingsift.decode.FrameDecoder;
import pingsift.decode.IcmpMessage;
import pingsift.decode.Outcome;
import pingsift.stream.EchoStream;
import pingsift.stream.EchoStreamTable;
import pingsift.stream.EndReason;
import pingsift.stream.StreamListener;
import pingsift.stream.StreamOptions;

/** Runs messages through a real table and hands every iStream on when it ends. */
final class EndedStreams implements StreamListener {
  /** What to do with the messages and the iStreams of a run. */
  interface Receiver {
    void ended(EchoStream stream, IcmpMessage last, EndReason reason) throws IOException;

    default void message(EchoStream stream, IcmpMessage message) throws IOException {}
  }

  private final Receiver receiver;

  private EndedStreams(Receiver receiver) {
    this.receiver = receiver;
  }

  static void of(List<IcmpMessage> messages, Receiver receiver) {
    EchoStreamTable table = new EchoStreamTable(StreamOptions.DEFAULT, new EndedStreams(receiver));
    messages.forEach(table::accept);
    table.end();
  }

  static void ofCapture(String name, Receiver receiver) throws IOException {
    String path = Path.of("testdata/captures", name).toString();
    EchoStreamTable table = new EchoStreamTable(StreamOptions.DEFAULT, new EndedStreams(receiver));
    IcmpMessage message = new IcmpMessage();
    FrameDecoder decoder = new FrameDecoder();
    Frame frame = new Frame();
    try (CaptureFile capture = CaptureFile.open(path)) {
      while (capture.next(frame)) {
        if (decoder.decode(frame, message) == Outcome.ICMP && message.isEcho()) {
          table.accept(message);
        }
      }
    }
    table.end();
  }

  @Override
  public void opened(EchoStream stream) {
    stream.attachment = new IcmpMessage();
  }

  @Override
  public void request(EchoStream stream, IcmpMessage message) {
    joined(stream, message);
  }

  @Override
  public void reply(EchoStream stream, IcmpMessage message) {
    joined(stream, message);
  }

  private void joined(EchoStream stream, IcmpMessage message) {
    ((IcmpMessage) stream.attachment).copyWithFrame(message);
    try {
      receiver.message(stream, message);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void ended(EchoStream stream, EndReason reason) {
    try {
      receiver.ended(stream, (IcmpMessage) stream.attachment, reason);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
