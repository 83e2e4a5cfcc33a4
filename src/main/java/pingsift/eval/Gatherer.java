// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.decode.IcmpMessage;
import pingsift.stream.EchoStream;
import pingsift.stream.StreamOptions;

/**
 * What a rule over several records, a window or a sequence, does with each of them. Immutable; what
 * a run knows stands in its {@link State}.
 */
interface Gatherer {
  State newState();

  /** As {@link #newState()}, for a run with these timeouts. */
  default State newState(StreamOptions options) {
    return newState();
  }

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

    /** Whether {@link #doubt} is wanted for a part. */
    default boolean wantsDoubt(int part) {
      return false;
    }

    /** A record came on which the condition of a part is unknown for good. */
    default void doubt(int part, GatheredRecord record, Evaluation evaluation) {}

    /**
     * The capture came to a time, which can have decided something. Called where {@link
     * #alarmNanos} is not later: behind the exchanges and iStreams that the passing of time
     * decided, before the records of the frame.
     */
    void advance(long nanos, List<Found> into);

    /**
     * The capture is over: nothing more becomes known.
     *
     * @param nanos its latest time
     */
    default void end(long nanos, List<Found> into) {}

    /** How many groups were given up because there were too many. */
    default long evictedGroups() {
      return 0;
    }

    /** How many records were left out because their group had too many. */
    default long droppedRecords() {
      return 0;
    }

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
   * @param state of the record that the decider is of, or null: of the record that came
   */
  record Found(
      IcmpMessage decider,
      @Nullable EchoStream stream,
      Group group,
      List<Evidence> evidence,
      List<String> missing,
      Match.@Nullable State state) {
    Found(
        IcmpMessage decider,
        @Nullable EchoStream stream,
        Group group,
        List<Evidence> evidence,
        List<String> missing) {
      this(decider, stream, group, evidence, missing, null);
    }
  }
}
