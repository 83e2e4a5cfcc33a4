// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import pingsift.decode.Anomaly;
import pingsift.decode.FragmentCounts;
import pingsift.decode.Outcome;
import pingsift.stream.StreamCounts;

/**
 * The counters of a run at one moment.
 *
 * @param timestampNanos the moment in capture time: the latest frame's
 * @param uptimeSeconds whole seconds of capture time that the run has covered
 * @param alerts written
 * @param anomalies how often each kind was seen, those alone that were
 * @param sequences what rules over sequences gave up
 */
public record StatsRecord(
    long timestampNanos,
    long uptimeSeconds,
    Input input,
    StreamCounts istreams,
    Rules rules,
    long alerts,
    Matches matches,
    Fragments fragments,
    List<AnomalyCount> anomalies,
    Windows windows,
    Sequences sequences) {
  public StatsRecord {
    anomalies = List.copyOf(anomalies);
  }

  /**
   * The counters of a run that saw neither fragments nor anomalies, whose matches all are alerts.
   */
  public StatsRecord(
      long timestampNanos,
      long uptimeSeconds,
      Input input,
      StreamCounts istreams,
      Rules rules,
      long alerts) {
    this(
        timestampNanos,
        uptimeSeconds,
        input,
        istreams,
        rules,
        alerts,
        Matches.allAlerts(alerts),
        Fragments.NONE,
        List.of(),
        Windows.NONE,
        Sequences.NONE);
  }

  /**
   * What was read.
   *
   * @param frames read
   * @param frameBytes bytes of all frames on the wire
   * @param captureBytes bytes of the input, as stored
   * @param errors files that could not be read to their end
   * @param outcomes what became of the frames; an outcome that is missing counts as 0
   * @param echoRequests among the frames
   * @param echoReplies among the frames
   */
  public record Input(
      long frames,
      long frameBytes,
      long captureBytes,
      long errors,
      Map<Outcome, Long> outcomes,
      long echoRequests,
      long echoReplies) {
    public Input {
      Map<Outcome, Long> copy = new EnumMap<>(Outcome.class);
      copy.putAll(outcomes);
      outcomes = Collections.unmodifiableMap(copy);
    }

    /**
     * Whether all Echo messages went one way: the capture point sees one direction, as with
     * asymmetric routes, and what is missing proves nothing.
     */
    public boolean oneSided() {
      return (echoRequests == 0) != (echoReplies == 0);
    }

    /** How many frames ended so. */
    public long outcome(Outcome outcome) {
      return outcomes.getOrDefault(outcome, 0L);
    }
  }

  /**
   * What sequences gave up because there was too much.
   *
   * @param evicted groups: records with the same keys
   * @param droppedRecords of groups that were kept
   */
  public record Sequences(long evicted, long droppedRecords) {
    public static final Sequences NONE = new Sequences(0, 0);
  }

  /**
   * What became of the matches of rules: each is an alert, or one of these.
   *
   * @param total all of them
   * @param suppressed silenced by a suppression of the rule
   * @param tooFew before the N-th of an {@code after}
   * @param limited over a {@code limit}
   * @param keysForgotten keys of throttles that were given up because there were too many
   */
  public record Matches(
      long total, long suppressed, long tooFew, long limited, long keysForgotten) {
    /** Of rules without throttles and suppressions. */
    public static Matches allAlerts(long alerts) {
      return new Matches(alerts, 0, 0, 0, 0);
    }

    /** Matches that are no alerts. */
    public long heldBack() {
      return suppressed + tooFew + limited;
    }
  }

  /** How many rules were loaded, and how many were not because of their mistakes. */
  public record Rules(long loaded, long failed) {}

  /**
   * What became of fragments that may carry ICMP, and of their packets.
   *
   * @param duplicates exact copies of fragments that had come before
   * @param dropped fragments that no host would take
   * @param discarded IPv6 packets given up because fragments overlapped
   * @param otherProtocol packets whose first fragment led to another protocol
   * @param first the first packets that were given up incomplete
   */
  public record Fragments(
      long fragments,
      long duplicates,
      long dropped,
      long datagrams,
      long reassembled,
      long incomplete,
      long evicted,
      long discarded,
      long otherProtocol,
      List<IncompleteRecord> first) {
    public static final Fragments NONE = new Fragments(0, 0, 0, 0, 0, 0, 0, 0, 0, List.of());

    public Fragments {
      first = List.copyOf(first);
    }

    /** The counts at the end of a run, when no packet is waited for. */
    public static Fragments of(FragmentCounts counts, List<IncompleteRecord> first) {
      return new Fragments(
          counts.fragments(),
          counts.duplicates(),
          counts.dropped(),
          counts.datagrams(),
          counts.reassembled(),
          counts.incomplete(),
          counts.evicted(),
          counts.discarded(),
          counts.otherProtocol(),
          first);
    }

    /** Whether every packet is accounted for. */
    public boolean addUp() {
      return datagrams == reassembled + incomplete + evicted + discarded + otherProtocol;
    }
  }

  /**
   * What became of the windows of rules, of each rule one for each of its keys.
   *
   * @param opened by a first record
   * @param closed because all records had left
   * @param evicted because memory was full
   * @param late records that came when their time had left the window
   * @param dropped records that left before their time because there were too many
   */
  public record Windows(
      long opened, long closed, long evicted, long active, long late, long dropped) {
    public static final Windows NONE = new Windows(0, 0, 0, 0, 0, 0);

    /** Whether every window is accounted for. */
    public boolean addUp() {
      return opened == closed + evicted + active;
    }
  }

  /** How often a kind of anomaly was seen, and the first and the last frame that had it. */
  public record AnomalyCount(Anomaly kind, long count, long firstFrame, long lastFrame) {}

  /** Whether every frame, every iStream and every match is accounted for. */
  public boolean addsUp() {
    long sum = 0;
    for (Outcome outcome : Outcome.values()) {
      sum += input.outcome(outcome);
    }
    return sum == input.frames()
        && fragments.addUp()
        && windows.addUp()
        && matches.total() == alerts + matches.heldBack()
        && istreams.addUp();
  }
}
