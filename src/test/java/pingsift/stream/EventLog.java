// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import java.util.ArrayList;
import java.util.List;
import pingsift.decode.IcmpMessage;

/**
 * Writes events down in words that {@link NaiveTable} uses too; checks the sums of each iStream.
 */
class EventLog implements StreamListener {
  final List<String> events = new ArrayList<>();

  @Override
  public void opened(EchoStream stream) {
    add(stream, "opened segment " + stream.segment());
  }

  @Override
  public void request(EchoStream stream, IcmpMessage message) {
    add(stream, "request " + message.frameNumber());
  }

  @Override
  public void reply(EchoStream stream, IcmpMessage message) {
    add(stream, "reply " + message.frameNumber());
  }

  @Override
  public void exchange(EchoStream stream, Exchange exchange) {
    add(
        stream,
        exchangeText(
            exchange.request() == null ? 0 : exchange.request().frameNumber(),
            exchange.reply() == null ? 0 : exchange.reply().frameNumber(),
            exchange.isLate(),
            exchange.isDuplicateRequest(),
            exchange.isDuplicateReply(),
            exchange.isExtra()));
  }

  @Override
  public void active(EchoStream stream) {
    add(stream, "active");
  }

  @Override
  public void ended(EchoStream stream, EndReason reason) {
    if (stream.replies()
        != stream.answered()
            + stream.late()
            + stream.duplicateReplies()
            + stream.extraReplies()
            + stream.unsolicited()) {
      throw new AssertionError("replies do not add up");
    }
    if (stream.requests() != stream.answered() + stream.unanswered()) {
      throw new AssertionError("requests do not add up");
    }
    if (stream.exchanges() != stream.replies() + stream.unanswered()) {
      throw new AssertionError("exchanges do not add up");
    }
    add(
        stream,
        endedText(
            reason,
            stream.requests(),
            stream.replies(),
            stream.mirrored(),
            stream.mismatched(),
            stream.answeredElsewhere(),
            stream.pathAsymmetric()));
  }

  void add(EchoStream stream, String event) {
    events.add("s" + stream.index() + " " + event);
  }

  static String exchangeText(
      long request, long reply, boolean late, boolean repeats, boolean duplicate, boolean extra) {
    return "exchange "
        + request
        + " "
        + reply
        + (late ? " late" : "")
        + (repeats ? " duplicate-request" : "")
        + (duplicate ? " duplicate-reply" : "")
        + (extra ? " extra" : "");
  }

  static String endedText(
      EndReason reason,
      long requests,
      long replies,
      long mirrored,
      long mismatched,
      boolean elsewhere,
      boolean asymmetric) {
    return "ended "
        + reason
        + " requests "
        + requests
        + " replies "
        + replies
        + " mirrored "
        + mirrored
        + " mismatched "
        + mismatched
        + (elsewhere ? " answered-elsewhere" : "")
        + (asymmetric ? " path-asymmetric" : "");
  }
}
