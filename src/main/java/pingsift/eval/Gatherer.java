// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.decode.IcmpMessage;
import pingsift.stream.EchoStream;

/**
 * What a rule over several records, a window or a sequence, does with each of them. Immutable; what
 * a run knows stands in its {@link State}.
 */
interface Gatherer {
  State newState();

  /** What one run knows of the records of one rule. Bounded. Not thread-safe. */
  interface State {
    /**
     * A record came on which the condition of a part is true.
     *
     * <p>The evaluation is at the record, so that its fields can be read. Records come in the order
     * in which they are decided; their own times can step back, by as much as an exchange or an
     * iStream waits for its end.
     *
     * @param part 0 of a window; the index of the step in a sequence
     */
    void take(int part, GatheredRecord record, Evaluation evaluation, List<Found> into);

    /**
     * The capture came to a time, which can have decided something. Called before the records of
     * the frame, where {@link #alarmNanos} is not later.
     */
    void advance(long nanos, List<Found> into);

    /**
     * The time at which {@link #advance} is wanted next, nanoseconds since the epoch, or {@link
     * Long#MAX_VALUE}.
     */
    long alarmNanos();
  }

  /**
   * A match of the rule.
   *
   * @param decider the message that decided it; borrowed from the record, or kept by the state
   * @param stream its iStream, if any
   * @param missing why it is not complete: one reason each, in plain words
   */
  record Found(
      IcmpMessage decider,
      @Nullable EchoStream stream,
      Group group,
      List<Evidence> evidence,
      List<String> missing) {}
}
