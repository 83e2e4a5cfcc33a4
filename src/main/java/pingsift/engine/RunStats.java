// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.util.List;
import pingsift.decode.FragmentCounts;
import pingsift.decode.Outcome;
import pingsift.eval.Decisions;
import pingsift.eval.Gates;
import pingsift.eval.GroupMemory;
import pingsift.eve.IncompleteRecord;
import pingsift.eve.StatsRecord;
import pingsift.stream.StreamCounts;

/**
 * The counters of a run. Their sums must add up: frames read = one outcome each; iStreams opened =
 * closed + evicted + active; matches = alerts + those held back.
 */
public final class RunStats {
  private final long[] outcomes = new long[Outcome.values().length];
  private long frames;
  private long captureBytes;
  private long frameBytes;
  private long echoRequests;
  private long echoReplies;
  private long alerts;
  private StatsRecord.Matches matches = StatsRecord.Matches.allAlerts(0);
  private StreamCounts streams = StreamCounts.NONE;
  private long firstNanos;
  private long lastNanos;
  private int rulesLoaded;
  private StatsRecord.Fragments fragments = StatsRecord.Fragments.NONE;
  private StatsRecord.Windows windows = StatsRecord.Windows.NONE;
  private List<StatsRecord.AnomalyCount> anomalies = List.of();
  private StatsRecord.Sequences sequences = StatsRecord.Sequences.NONE;

  /** Counts a frame that was read. */
  void frame(long timestampNanos, int len) {
    if (frames++ == 0) {
      firstNanos = timestampNanos;
      lastNanos = timestampNanos;
    }
    firstNanos = Math.min(firstNanos, timestampNanos);
    lastNanos = Math.max(lastNanos, timestampNanos);
    frameBytes += len;
  }

  void outcome(Outcome outcome) {
    outcomes[outcome.ordinal()]++;
  }

  void echo(boolean request) {
    if (request) {
      echoRequests++;
    } else {
      echoReplies++;
    }
  }

  /** Adds frames and messages that another thread has counted. */
  void add(RunStats other) {
    if (other.frames > 0) {
      firstNanos = frames == 0 ? other.firstNanos : Math.min(firstNanos, other.firstNanos);
      lastNanos = frames == 0 ? other.lastNanos : Math.max(lastNanos, other.lastNanos);
    }
    frames += other.frames;
    frameBytes += other.frameBytes;
    alerts += other.alerts;
    echoRequests += other.echoRequests;
    echoReplies += other.echoReplies;
    for (int i = 0; i < outcomes.length; i++) {
      outcomes[i] += other.outcomes[i];
    }
  }

  void alert() {
    alerts++;
  }

  void matches(long all, Gates gates) {
    matches =
        new StatsRecord.Matches(
            all, gates.suppressed(), gates.tooFew(), gates.limited(), gates.forgotten());
  }

  void captureBytes(long bytes) {
    captureBytes = bytes;
  }

  void rules(int loaded) {
    rulesLoaded = loaded;
  }

  /** Adds what one of the tables of the run has counted. */
  void streams(StreamCounts counts) {
    streams = streams.plus(counts);
  }

  void fragments(FragmentCounts counts, List<IncompleteRecord> incomplete) {
    fragments = StatsRecord.Fragments.of(counts, incomplete);
  }

  void windows(GroupMemory groups) {
    groups.settle();
    windows =
        new StatsRecord.Windows(
            groups.opened(),
            groups.closed(),
            groups.evicted(),
            groups.active(),
            groups.late(),
            groups.dropped());
  }

  /** What became of the windows of rules. */
  public StatsRecord.Windows windows() {
    return windows;
  }

  void sequences(Decisions decisions) {
    sequences = new StatsRecord.Sequences(decisions.evictedGroups(), decisions.droppedRecords());
  }

  void anomalies(List<StatsRecord.AnomalyCount> counts) {
    anomalies = counts;
  }

  public long frames() {
    return frames;
  }

  public long outcomes(Outcome outcome) {
    return outcomes[outcome.ordinal()];
  }

  /** Bytes of the input, as stored. */
  public long captureBytes() {
    return captureBytes;
  }

  /** Bytes of all frames on the wire. */
  public long frameBytes() {
    return frameBytes;
  }

  /** Echo Requests and Replies among the ICMP messages. */
  public long echoMessages() {
    return echoRequests + echoReplies;
  }

  public long echoRequests() {
    return echoRequests;
  }

  public long echoReplies() {
    return echoReplies;
  }

  public long alerts() {
    return alerts;
  }

  /** What became of the matches of rules. */
  public StatsRecord.Matches matches() {
    return matches;
  }

  /** What became of iStreams. */
  public StreamCounts streams() {
    return streams;
  }

  /** The earliest frame's time, nanoseconds since the epoch; 0 without frames. */
  public long firstNanos() {
    return firstNanos;
  }

  /** The latest time of any frame, nanoseconds since the epoch; 0 without frames. */
  public long lastNanos() {
    return lastNanos;
  }

  /** How many rules ran. */
  public int rulesLoaded() {
    return rulesLoaded;
  }

  /** What became of fragments. */
  public StatsRecord.Fragments fragments() {
    return fragments;
  }

  /** What rules over several records gave up. */
  public StatsRecord.Sequences sequences() {
    return sequences;
  }

  /** How often each kind of anomaly was seen, those alone that were. */
  public List<StatsRecord.AnomalyCount> anomalies() {
    return anomalies;
  }

  /** Whether every frame, every iStream and every match is accounted for. */
  public boolean addsUp() {
    long sum = 0;
    for (long count : outcomes) {
      sum += count;
    }
    return sum == frames
        && fragments.addUp()
        && windows.addUp()
        && streams.addUp()
        && matches.total() == alerts + matches.heldBack();
  }
}
