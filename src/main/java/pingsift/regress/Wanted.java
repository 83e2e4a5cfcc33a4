// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.check.CheckedQuery;
import pingsift.decode.IcmpMessage;
import pingsift.eval.Projection;
import pingsift.inspect.Reading;

/**
 * The record of an alert, to be found again when a capture is gone through once more.
 *
 * @param frames as {@link RecordId#frames} has them
 * @param decidingFrame the record that came last is known by it where there are several
 */
record Wanted(List<Long> frames, long decidingFrame) {
  static Wanted of(RecordedAlert alert) {
    return new Wanted(RecordId.frames(alert.record()), alert.frame());
  }

  boolean is(Reading reading) {
    CheckedQuery query = reading.clauses().rule().query();
    Projection.Subject subject = reading.subject();
    if (query instanceof CheckedQuery.Sequence) {
      int step = reading.clauses().part();
      return step < frames.size() && isOfFrame(subject, frames.get(step));
    }
    if (query instanceof CheckedQuery.Window) {
      return isOfFrame(subject, decidingFrame);
    }
    return switch (reading.clauses().scope()) {
      case FRAME -> isFrame(subject.message(), frame(0));
      case EXCHANGE -> isExchange(subject);
      case ISTREAM -> subject.stream() != null && subject.stream().firstFrame() == frame(0);
    };
  }

  private long frame(int index) {
    return index < frames.size() ? frames.get(index) : 0;
  }

  private static boolean isFrame(@Nullable IcmpMessage message, long frame) {
    return message != null && message.frameNumber() == frame;
  }

  /** Both sides of an exchange are named, or the one that it has. */
  private boolean isExchange(Projection.Subject subject) {
    if (subject.exchange() == null) {
      return false;
    }
    IcmpMessage request = subject.exchange().request();
    IcmpMessage reply = subject.exchange().reply();
    if (request != null && reply != null) {
      return frames.size() == 2 && isFrame(request, frame(0)) && isFrame(reply, frame(1));
    }
    return frames.size() == 1 && (isFrame(request, frame(0)) || isFrame(reply, frame(0)));
  }

  /** Whether a record is, holds or ends with a frame. */
  private static boolean isOfFrame(Projection.Subject subject, long frame) {
    if (subject.exchange() != null) {
      return isFrame(subject.exchange().request(), frame)
          || isFrame(subject.exchange().reply(), frame);
    }
    if (subject.message() != null) {
      return isFrame(subject.message(), frame);
    }
    return subject.stream() != null && subject.stream().lastFrame() == frame;
  }
}
