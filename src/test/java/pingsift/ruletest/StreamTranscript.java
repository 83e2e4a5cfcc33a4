// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.IpAddress;
import pingsift.decode.ChecksumStatus;
import pingsift.decode.IcmpMessage;
import pingsift.stream.EchoStream;
import pingsift.stream.EndReason;
import pingsift.stream.ErrorKind;
import pingsift.stream.Exchange;
import pingsift.stream.FrameRanges;
import pingsift.stream.StreamErrors;
import pingsift.stream.StreamListener;

/**
 * Writes down what happens to iStreams, one line an event, for people and for golden files.
 *
 * <p>iStreams are named {@code s0, s1, …} in order of opening, frames {@code #1, #2, …}. When an
 * iStream ends its facts follow, those alone that are not zero.
 */
public final class StreamTranscript implements StreamListener {
  private final List<String> lines = new ArrayList<>();

  /** All lines so far, each with its line end. */
  public String text() {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  @Override
  public void opened(EchoStream stream) {
    StringBuilder line = new StringBuilder();
    line.append(IpAddress.text(stream.ipVersion(), stream.requesterHigh(), stream.requesterLow()));
    line.append(" to ");
    line.append(IpAddress.text(stream.ipVersion(), stream.responderHigh(), stream.responderLow()));
    line.append(" id ").append(stream.identifier());
    for (int i = 0; i < stream.path().vlanCount(); i++) {
      line.append(" vlan ").append(stream.path().vlan(i));
    }
    for (int i = 0; i < stream.tunnels().labelCount(); i++) {
      line.append(" mpls ").append(stream.tunnels().label(i));
    }
    for (int i = 0; i < stream.tunnels().tunnelCount(); i++) {
      line.append(' ').append(stream.tunnels().kind(i).word());
      line.append(' ').append(stream.tunnels().id(i));
    }
    if (stream.segment() > 1) {
      line.append(" segment ").append(stream.segment());
    }
    add("opened", stream, line.toString());
  }

  @Override
  public void request(EchoStream stream, IcmpMessage message) {
    add("request", stream, message(message));
  }

  @Override
  public void reply(EchoStream stream, IcmpMessage message) {
    add("reply", stream, message(message));
  }

  @Override
  public void exchange(EchoStream stream, Exchange exchange) {
    StringBuilder line = new StringBuilder();
    line.append(frame(exchange.request())).append(' ').append(frame(exchange.reply()));
    line.append(' ').append(exchange.status().name().toLowerCase(Locale.ROOT));
    if (exchange.status() == Exchange.Status.ANSWERED) {
      line.append(" after ").append(span(exchange.rttNanos()));
    }
    word(line, exchange.isLate(), "late");
    word(line, exchange.isDuplicateRequest(), "duplicate-request");
    word(line, exchange.isDuplicateReply(), "duplicate-reply");
    word(line, exchange.isExtra(), "extra");
    add("exchange", stream, line.toString());
  }

  @Override
  public void error(EchoStream stream, IcmpMessage error) {
    StringBuilder line = new StringBuilder(frame(error)).append(" from ");
    line.append(IpAddress.text(error.ipVersion(), error.srcHigh(), error.srcLow()));
    line.append(" type ").append(error.type()).append(" code ").append(error.code());
    add("error", stream, line.toString());
  }

  @Override
  public void active(EchoStream stream) {
    add("active", stream, "");
  }

  @Override
  public void ended(EchoStream stream, EndReason reason) {
    add("ended", stream, reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    counts(stream);
    words(stream);
    StringBuilder frames = new StringBuilder("    frames");
    FrameRanges ranges = stream.frames();
    for (int i = 0; i < ranges.count(); i++) {
      frames.append(' ').append(ranges.text(i));
    }
    if (ranges.left() > 0) {
      frames.append(" and ").append(ranges.left()).append(" more");
    }
    lines.add(frames.toString());
  }

  private void counts(EchoStream stream) {
    StringBuilder line = new StringBuilder("   ");
    count(line, "requests", stream.requests());
    count(line, "replies", stream.replies());
    count(line, "exchanges", stream.exchanges());
    count(line, "answered", stream.answered());
    count(line, "unanswered", stream.unanswered());
    count(line, "unsolicited", stream.unsolicited());
    count(line, "late", stream.late());
    count(line, "duplicate-requests", stream.duplicateRequests());
    count(line, "duplicate-replies", stream.duplicateReplies());
    count(line, "extra-replies", stream.extraReplies());
    count(line, "mismatched", stream.mismatched());
    count(line, "mirrored", stream.mirrored());
    count(line, "bad-checksums", stream.badChecksums());
    count(line, "truncated", stream.truncated());
    count(line, "non-zero-codes", stream.nonZeroCodes());
    errors(line, stream.errors());
    count(line, "steps", stream.sequenceSteps());
    count(line, "repeats", stream.sequenceRepeats());
    count(line, "wraps", stream.sequenceWraps());
    lines.add(line.toString());
  }

  private static void errors(StringBuilder line, StreamErrors errors) {
    count(line, "errors", errors.count());
    for (ErrorKind kind : ErrorKind.values()) {
      count(line, kind.word(), errors.count(kind));
    }
    if (errors.count() > 0) {
      line.append(" in frames");
      for (int i = 0; i < errors.frames().count(); i++) {
        line.append(' ').append(errors.frames().text(i));
      }
    }
  }

  private void words(EchoStream stream) {
    StringBuilder line = new StringBuilder("   ");
    word(line, stream.beginsWithReply(), "begins-with-reply");
    word(line, stream.answeredElsewhere(), "answered-elsewhere");
    word(line, stream.pathAsymmetric(), "path-asymmetric");
    if (line.length() > 3) {
      lines.add(line.toString());
    }
  }

  private void add(String event, EchoStream stream, String rest) {
    lines.add(
        String.format(Locale.ROOT, "%-9ss%d %s", event, stream.index(), rest).stripTrailing());
  }

  private static String message(IcmpMessage message) {
    StringBuilder line = new StringBuilder(frame(message));
    line.append(" seq ").append(message.sequence());
    line.append(" len ").append(message.data().wireLength());
    if (message.data().isTruncated()) {
      line.append(" cut to ").append(message.data().length());
    }
    if (message.fragments() > 1) {
      line.append(" fragments");
      for (int i = 0; i < message.fragments(); i++) {
        line.append(" #").append(message.fragmentFrame(i));
      }
    }
    if (message.code() != 0) {
      line.append(" code ").append(message.code());
    }
    word(line, message.checksumStatus() == ChecksumStatus.BAD, "checksum bad");
    return line.toString();
  }

  private static String frame(@Nullable IcmpMessage message) {
    return message == null ? "-" : "#" + message.frameNumber();
  }

  private static void count(StringBuilder line, String name, long value) {
    if (value != 0) {
      line.append(' ').append(name).append(' ').append(value);
    }
  }

  private static void word(StringBuilder line, boolean holds, String word) {
    if (holds) {
      line.append(' ').append(word);
    }
  }

  /** In the largest unit that divides it. */
  private static String span(long nanos) {
    if (nanos % 1_000_000_000 == 0) {
      return nanos / 1_000_000_000 + "s";
    }
    if (nanos % 1_000_000 == 0) {
      return nanos / 1_000_000 + "ms";
    }
    return nanos % 1_000 == 0 ? nanos / 1_000 + "us" : nanos + "ns";
  }
}
