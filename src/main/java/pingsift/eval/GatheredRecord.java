// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import org.jspecify.annotations.Nullable;
import pingsift.decode.IcmpMessage;
import pingsift.stream.EchoStream;
import pingsift.stream.Exchange;

/**
 * A record that a window or a sequence hears of: a view, valid during the call that hands it out.
 *
 * @param decider the message that decided it: the frame, the reply (of an unanswered exchange the
 *     request), of an iStream the message that made its condition certain or its last one
 * @param stream its iStream, or null for a frame that belongs to none
 * @param exchange if it is one
 * @param frameNumber of the frame at which it was decided
 * @param state how far it had come
 */
record GatheredRecord(
    IcmpMessage decider,
    @Nullable EchoStream stream,
    @Nullable Exchange exchange,
    long frameNumber,
    Match.State state) {
  /** A frame or a decided exchange. */
  GatheredRecord(
      IcmpMessage decider,
      @Nullable EchoStream stream,
      @Nullable Exchange exchange,
      long frameNumber) {
    this(decider, stream, exchange, frameNumber, Match.State.DECIDED);
  }

  /** When it happened, nanoseconds since the epoch: the time of its decider. */
  long timeNanos() {
    return decider.timestampNanos();
  }
}
