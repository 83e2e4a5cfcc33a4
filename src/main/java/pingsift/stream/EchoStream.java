// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import org.jspecify.annotations.Nullable;

/** skeleton. */
public abstract class EchoStream {
  /** Whatever the user of the table hangs on this iStream; the table itself never looks at it. */
  public @Nullable Object attachment;

  /** Order of opening in this run, from 0. */
  public abstract long index();

  /**
   * 1 for the first iStream of its key in this run, 2 for the next after an inactive timeout, and
   * so on.
   */
  public abstract int segment();

  public abstract int ipVersion();

  public abstract long requesterHigh();

  public abstract long requesterLow();

  public abstract long responderHigh();

  public abstract long responderLow();

  /** The Identifier, big-endian, 0..65535. */
  public abstract int identifier();

  public abstract int vlanCount();

  public abstract int vlan(int index);

  public abstract boolean beginsWithReply();

  public abstract boolean answeredElsewhere();

  public abstract boolean pathAsymmetric();

  public abstract long firstNanos();

  public abstract long lastNanos();

  public abstract long firstFrame();

  public abstract long lastFrame();

  public abstract long requests();

  public abstract long replies();

  /** Data bytes as sent, of all requests. */
  public abstract long requestBytes();

  public abstract long replyBytes();

  /** Bytes of whole frames on the wire, of all requests. */
  public abstract long requestFrameBytes();

  public abstract long replyFrameBytes();

  public abstract long exchanges();

  public abstract long answered();

  public abstract long unanswered();

  public abstract long unsolicited();

  public abstract long late();

  public abstract long duplicateRequests();

  public abstract long duplicateReplies();

  public abstract long extraReplies();

  /** Decided exchanges whose reply data is certain to differ from their request data. */
  public abstract long mismatched();

  public abstract long mirrored();

  public abstract long badChecksums();

  public abstract long truncated();

  public abstract long nonZeroCodes();

  /** Round-trip times in nanoseconds, of answered exchanges that are neither late nor repeats. */
  public abstract Moments rtt();

  /** Pauses between one request and the next, in nanoseconds. */
  public abstract Moments requestGaps();

  /** Data lengths of requests, in bytes. */
  public abstract Moments requestLengths();

  public abstract Moments replyLengths();

  public abstract int requestTtlMin();

  public abstract int requestTtlMax();

  public abstract int replyTtlMin();

  public abstract int replyTtlMax();

  /**
   * Shannon entropy of all Data of both directions, bits per byte, 0..8; NaN where histograms are
   * off.
   */
  public abstract double entropyBits();

  public abstract double requestEntropyBits();

  public abstract double replyEntropyBits();

  /** The numbers of its frames, in ranges. */
  public abstract FrameRanges frames();
}
