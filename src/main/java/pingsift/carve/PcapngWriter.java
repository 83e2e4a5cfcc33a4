// SPDX-License-Identifier: Apache-2.0
package pingsift.carve;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import pingsift.capture.Frame;

/**
 * Writes pcapng of one section, little-endian: an interface for each link type, in nanoseconds.
 *
 * <pre>
 * section header    8 byte-order magic   12 major 1, minor 0   16 section length: unknown   24 options
 * interface         8 link type, 0       12 snap length: none  16 options
 * enhanced packet   8 interface          12 time, high         16 time, low
 *                  20 captured           24 sent               28 frame, padded to 4 bytes
 * </pre>
 *
 * <p>Each block has type and total length in front and total length again at its end. Source:
 * draft-ietf-opsawg-pcapng.
 */
public final class PcapngWriter implements FrameWriter {
  private static final int SECTION_HEADER = 0x0a0d0d0a;
  private static final int INTERFACE_DESCRIPTION = 1;
  private static final int ENHANCED_PACKET = 6;
  private static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;

  private static final int COMMENT = 1;
  private static final int APPLICATION = 4;
  private static final int TIME_RESOLUTION = 9;
  private static final int NANOSECONDS = 9;
  private static final int MAX_OPTION_LEN = 0xffff;

  private static final byte[] PINGSIFT = "Pingsift".getBytes(StandardCharsets.US_ASCII);

  private final LittleEndianOutput out;
  private final List<Integer> linkTypes = new ArrayList<>(1);

  /**
   * Begins a file. The writer owns the output and closes it.
   *
   * @param comment on the whole file, at most 65,535 bytes of UTF-8
   */
  public PcapngWriter(OutputStream out, String comment) throws IOException {
    this.out = new LittleEndianOutput(out);
    byte[] text = comment.getBytes(StandardCharsets.UTF_8);
    if (text.length > MAX_OPTION_LEN) {
      throw new IllegalArgumentException("a comment has at most " + MAX_OPTION_LEN + " bytes");
    }
    int length = 28 + optionLen(text) + optionLen(PINGSIFT) + 4;
    begin(SECTION_HEADER, length);
    this.out.int32(BYTE_ORDER_MAGIC);
    this.out.int16(1);
    this.out.int16(0);
    this.out.int32(-1);
    this.out.int32(-1);
    option(COMMENT, text);
    option(APPLICATION, PINGSIFT);
    this.out.int32(0); // end of options
    this.out.int32(length);
  }

  @Override
  public void write(Frame frame) throws IOException {
    int place = linkTypes.indexOf(frame.linkType());
    if (place < 0) {
      place = linkTypes.size();
      describe(frame.linkType());
    }
    int padding = padding(frame.capLen());
    int length = 32 + frame.capLen() + padding;
    begin(ENHANCED_PACKET, length);
    out.int32(place);
    out.int32((int) (frame.timestampNanos() >>> 32));
    out.int32((int) frame.timestampNanos());
    out.int32(frame.capLen());
    out.int32(frame.len());
    out.bytes(frame.buffer(), frame.offset(), frame.capLen());
    out.zeros(padding);
    out.int32(length);
  }

  private void describe(int linkType) throws IOException {
    linkTypes.add(linkType);
    byte[] resolution = {NANOSECONDS};
    int length = 20 + optionLen(resolution) + 4;
    begin(INTERFACE_DESCRIPTION, length);
    out.int16(linkType);
    out.int16(0);
    out.int32(0);
    option(TIME_RESOLUTION, resolution);
    out.int32(0); // end of options
    out.int32(length);
  }

  private void begin(int type, int length) throws IOException {
    out.int32(type);
    out.int32(length);
  }

  private void option(int code, byte[] value) throws IOException {
    out.int16(code);
    out.int16(value.length);
    out.bytes(value, 0, value.length);
    out.zeros(padding(value.length));
  }

  private static int optionLen(byte[] value) {
    return 4 + value.length + padding(value.length);
  }

  private static int padding(int length) {
    return -length & 3;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
