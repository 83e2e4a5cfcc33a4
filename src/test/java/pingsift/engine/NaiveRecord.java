// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import org.jspecify.annotations.Nullable;
import pingsift.decode.IcmpMessage;
import pingsift.eval.Match;
import pingsift.stream.EchoStream;

/**
 * A record on which a condition holds, or may hold.
 *
 * @param scene for the moment in which it is handed over
 * @param by the message that decided it
 * @param inDoubt whether the condition is unknown, and stays so
 * @param complete false where elements were passed over that the capture does not show
 */
record NaiveRecord(
    NaiveScene scene,
    @Nullable EchoStream stream,
    By by,
    Match.State state,
    boolean inDoubt,
    boolean complete) {
  /** The number and the time of a frame. */
  record By(long frame, long nanos) {
    static By of(IcmpMessage message) {
      return new By(message.frameNumber(), message.timestampNanos());
    }
  }
}
