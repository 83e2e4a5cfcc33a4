// SPDX-License-Identifier: Apache-2.0
package pingsift.carve;

import java.io.IOException;
import java.io.OutputStream;
import pingsift.capture.Frame;

/**
 * Writes pcap with nanoseconds, little-endian, of one link type: that of its first frame.
 *
 * <pre>
 * file     0 magic a1b23c4d   4 major 2, minor 4   8 zone, accuracy: 0   16 snap length   20 link type
 * record   0 seconds          4 nanoseconds        8 captured           12 sent           16 frame
 * </pre>
 *
 * <p>Source: draft-ietf-opsawg-pcap.
 */
public final class PcapWriter implements FrameWriter {
  private static final int NANOSECOND_MAGIC = 0xa1b23c4d;

  /** The most that libpcap takes for common link types. */
  private static final int SNAP_LEN = 262_144;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int NONE = -1;

  private final LittleEndianOutput out;
  private int linkType = NONE;

  /** The writer owns the output and closes it. */
  public PcapWriter(OutputStream out) {
    this.out = new LittleEndianOutput(out);
  }

  @Override
  public void write(Frame frame) throws IOException {
    long seconds = frame.timestampNanos() / NANOS_PER_SECOND;
    if (seconds >>> 32 != 0) {
      throw new UnfitFrameException("its time is after 2106, which pcap cannot hold");
    }
    if (linkType == NONE) {
      begin(frame.linkType());
    } else if (linkType != frame.linkType()) {
      throw new UnfitFrameException(
          "its link type is "
              + frame.linkType()
              + ", that of the frames before is "
              + linkType
              + ", and pcap holds one");
    }
    out.int32((int) seconds);
    out.int32((int) (frame.timestampNanos() % NANOS_PER_SECOND));
    out.int32(frame.capLen());
    out.int32(frame.len());
    out.bytes(frame.buffer(), frame.offset(), frame.capLen());
  }

  private void begin(int type) throws IOException {
    linkType = type;
    out.int32(NANOSECOND_MAGIC);
    out.int16(2);
    out.int16(4);
    out.int32(0);
    out.int32(0);
    out.int32(SNAP_LEN);
    out.int32(type);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
