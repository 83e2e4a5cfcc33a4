// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import pingsift.carve.DataComparison;
import pingsift.carve.DirectionData;
import pingsift.decode.IcmpMessage;
import pingsift.stream.EchoStream;
import pingsift.stream.EndReason;
import pingsift.stream.Exchange;
import pingsift.stream.Exchange.Status;
import pingsift.stream.StreamListener;

/** Hands the messages of iStreams to their outputs, repeats left out. */
final class DataExtractor implements StreamListener {
  /** Where an iStream's data goes. */
  interface Targets {
    /** Called as it opens; null where it is not wanted. */
    @Nullable Extraction of(EchoStream stream) throws IOException;

    /** Called as it ends. */
    void ended(Extraction extraction) throws IOException;
  }

  /** How far back an answered request is remembered; the table remembers as many. */
  private static final int ANSWERS = 8;

  /** What is known of one iStream. */
  private static final class Follower {
    final Extraction to;
    private long repeatedRequests;
    private long left;
    private final int[] answered = new int[ANSWERS];
    private int next;

    Follower(Extraction to) {
      this.to = to;
      Arrays.fill(answered, IcmpMessage.ABSENT);
    }

    /**
     * Whether a request is sent once more because no reply came. One that was answered and comes
     * again is a new message: tools that use one sequence number send equal pieces so.
     */
    boolean isRepeated(EchoStream stream, IcmpMessage request) {
      boolean repeats = stream.duplicateRequests() > repeatedRequests;
      repeatedRequests = stream.duplicateRequests();
      for (int i = 0; i < ANSWERS; i++) {
        if (answered[i] == request.sequence()) {
          answered[i] = IcmpMessage.ABSENT;
          return false;
        }
      }
      return repeats;
    }

    void answered(int sequence) {
      answered[next++ % ANSWERS] = sequence;
    }
  }

  private final Targets targets;
  private final CarveMethod method;
  private final ExtractReport report;

  DataExtractor(Targets targets, CarveMethod method, ExtractReport report) {
    this.targets = targets;
    this.method = method;
    this.report = report;
  }

  @Override
  public void opened(EchoStream stream) {
    try {
      Extraction to = targets.of(stream);
      stream.attachment = to == null ? null : new Follower(to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void request(EchoStream stream, IcmpMessage message) {
    if (!(stream.attachment instanceof Follower follower)) {
      return;
    }
    boolean repeated = follower.isRepeated(stream, message);
    Extraction.Part part = follower.to.requests;
    if (part == null) {
      return;
    }
    if (repeated && method.leavesOutDuplicates()) {
      follower.left++;
      part.data().leaveOutDuplicate();
    } else {
      take(part.data(), message);
    }
  }

  @Override
  public void exchange(EchoStream stream, Exchange exchange) {
    IcmpMessage reply = exchange.reply();
    if (reply == null || !(stream.attachment instanceof Follower follower)) {
      return;
    }
    boolean first = !exchange.isDuplicateReply() && !exchange.isExtra();
    if (first && exchange.status() == Status.ANSWERED) {
      follower.answered(reply.sequence());
    }
    Extraction.Part part = follower.to.replies;
    if (part == null) {
      return;
    }
    if (exchange.isDuplicateReply() && method.leavesOutDuplicates()) {
      follower.left++;
      part.data().leaveOutDuplicate();
    } else if (method.leavesOutEchoes() && isEcho(exchange.request(), reply)) {
      part.data().leaveOutEcho();
    } else {
      take(part.data(), reply);
    }
  }

  private static boolean isEcho(@Nullable IcmpMessage request, IcmpMessage reply) {
    return request != null && DataComparison.of(reply.data(), request.data()).isSame();
  }

  private static void take(DirectionData data, IcmpMessage message) {
    try {
      data.take(message);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where one sequence number stands for all, equal pieces may be data as well as repeats. */
  @Override
  public void ended(EchoStream stream, EndReason reason) {
    if (!(stream.attachment instanceof Follower follower)) {
      return;
    }
    boolean frozen = stream.requests() > 1 && stream.sequenceRepeats() == stream.requests() - 1;
    if (frozen && follower.left > 0) {
      report.remark(
          "iStream %d has one sequence number for all requests: the %d left out as duplicates may"
                  .formatted(stream.index(), follower.left)
              + " be data; --keep-duplicates keeps them");
    }
    try {
      targets.ended(follower.to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
