// SPDX-License-Identifier: Apache-2.0
package pingsift.fields;

import static pingsift.check.Type.BOOL;
import static pingsift.check.Type.DURATION;
import static pingsift.check.Type.INT;
import static pingsift.check.Type.IP;
import static pingsift.fields.Accessor.ABSENT;

import java.util.List;
import pingsift.check.Owner;
import pingsift.check.Type;
import pingsift.decode.IcmpMessage;
import pingsift.stream.Exchange;

/** Fields of one exchange. */
final class ExchangeFields {
  private static final HostPair<Exchange> PAIR =
      new HostPair<>(
          Owner.EXCHANGE,
          e -> side(e, true, true),
          e -> side(e, true, false),
          e -> side(e, false, true),
          e -> side(e, false, false));

  private ExchangeFields() {}

  static List<Field> all() {
    return List.of(
        field("src", IP, "the requester")
            .address(e -> side(e, true, true), e -> side(e, true, false)),
        field("dst", IP, "the responder")
            .address(e -> side(e, false, true), e -> side(e, false, false)),
        field("requester", IP, "the requester, under the name that frames have too")
            .address(e -> side(e, true, true), e -> side(e, true, false)),
        field("responder", IP, "the responder, under the name that frames have too")
            .address(e -> side(e, false, true), e -> side(e, false, false)),
        PAIR.low(),
        PAIR.high(),
        field("iid", INT, "Identifier, big-endian")
            .between(0, 0xffff)
            .number(e -> any(e).identifier()),
        field("capture.age", DURATION, "how long the capture had run at its first message")
            .from(0)
            .number(e -> any(e).captureAgeNanos()),
        field("one_sided", BOOL, "its iStream has shown messages of one direction only so far")
            .flag(Exchange::oneSided),
        field("rtt", DURATION, "from request to reply; absent unless both are there")
            .absentWhereCut()
            .number(e -> e.request() == null || e.reply() == null ? ABSENT : e.rttNanos()),
        field("answered", BOOL, "both request and reply are there")
            .flag(e -> e.status() == Exchange.Status.ANSWERED),
        field("unanswered", BOOL, "no reply came in time")
            .flag(e -> e.status() == Exchange.Status.UNANSWERED),
        field("unsolicited", BOOL, "a reply that no request asked for")
            .flag(e -> e.status() == Exchange.Status.UNSOLICITED),
        field("late", BOOL, "the reply came after the request had been given up")
            .flag(Exchange::isLate),
        field("duplicate", BOOL, "its request or its reply repeats an earlier one byte for byte")
            .flag(e -> e.isDuplicateRequest() || e.isDuplicateReply()),
        field("extra", BOOL, "a further reply to one request, with other bytes")
            .flag(Exchange::isExtra),
        field(
                "misplaced",
                BOOL,
                "the reply has other data than its request, but that of another request with its"
                    + " sequence number")
            .flag(Exchange::isMisplaced));
  }

  private static Declaration<Exchange> field(String name, Type type, String sentence) {
    return new Declaration<>(Owner.EXCHANGE, name, type, sentence);
  }

  private static IcmpMessage any(Exchange exchange) {
    IcmpMessage message = exchange.request() != null ? exchange.request() : exchange.reply();
    if (message == null) {
      throw new IllegalStateException("an exchange without request and reply");
    }
    return message;
  }

  /**
   * Half of an address: of the requester or of the responder, whichever message is there to tell.
   */
  private static long side(Exchange exchange, boolean requester, boolean high) {
    IcmpMessage message = any(exchange);
    boolean source = requester == (message == exchange.request());
    if (source) {
      return high ? message.srcHigh() : message.srcLow();
    }
    return high ? message.dstHigh() : message.dstLow();
  }
}
