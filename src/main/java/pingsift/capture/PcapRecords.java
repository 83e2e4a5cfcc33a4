// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

import java.io.IOException;
import pingsift.capture.PcapHeader.LengthOrder;

/**
 * The records of a pcap file.
 *
 * <pre>
 *  0  seconds               unsigned, since the epoch
 *  4  fraction              µs or ns, as the file header says; signed
 *  8  captured length      12  length on the wire
 * 16  the frame             (24 with the longer header: interface, protocol, direction before it)
 * </pre>
 *
 * <p>There is nothing between records to find the next one by: after a length that cannot be, the
 * rest of the file is lost.
 */
final class PcapRecords implements RecordReader {
  /*
   * Bounds. Captured lengths above the snap length are common (files whose snap length is 0 or a
   * leftover), so the snap length alone is no bound: up to 262,144 bytes are taken whatever it is,
   * as tcpdump and Wireshark do. A file that declares a larger one is believed up to 16 MiB. No
   * array above that is made on the word of a file.
   */
  static final int USUAL_MAX_FRAME_LEN = 262_144;
  static final int MAX_FRAME_LEN = 16 << 20;

  private final ByteWindow window;
  private final Endian endian;
  private final int nanosPerFraction;
  private final int headerLen;
  private final int linkType;
  private final int fcsLen;
  private final LengthOrder lengths;
  private final int maxFrameLen;

  /** Goes on behind the file header, where the window stands. */
  PcapRecords(ByteWindow window, PcapHeader header) {
    this.window = window;
    this.endian = header.endian();
    this.nanosPerFraction = header.nanosPerFraction();
    this.headerLen = header.recordHeaderLen();
    this.linkType = header.linkType();
    this.fcsLen = header.fcsLen();
    this.lengths = header.lengths();
    this.maxFrameLen =
        (int) Math.min(Math.max(header.snapLen(), USUAL_MAX_FRAME_LEN), MAX_FRAME_LEN);
  }

  @Override
  public boolean next(Frame frame) throws IOException {
    if (!window.ensure(headerLen)) {
      return atEnd();
    }
    byte[] bytes = window.bytes();
    int at = window.position();
    int first = endian.int32(bytes, at + 8);
    int second = endian.int32(bytes, at + 12);
    boolean inOrder = capturedIsFirst(first, second);
    int capLen = inOrder ? first : second;
    int len = inOrder ? second : first;
    if (capLen < 0 || capLen > maxFrameLen) {
      throw tooLong(capLen);
    }
    if (!window.ensure(headerLen + capLen)) {
      throw cut(capLen);
    }
    bytes = window.bytes();
    at = window.position();
    frame
        .set(
            nanos(bytes, at),
            linkType,
            bytes,
            at + headerLen,
            capLen,
            len < 0 ? Integer.MAX_VALUE : len)
        .fcsLen(fcsLen);
    window.advance(headerLen + capLen);
    return true;
  }

  /**
   * The fraction is added whatever it is: some tools write a second or more, some write a negative
   * number. The sum cannot overflow.
   */
  private long nanos(byte[] bytes, int at) {
    long seconds = endian.uint32(bytes, at);
    long fraction = endian.int32(bytes, at + 4);
    return Math.max(0, seconds * 1_000_000_000L + fraction * nanosPerFraction);
  }

  @Override
  public long offset() {
    return window.offset();
  }

  private boolean capturedIsFirst(int first, int second) {
    return lengths == LengthOrder.CAPTURED_FIRST
        || (lengths == LengthOrder.SMALLER_IS_CAPTURED
            && Integer.compareUnsigned(first, second) <= 0);
  }

  private boolean atEnd() throws BrokenInputException {
    if (window.available() == 0) {
      return false;
    }
    throw new BrokenInputException("the file ends inside the header of a frame");
  }

  private BrokenInputException tooLong(int capLen) {
    return new BrokenInputException(
        "the frame claims "
            + Integer.toUnsignedString(capLen)
            + " bytes, at most "
            + maxFrameLen
            + " can be");
  }

  private BrokenInputException cut(int capLen) {
    return new BrokenInputException(
        "the file ends inside a frame, after "
            + (window.available() - headerLen)
            + " of its "
            + capLen
            + " bytes");
  }
}
