// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import pingsift.decode.IcmpMessage;
import pingsift.decode.Path;

/**
 * The ICMP errors that quote Echo messages of an iStream; it gets its own with the first one.
 *
 * <p>Exact copies within the mirror time are no errors of their own: the iStream counts them as
 * mirrored. Facts of the last error mean something only where {@link #count()} is not 0.
 */
public final class StreamErrors {
  private static final int OBJECT_BYTES = 16 + 7 * 8 + 120;

  /** Stands for no error yet; never added to. */
  static final StreamErrors NONE = new StreamErrors(0);

  private final long[] counts = new long[ErrorKind.values().length];
  private final FrameRanges frames;
  private long count;
  private int lastIpVersion;
  private int lastType;
  private int lastCode;
  private long lastSrcHigh;
  private long lastSrcLow;
  private long lastFrame;

  // of the last error, to know its copy
  private long lastClock;
  private long lastVlanTags;
  private Path lastTunnels = Path.PLAIN;
  private int lastChecksum;
  private int lastIpId;
  private int lastTtl;

  StreamErrors(int frameRanges) {
    frames = new FrameRanges(frameRanges);
  }

  /** What it says now; the copy takes in no more errors. */
  StreamErrors copy() {
    StreamErrors copy = new StreamErrors(0);
    System.arraycopy(counts, 0, copy.counts, 0, counts.length);
    copy.frames.copyFrom(frames);
    copy.count = count;
    copy.lastIpVersion = lastIpVersion;
    copy.lastType = lastType;
    copy.lastCode = lastCode;
    copy.lastSrcHigh = lastSrcHigh;
    copy.lastSrcLow = lastSrcLow;
    copy.lastFrame = lastFrame;
    return copy;
  }

  /** Takes in an error and returns how many bytes this has grown. */
  int add(IcmpMessage error, long clock) {
    counts[ErrorKind.of(error).ordinal()]++;
    count++;
    lastIpVersion = error.ipVersion();
    lastType = error.type();
    lastCode = error.code();
    lastSrcHigh = error.srcHigh();
    lastSrcLow = error.srcLow();
    lastFrame = error.frameNumber();
    lastClock = clock;
    int before = lastTunnels.bytes();
    lastVlanTags = error.path().vlanTags();
    lastTunnels = error.path().tunnelsKeptAs(lastTunnels);
    lastChecksum = error.checksum();
    lastIpId = error.ipId();
    lastTtl = error.ttl();
    return frames.add(lastFrame) + lastTunnels.bytes() - before;
  }

  /**
   * Whether an error is the last one once more, as a port mirror delivers it. Its bytes are not
   * kept, only their checksum: an error that meets it on purpose goes uncounted for so short a time
   * that it gains nothing.
   */
  boolean isMirrored(IcmpMessage error, long clock, long span) {
    return count > 0
        && span > 0
        && clock <= EchoStreamTable.after(lastClock, span)
        && lastType == error.type()
        && lastCode == error.code()
        && lastChecksum == error.checksum()
        && lastIpId == error.ipId()
        && lastTtl == error.ttl()
        && error.path().sameAs(lastVlanTags, lastTunnels)
        && lastSrcLow == error.srcLow()
        && lastSrcHigh == error.srcHigh();
  }

  /** How many errors. */
  public long count() {
    return count;
  }

  /** How many errors of a kind. */
  public long count(ErrorKind kind) {
    return counts[kind.ordinal()];
  }

  /** The ICMP type of the last error. */
  public int lastType() {
    return lastType;
  }

  /** The ICMP code of the last error. */
  public int lastCode() {
    return lastCode;
  }

  /** The IP version of the last error, 4 or 6: which registry its type is of. */
  public int lastIpVersion() {
    return lastIpVersion;
  }

  /** Who sent the last error. */
  public long lastSrcHigh() {
    return lastSrcHigh;
  }

  public long lastSrcLow() {
    return lastSrcLow;
  }

  /** The number of the last error's frame. */
  public long lastFrame() {
    return lastFrame;
  }

  /** The numbers of the errors' frames, in ranges; they are not among the iStream's own. */
  public FrameRanges frames() {
    return frames;
  }

  int bytes() {
    return OBJECT_BYTES + frames.bytes();
  }
}
