// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import pingsift.text.Span;

/**
 * Reads what follows {@code ping} in a line: many exchanges with true copies as replies.
 *
 * <pre>
 * ping 20 "abcdefgh" every 1s rtt 20ms
 * ping 5 random 56 lost                 other Data each time, and nobody answers
 * </pre>
 */
final class PingLine {
  private record Due(EchoDraft reply, long nanos) {}

  private final FlowText text;
  private final Drawing drawing;
  private final ArrayDeque<Due> due = new ArrayDeque<>();
  private long every = Drawing.REQUEST_STEP;
  private long rtt = Drawing.FRAME_STEP;
  private @Nullable Span lost;
  private Span statement;

  PingLine(FlowText text, Drawing drawing) {
    this.text = text;
    this.drawing = drawing;
    this.statement = text.last();
  }

  void read() throws FlowProblem {
    int count = text.number("how many exchanges", 1, DrawingLimits.MOST_FRAMES);
    int options = text.position();
    EchoDraft first = request(options);
    long start = drawing.nanos();
    int sequence = drawing.nextSequence();
    for (int i = 0; i < count; i++) {
      long at = start + every * i;
      replies(at);
      EchoDraft draft = i == 0 ? first : request(options);
      draft.sequence = sequence + i & 0xffff;
      drawing.time(text, at);
      drawing.add(text, draft);
      drawing.asked(draft, lost);
      if (lost == null) {
        due.add(new Due(reply(draft), at + rtt));
      }
    }
    replies(Long.MAX_VALUE);
  }

  /** Each request reads the options anew: its frame's number is a part of what they make. */
  private EchoDraft request(int options) throws FlowProblem {
    text.seek(options);
    EchoDraft draft = drawing.draft(true);
    MessageOptions message = new MessageOptions(text, draft);
    while (!text.atEnd()) {
      if (text.atWord("every")) {
        text.expect("every");
        every = text.duration("how long from one request to the next");
      } else if (text.atWord("rtt")) {
        text.expect("rtt");
        rtt = text.duration("how long until the reply");
      } else if (text.atWord("lost")) {
        text.expect("lost");
        lost = text.last();
      } else {
        message.next();
      }
    }
    return draft;
  }

  private static EchoDraft reply(EchoDraft request) {
    EchoDraft reply = request.copy();
    reply.direct(false);
    reply.source = request.destination;
    reply.destination = request.source;
    reply.sequence = request.sequence;
    reply.code = request.code;
    reply.data = request.data;
    reply.dataLen = request.dataLen;
    reply.fragmentSize = request.fragmentSize;
    return reply;
  }

  /** Draws the replies that have come by now. */
  private void replies(long now) throws FlowProblem {
    for (Due next = due.peek(); next != null && next.nanos <= now; next = due.peek()) {
      due.remove();
      drawing.time(text, next.nanos);
      drawing.answered(text, next.reply, statement);
      next.reply.ipId = drawing.nextFrame();
      drawing.add(text, next.reply);
    }
  }
}
