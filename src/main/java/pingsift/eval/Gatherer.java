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
 *
 * <p>A record is {@linkplain #read read} where it is seen, by any thread, and its row is
 * {@linkplain State#take taken} in one place, in the order of the capture.
 */
interface Gatherer {
  /**
   * @param options the timeouts of the run
   * @param groups the memory that all rules over several records share in it
   */
  State newState(StreamOptions options, GroupMemory groups);

  /** How many kinds of records it takes. */
  default int parts() {
    return 1;
  }

  /**
   * The index of the gatherer that reads the rows that this one takes: one before it that reads
   * them at the same records, or usually itself.
   *
   * @param own its own index
   */
  default int reader(int own) {
    return own;
  }

  /**
   * A row for the records of one part of the rule.
   *
   * @param part 0 of a window; the index of the step in a sequence
   */
  GatheredRow newRow(int part);

  /**
   * Fills {@code into} from a record on which the condition of its part is true, or, with {@code
   * doubt}, unknown for good.
   *
   * <p>Where the {@link #reader} is another, that has filled it.
   *
   * @return false where the record is nothing to the rule: then there is nothing to take
   */
  boolean read(GatheredRecord record, boolean doubt, GatheredRow into);

  /** Whether records are to be read on which the condition of a part is unknown for good. */
  default boolean wantsDoubt(int part) {
    return false;
  }

  /** What one run knows of the records of one rule. Bounded. Not thread-safe. */
  interface State {
    /**
     * The capture has come to a time, of which {@link #advance} need not have told: the next record
     * is taken by it. Decides nothing.
     */
    default void note(long nanos) {}

    /**
     * Takes in the row of a record.
     *
     * <p>Rows come in the order in which their records are decided; their own times can step back,
     * by as much as an exchange or an iStream waits for its end.
     *
     * @param record the one that the row was read from, or a copy of it
     */
    void take(GatheredRow row, GatheredRecord record, List<Found> into);

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
