// SPDX-License-Identifier: Apache-2.0
package pingsift.inspect;

import org.jspecify.annotations.Nullable;
import pingsift.bytes.IpAddress;
import pingsift.decode.IcmpMessage;
import pingsift.eval.Projection;
import pingsift.stream.EchoStream;
import pingsift.stream.Exchange;

/** Names records for people. */
final class RecordText {
  private RecordText() {}

  /** {@code iStream 3: 10.0.0.5 to 203.0.113.9, id 15, frames 1 to 40}. */
  static String of(Reading reading) {
    Projection.Subject subject = reading.subject();
    if (reading.clauses().part() == Clauses.HAVING) {
      return "the window when " + record(subject) + " came into it";
    }
    return record(subject);
  }

  private static String record(Projection.Subject subject) {
    if (subject.exchange() != null) {
      return exchange(subject.exchange()) + in(subject.stream());
    }
    if (subject.stream() != null && subject.message() == null) {
      return stream(subject.stream());
    }
    IcmpMessage message = subject.message();
    return message == null ? "a record" : "frame " + message.frameNumber();
  }

  private static String in(@Nullable EchoStream stream) {
    return stream == null ? "" : " in " + stream(stream);
  }

  private static String stream(EchoStream stream) {
    return "iStream %d: %s to %s, id %d, frames %d to %d"
        .formatted(
            stream.index(),
            IpAddress.text(stream.requesterHigh(), stream.requesterLow()),
            IpAddress.text(stream.responderHigh(), stream.responderLow()),
            stream.identifier(),
            stream.firstFrame(),
            stream.lastFrame());
  }

  private static String exchange(Exchange exchange) {
    IcmpMessage request = exchange.request();
    IcmpMessage reply = exchange.reply();
    if (request != null && reply != null) {
      return "the exchange of frames " + request.frameNumber() + " and " + reply.frameNumber();
    }
    return request != null
        ? "the unanswered request of frame " + request.frameNumber()
        : "the unsolicited reply of frame " + (reply == null ? 0 : reply.frameNumber());
  }
}
