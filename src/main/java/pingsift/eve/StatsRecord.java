// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import pingsift.decode.Outcome;

/**
 * The counters of a run at one moment.
 *
 * @param timestampNanos the moment in capture time: the latest frame's
 * @param uptimeSeconds whole seconds of capture time that the run has covered
 * @param alerts written
 */
public record StatsRecord(
    long timestampNanos,
    long uptimeSeconds,
    Input input,
    IStreams istreams,
    Rules rules,
    long alerts) {

  /**
   * What was read.
   *
   * @param frames read
   * @param frameBytes bytes of all frames on the wire
   * @param captureBytes bytes of the input, as stored
   * @param errors files that could not be read to their end
   * @param outcomes what became of the frames; an outcome that is missing counts as 0
   * @param echoMessages Echo Requests and Replies among the frames
   */
  public record Input(
      long frames,
      long frameBytes,
      long captureBytes,
      long errors,
      Map<Outcome, Long> outcomes,
      long echoMessages) {
    public Input {
      Map<Outcome, Long> copy = new EnumMap<>(Outcome.class);
      copy.putAll(outcomes);
      outcomes = Collections.unmodifiableMap(copy);
    }

    /** How many frames ended so. */
    public long outcome(Outcome outcome) {
      return outcomes.getOrDefault(outcome, 0L);
    }
  }

  /**
   * What became of iStreams.
   *
   * @param givenUpEarly open requests that were given up before their time, because their iStream
   *     had too many
   * @param errorsAttached ICMP errors that quote a message of an iStream
   * @param errorsUnattached ICMP errors that quote an Echo message of none, or too little of it
   */
  public record IStreams(
      long opened,
      long closed,
      long evicted,
      long active,
      long givenUpEarly,
      long errorsAttached,
      long errorsUnattached) {}

  /** How many rules were loaded, and how many were not because of their mistakes. */
  public record Rules(long loaded, long failed) {}

  /** Whether every frame and every iStream is accounted for. */
  public boolean addsUp() {
    long sum = 0;
    for (Outcome outcome : Outcome.values()) {
      sum += input.outcome(outcome);
    }
    return sum == input.frames()
        && istreams.opened() == istreams.closed() + istreams.evicted() + istreams.active();
  }
}
