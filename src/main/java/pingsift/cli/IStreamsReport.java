// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pingsift.decode.IcmpMessage;
import pingsift.eve.EchoRecords;
import pingsift.eve.IStreamsWriter;
import pingsift.stream.EchoStream;
import pingsift.stream.EndReason;
import pingsift.stream.StreamListener;

/** Writes iStreams as they end, and remembers which identifiers came more than once. */
final class IStreamsReport implements StreamListener {
  private record Identifier(
      long requesterHigh, long requesterLow, long responderHigh, long responderLow, int number) {
    static Identifier of(EchoStream stream) {
      return new Identifier(
          stream.requesterHigh(),
          stream.requesterLow(),
          stream.responderHigh(),
          stream.responderLow(),
          stream.identifier());
    }
  }

  private final MemoryLimits limits = MemoryLimits.ofThisHeap();
  private final IStreamsWriter writer;
  private final EchoRecords.@Nullable Recorder recorder;
  private final Map<Identifier, Integer> identifiers = new HashMap<>();
  private int reused;
  private int segments;

  /**
   * @param messages whether each iStream is written with its messages
   */
  IStreamsReport(IStreamsWriter writer, boolean messages) {
    this.writer = writer;
    recorder = messages ? new EchoRecords.Recorder(limits.recordBytes()) : null;
  }

  @Override
  public void opened(EchoStream stream) {
    if (recorder != null) {
      stream.attachment = new EchoRecords(recorder, limits.recordBytesOfOne());
    }
    if (stream.segment() > 1) {
      segments++;
    }
    Identifier identifier = Identifier.of(stream);
    if (identifiers.size() < limits.identifiers() || identifiers.containsKey(identifier)) {
      if (identifiers.merge(identifier, 1, Integer::sum) == 2) {
        reused++;
      }
    }
  }

  @Override
  public void request(EchoStream stream, IcmpMessage message) {
    record(stream, message);
  }

  @Override
  public void reply(EchoStream stream, IcmpMessage message) {
    record(stream, message);
  }

  @Override
  public void ended(EchoStream stream, EndReason reason) {
    try {
      EchoRecords records = (EchoRecords) stream.attachment;
      writer.write(stream, reason, records);
      if (records != null) {
        records.discard();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Says on stderr where one identifier stands for several iStreams, so that none is misread. */
  void caution(Terminal terminal) {
    if (reused == 0) {
      return;
    }
    String reason =
        segments == 0
            ? "seen on several paths"
            : "used again after a pause; --timeout-inactive off takes a whole capture as one";
    terminal.say(
        "caution: "
            + (reused == 1 ? "one identifier stands" : reused + " identifiers stand")
            + " for more than one iStream between the same two hosts ("
            + reason
            + ")");
  }

  private static void record(EchoStream stream, IcmpMessage message) {
    if (stream.attachment instanceof EchoRecords records) {
      records.add(message);
    }
  }
}
