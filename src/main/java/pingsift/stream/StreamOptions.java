// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import java.time.Duration;

/**
 * How iStreams are kept. Durations are capture time, in nanoseconds; {@link #OFF} turns a timeout
 * off.
 *
 * @param inactiveNanos an iStream without a frame for longer than this has ended
 * @param activeNanos how often an iStream that goes on is tried as if it ended; above 0
 * @param exchangeNanos an open request older than this is given up as unanswered
 * @param mirrorNanos an exact copy of a frame within this time is a mirrored frame, not a second
 *     message; 0 turns this off
 * @param maxStreams how many iStreams are kept at most; at least 1
 * @param maxBytes how much memory they may take at most; one iStream is kept whatever it takes
 * @param histograms whether byte histograms are kept, for entropies
 * @param wholeRequests whether requests are kept whole for {@link Exchange#request} and {@link
 *     EchoStream#lastRequest}; without, nobody may ask for those
 * @param frameRanges how many ranges of frame numbers are kept for each iStream; {@link
 *     Integer#MAX_VALUE} for all
 */
public record StreamOptions(
    long inactiveNanos,
    long activeNanos,
    long exchangeNanos,
    long mirrorNanos,
    int maxStreams,
    long maxBytes,
    boolean histograms,
    boolean wholeRequests,
    int frameRanges) {
  public static final long OFF = Long.MAX_VALUE;

  /**
   * Five minutes inactive and active, 30 seconds an exchange, 1 ms for mirrors, a million iStreams
   * or 1 GiB.
   */
  public static final StreamOptions DEFAULT =
      new StreamOptions(
          Duration.ofMinutes(5).toNanos(),
          Duration.ofMinutes(5).toNanos(),
          Duration.ofSeconds(30).toNanos(),
          Duration.ofMillis(1).toNanos(),
          1_000_000,
          1L << 30,
          true,
          true,
          64);

  public StreamOptions {
    if (inactiveNanos < 0 || exchangeNanos < 0 || mirrorNanos < 0 || frameRanges < 0) {
      throw new IllegalArgumentException("no span and no limit is below 0");
    }
    if (activeNanos < 1 || maxStreams < 1) {
      throw new IllegalArgumentException("the active timeout and the limit of iStreams start at 1");
    }
  }

  /** With whole requests. */
  public StreamOptions(
      long inactiveNanos,
      long activeNanos,
      long exchangeNanos,
      long mirrorNanos,
      int maxStreams,
      long maxBytes,
      boolean histograms,
      int frameRanges) {
    this(
        inactiveNanos,
        activeNanos,
        exchangeNanos,
        mirrorNanos,
        maxStreams,
        maxBytes,
        histograms,
        true,
        frameRanges);
  }

  /** The same with or without what entropies of whole iStreams need. */
  public StreamOptions withHistograms(boolean kept) {
    return new StreamOptions(
        inactiveNanos,
        activeNanos,
        exchangeNanos,
        mirrorNanos,
        maxStreams,
        maxBytes,
        kept,
        wholeRequests,
        frameRanges);
  }

  /** The same with or without whole requests. */
  public StreamOptions withWholeRequests(boolean kept) {
    return new StreamOptions(
        inactiveNanos,
        activeNanos,
        exchangeNanos,
        mirrorNanos,
        maxStreams,
        maxBytes,
        histograms,
        kept,
        frameRanges);
  }

  /** The same with a part of what all iStreams may take. */
  StreamOptions share(int shares) {
    return new StreamOptions(
        inactiveNanos,
        activeNanos,
        exchangeNanos,
        mirrorNanos,
        Math.max(1, maxStreams / shares),
        maxBytes / shares,
        histograms,
        frameRanges);
  }
}
