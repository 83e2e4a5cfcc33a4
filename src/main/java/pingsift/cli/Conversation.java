// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import pingsift.bytes.Bytes;
import pingsift.carve.DataComparison;
import pingsift.carve.IStreamFile;
import pingsift.decode.IcmpMessage;
import pingsift.stream.EchoStream;
import pingsift.stream.Exchange;
import pingsift.stream.StreamListener;

/**
 * Writes the messages of iStreams as they come, with what a reply does to its request's Data.
 *
 * <pre>
 * iStream 0: 10.0.0.5 > 203.0.113.9, id 15, from 2025-08-27T12:24:25.801047Z
 * > 0.000000  frame 1  seq 1  20 bytes
 *     0000  …
 * < 0.005106  frame 2  seq 1  20 bytes, 3 differ from frame 1
 *     0000  …
 * </pre>
 */
final class Conversation implements StreamListener {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final DataView view;
  private final int skip;
  private final IStreamChoice choice;
  private final OutputStream out;
  private final StringBuilder text = new StringBuilder();

  Conversation(DataView view, int skip, IStreamChoice choice, OutputStream out) {
    this.view = view;
    this.skip = skip;
    this.choice = choice;
    this.out = out;
  }

  @Override
  public void opened(EchoStream stream) {
    if (choice.takes(stream)) {
      stream.attachment = IStreamFile.comment(stream);
    }
  }

  @Override
  public void request(EchoStream stream, IcmpMessage message) {
    if (stream.attachment == null) {
      return;
    }
    begin(stream, message, '>');
    appendLength(message.data());
    text.append('\n');
    view.write(message.data(), skip, null, text);
    write();
  }

  @Override
  public void exchange(EchoStream stream, Exchange exchange) {
    IcmpMessage reply = exchange.reply();
    if (stream.attachment == null || reply == null) {
      return;
    }
    IcmpMessage request = exchange.request();
    begin(stream, reply, '<');
    appendLength(reply.data());
    if (request == null) {
      text.append(", unsolicited\n");
      view.write(reply.data(), skip, null, text);
    } else {
      DataComparison comparison = DataComparison.of(reply.data(), request.data());
      append(comparison, request.frameNumber());
      appendKind(exchange);
      text.append('\n');
      if (!comparison.isSame()) {
        view.write(reply.data(), skip, request.data(), text);
      }
    }
    write();
  }

  /** The iStream's own line first; with several, it also stands on each message. */
  private void begin(EchoStream stream, IcmpMessage message, char sign) {
    if (stream.attachment instanceof String title) {
      Instant start =
          Instant.ofEpochSecond(
              Math.floorDiv(message.timestampNanos(), NANOS_PER_SECOND),
              Math.floorMod(message.timestampNanos(), NANOS_PER_SECOND));
      text.append(title).append(", from ").append(start).append('\n');
      stream.attachment = message.timestampNanos();
    }
    long nanos = stream.attachment instanceof Long first ? message.timestampNanos() - first : 0;
    text.append(sign).append(' ');
    if (choice.ids().size() != 1) {
      text.append('[').append(stream.index()).append("]  ");
    }
    text.append(BigDecimal.valueOf(nanos / 1000, 6).toPlainString());
    text.append("  frame ").append(message.frameNumber());
    text.append("  seq ").append(message.sequence());
    if (message.code() != 0) {
      text.append("  code ").append(message.code());
    }
    text.append("  ");
  }

  private void appendLength(Bytes data) {
    text.append(bytes(data.wireLength()));
    if (data.isTruncated()) {
      text.append(" (").append(data.length()).append(" captured)");
    }
  }

  private void append(DataComparison comparison, long frame) {
    text.append(", ");
    if (comparison.isSame()) {
      text.append("the same as frame ").append(frame);
      return;
    }
    int differing = comparison.differing();
    int longer = comparison.longer();
    if (differing > 0) {
      text.append(differing).append(" of ").append(comparison.common());
      text.append(differing == 1 ? " differs" : " differ");
    }
    if (longer != 0) {
      text.append(differing > 0 ? ", " : "");
      text.append(Math.abs(longer)).append(longer > 0 ? " more" : " less");
    }
    text.append(longer == 0 ? " from frame " : " than frame ").append(frame);
  }

  private void appendKind(Exchange exchange) {
    if (exchange.isDuplicateReply()) {
      text.append(", again");
    } else if (exchange.isExtra()) {
      text.append(", extra");
    } else if (exchange.isLate()) {
      text.append(", late");
    }
  }

  private static String bytes(int count) {
    return count == 1 ? "1 byte" : count + " bytes";
  }

  private void write() {
    try {
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    text.setLength(0);
  }
}
