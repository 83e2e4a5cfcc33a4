// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

/**
 * How iStreams are kept.
 *
 * @param facts whether requests are paired with replies and counts kept; without, a listener hears
 *     only of openings and ends, and an iStream says nothing but its identity, its place, when it
 *     opened, and what anomalies it had
 * @param maxStreams how many iStreams are kept at most; at least 1
 * @param maxBytes how much memory they may take at most; one iStream is kept whatever it takes
 * @param histograms whether byte histograms are kept, for entropies
 * @param wholeRequests whether requests are kept whole for {@link Exchange#request} and {@link
 *     EchoStream#lastRequest}; without, nobody may ask for those
 * @param frameRanges how many ranges of frame numbers are kept for each iStream; {@link
 *     Integer#MAX_VALUE} for all
 * @param unpacked how many iStreams, the most recently active ones, {@link EchoStreamTable#pack}
 *     leaves as they are, at most: fewer where packed ones are hardly ever asked for
 */
public record StreamOptions(
    StreamTimeouts timeouts,
    boolean facts,
    int maxStreams,
    long maxBytes,
    boolean histograms,
    boolean wholeRequests,
    int frameRanges,
    int unpacked) {
  /** A million iStreams or 1 GiB, with all that can be asked of them. */
  public static final StreamOptions DEFAULT =
      new StreamOptions(StreamTimeouts.DEFAULT, true, 1_000_000, 1L << 30, true, true, 64, 16_384);

  public StreamOptions {
    if (maxStreams < 1 || frameRanges < 0 || unpacked < 0) {
      throw new IllegalArgumentException("at least one iStream, and no number below 0");
    }
  }

  /** The same with other timeouts. */
  public StreamOptions withTimeouts(StreamTimeouts other) {
    return new StreamOptions(
        other, facts, maxStreams, maxBytes, histograms, wholeRequests, frameRanges, unpacked);
  }

  /** The same with or without all that is known of messages that have joined. */
  public StreamOptions withFacts(boolean kept) {
    return new StreamOptions(
        timeouts, kept, maxStreams, maxBytes, histograms, wholeRequests, frameRanges, unpacked);
  }

  /** The same with other limits for all iStreams together. */
  public StreamOptions withLimits(int streams, long bytes) {
    return new StreamOptions(
        timeouts, facts, streams, bytes, histograms, wholeRequests, frameRanges, unpacked);
  }

  /** The same with or without what entropies of whole iStreams need. */
  public StreamOptions withHistograms(boolean kept) {
    return new StreamOptions(
        timeouts, facts, maxStreams, maxBytes, kept, wholeRequests, frameRanges, unpacked);
  }

  /** The same with or without whole requests. */
  public StreamOptions withWholeRequests(boolean kept) {
    return new StreamOptions(
        timeouts, facts, maxStreams, maxBytes, histograms, kept, frameRanges, unpacked);
  }

  /** The same with another number of ranges of frame numbers. */
  public StreamOptions withFrameRanges(int ranges) {
    return new StreamOptions(
        timeouts, facts, maxStreams, maxBytes, histograms, wholeRequests, ranges, unpacked);
  }

  /** The same with another number of iStreams that are not packed. */
  public StreamOptions withUnpacked(int streams) {
    return new StreamOptions(
        timeouts, facts, maxStreams, maxBytes, histograms, wholeRequests, frameRanges, streams);
  }

  /** The same with a part of what all iStreams may take. */
  StreamOptions share(int shares) {
    return withLimits(Math.max(1, maxStreams / shares), maxBytes / shares)
        .withUnpacked(unpacked / shares);
  }
}
