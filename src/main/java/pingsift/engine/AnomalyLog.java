// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.capture.Frame;
import pingsift.decode.Anomaly;
import pingsift.decode.FrameDecoder;
import pingsift.decode.IcmpMessage;
import pingsift.decode.IncompleteDatagram;
import pingsift.eve.AnomalyRecord;
import pingsift.eve.IncompleteRecord;
import pingsift.eve.StatsRecord.AnomalyCount;
import pingsift.stream.EchoStream;

/**
 * Counts anomalies by kind, and makes a record of each kind's first one in an iStream, or outside
 * any. What is remembered of an iStream is one {@code long} in it. Several threads have a log each;
 * {@link AnomalyFilter} takes what only one of them knew to be the first.
 */
final class AnomalyLog {
  /** A flood of iStreams, each with a fault of its own, is not to fill a disk with records. */
  static final int MAX_RECORDS_OF_A_KIND = 10_000;

  /** How many incomplete packets are kept for the statistics. */
  private static final int INCOMPLETE_KEPT = 32;

  private final long[] counts = new long[Anomaly.values().length];
  private final int[] written = new int[counts.length];
  private final long[] firstFrames = new long[counts.length];
  private final long[] lastFrames = new long[counts.length];
  private final List<IncompleteRecord> incomplete = new ArrayList<>();
  private final List<AnomalyRecord> pending = new ArrayList<>();
  private final boolean records;
  private long seen;

  /**
   * @param records whether records are wanted, beside the counts
   */
  AnomalyLog(boolean records) {
    this.records = records;
  }

  /** Takes in what the decoder found in the frame that it decoded last, and that is no ICMP. */
  void frame(Frame frame, FrameDecoder decoder, IcmpMessage message) {
    long kinds = decoder.anomalies();
    if (kinds == 0) {
      return;
    }
    count(kinds, frame.number());
    for (long rest = added(kinds, null); rest != 0; rest &= rest - 1) {
      pending.add(
          new AnomalyRecord(
              Anomaly.first(rest),
              frame.timestampNanos(),
              frame.number(),
              frame.file(),
              decoder.hasAddresses() ? new IcmpMessage().copyFacts(message) : null,
              false,
              null));
    }
  }

  /**
   * Takes in what the decoder found in the frame of a message.
   *
   * @param ofFrame the kinds in the frame that brought the message, but those of its checksum
   * @param ofFragments those in the frames before it that brought its packet too
   */
  void message(long ofFrame, long ofFragments, IcmpMessage message, @Nullable EchoStream stream) {
    long kinds = ofFrame | Anomaly.ofChecksum(message);
    long ofPacket = kinds | ofFragments;
    if (ofPacket == 0) {
      return;
    }
    count(kinds, message.frameNumber());
    for (long rest = added(ofPacket, stream); rest != 0; rest &= rest - 1) {
      pending.add(
          new AnomalyRecord(
              Anomaly.first(rest),
              message.timestampNanos(),
              message.frameNumber(),
              message.file(),
              new IcmpMessage().copyFacts(message),
              true,
              stream));
    }
  }

  /** Takes in a packet that was given up; it belongs to no iStream, whatever was there of it. */
  void incomplete(IncompleteDatagram datagram) {
    IcmpMessage message = datagram.message();
    long kind = Anomaly.FRAGMENT_INCOMPLETE.bit();
    count(kind, message.frameNumber());
    if (incomplete.size() < INCOMPLETE_KEPT) {
      incomplete.add(IncompleteRecord.of(datagram));
    }
    if (added(kind, null) != 0) {
      pending.add(
          new AnomalyRecord(
              Anomaly.FRAGMENT_INCOMPLETE,
              message.timestampNanos(),
              message.frameNumber(),
              message.file(),
              new IcmpMessage().copyFacts(message),
              datagram.hasIcmp(),
              null));
    }
  }

  /** The kinds among these that a record is to be made of. */
  private long added(long kinds, @Nullable EchoStream stream) {
    long added = stream == null ? kinds & ~seen : stream.noteAnomalies(kinds);
    if (stream == null) {
      seen |= kinds;
    }
    if (!records) {
      return 0;
    }
    long wanted = 0;
    for (long rest = added; rest != 0; rest &= rest - 1) {
      int kind = Long.numberOfTrailingZeros(rest);
      if (written[kind] < MAX_RECORDS_OF_A_KIND) {
        written[kind]++;
        wanted |= 1L << kind;
      }
    }
    return wanted;
  }

  private void count(long kinds, long frame) {
    for (long rest = kinds; rest != 0; rest &= rest - 1) {
      int kind = Long.numberOfTrailingZeros(rest);
      if (counts[kind]++ == 0) {
        firstFrames[kind] = frame;
      }
      lastFrames[kind] = Math.max(lastFrames[kind], frame);
      firstFrames[kind] = Math.min(firstFrames[kind], frame);
    }
  }

  /** Records that were not taken away yet; whoever takes them clears the list. */
  List<AnomalyRecord> pending() {
    return pending;
  }

  /** The first packets that were given up incomplete. */
  List<IncompleteRecord> incomplete() {
    return incomplete;
  }

  /** Adds what another log of the same run has counted. */
  void add(AnomalyLog other) {
    for (int i = 0; i < counts.length; i++) {
      if (other.counts[i] > 0) {
        firstFrames[i] =
            counts[i] == 0 ? other.firstFrames[i] : Math.min(firstFrames[i], other.firstFrames[i]);
        lastFrames[i] = Math.max(lastFrames[i], other.lastFrames[i]);
        counts[i] += other.counts[i];
      }
    }
  }

  /** How often each kind was seen, those alone that were. */
  List<AnomalyCount> counts() {
    List<AnomalyCount> found = new ArrayList<>();
    for (Anomaly kind : Anomaly.values()) {
      int i = kind.ordinal();
      if (counts[i] > 0) {
        found.add(new AnomalyCount(kind, counts[i], firstFrames[i], lastFrames[i]));
      }
    }
    return found;
  }
}
