// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

import java.io.IOException;
import java.util.Arrays;

/**
 * The blocks of a pcapng file, of one or more sections.
 *
 * <pre>
 *  0  type    4  total length …  total length again at the end; a multiple of 4
 *
 * section header    8 byte-order magic  12 major 14 minor  16 section length (not used)
 * interface         see {@link PcapngInterface}
 * enhanced packet   8 interface              12 time, high  16 time, low  20 captured 24 sent 28 frame
 * packet (old)      8 interface (2) 10 drops 12 time, high  16 time, low  20 captured 24 sent 28 frame
 * simple packet     8 sent                                                             12 frame
 * </pre>
 *
 * <p>Other blocks, and options that tell nothing of time and frame check sequence, are skipped. A
 * simple packet block has no time: its frame gets the time of the frame before it in the file, 0
 * before any. Source: draft-ietf-opsawg-pcapng.
 */
final class PcapngRecords implements RecordReader {
  /*
   * Bounds. A block that must be in memory as a whole (packets, interfaces) may have 16 MiB, which
   * is what Wireshark takes; blocks that are skipped may have any length. The interfaces of one
   * section are kept, hence a bound on their number: about 5 MB at most.
   */
  static final int MAX_BLOCK_LEN = 16 << 20;
  static final int MAX_INTERFACES = 65_536;

  /** The same in both byte orders, so that it can be known before the order is. */
  static final int SECTION_HEADER = 0x0a0d0d0a;

  private static final int INTERFACE_DESCRIPTION = 1;
  private static final int PACKET = 2;
  private static final int SIMPLE_PACKET = 3;
  private static final int ENHANCED_PACKET = 6;

  private static final int MIN_BLOCK_LEN = 12;
  private static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;

  private final ByteWindow window;
  private Endian endian = Endian.LITTLE;
  private PcapngInterface[] interfaces = new PcapngInterface[4];
  private int interfaceCount;
  private long lastNanos;

  private long blockOffset;
  private int blockType;

  /** The total length of the block in hand: 12 or more, a multiple of 4. */
  private long blockLen;

  /** Starts where the window stands, which is at a section header. */
  PcapngRecords(ByteWindow window) {
    this.window = window;
  }

  @Override
  public boolean next(Frame frame) throws IOException {
    while (beginBlock()) {
      switch (blockType) {
        case ENHANCED_PACKET, PACKET -> {
          timedPacket(frame);
          return true;
        }
        case SIMPLE_PACKET -> {
          simplePacket(frame);
          return true;
        }
        case INTERFACE_DESCRIPTION -> describeInterface();
        case SECTION_HEADER -> beginSection();
        default -> skipBlock();
      }
    }
    return false;
  }

  @Override
  public long offset() {
    return blockOffset;
  }

  /** Looks at type and length of the block where the window stands; false at a clean end. */
  private boolean beginBlock() throws IOException {
    blockOffset = window.offset();
    if (!window.ensure(MIN_BLOCK_LEN)) {
      if (window.available() == 0) {
        return false;
      }
      throw new BrokenInputException("the file ends inside the header of a block");
    }
    byte[] bytes = window.bytes();
    int at = window.position();
    blockType = endian.int32(bytes, at);
    if (blockType == SECTION_HEADER) {
      endian = byteOrder(bytes, at + 8);
    }
    blockLen = endian.uint32(bytes, at + 4);
    if (blockLen < MIN_BLOCK_LEN) {
      throw new BrokenInputException("a block claims " + blockLen + " bytes, the least is 12");
    }
    if (blockLen % 4 != 0) {
      throw new BrokenInputException(
          "a block claims " + blockLen + " bytes, which is no multiple of 4");
    }
    return true;
  }

  private void timedPacket(Frame frame) throws IOException {
    wholeBlock(32);
    byte[] bytes = window.bytes();
    int at = window.position();
    long index = blockType == PACKET ? endian.uint16(bytes, at + 8) : endian.uint32(bytes, at + 8);
    PcapngInterface source = interfaceAt(index);
    long capLen = endian.uint32(bytes, at + 20);
    requireRoom(capLen, blockLen - 32);
    long ticks = endian.uint32(bytes, at + 12) << 32 | endian.uint32(bytes, at + 16);
    lastNanos = source.unit().nanos(ticks);
    int len = endian.int32(bytes, at + 24);
    set(frame, source, at + 28, (int) capLen, len);
    int options = at + 28 + ((int) capLen + 3 & ~3);
    frame.fcsLen(
        PacketFlags.fcsLen(endian, bytes, options, at + (int) blockLen - 4, source.fcsLen()));
  }

  private void simplePacket(Frame frame) throws IOException {
    wholeBlock(16);
    byte[] bytes = window.bytes();
    int at = window.position();
    PcapngInterface source = interfaceAt(0);
    long len = endian.uint32(bytes, at + 8);
    long capLen = source.snapLen() == 0 ? len : Math.min(len, source.snapLen());
    requireRoom(capLen, blockLen - 16);
    set(frame, source, at + 12, (int) capLen, (int) len);
    frame.fcsLen(source.fcsLen());
  }

  private void set(Frame frame, PcapngInterface source, int at, int capLen, int len) {
    frame.set(
        lastNanos,
        source.linkType(),
        window.bytes(),
        at,
        capLen,
        len < 0 ? Integer.MAX_VALUE : len);
    window.advance((int) blockLen);
  }

  private void describeInterface() throws IOException {
    wholeBlock(20);
    if (interfaceCount == MAX_INTERFACES) {
      throw new BrokenInputException(
          "a section describes more than " + MAX_INTERFACES + " interfaces");
    }
    if (interfaceCount == interfaces.length) {
      interfaces = Arrays.copyOf(interfaces, interfaceCount * 2);
    }
    interfaces[interfaceCount++] =
        PcapngInterface.parse(endian, window.bytes(), window.position(), (int) blockLen);
    window.advance((int) blockLen);
  }

  private void beginSection() throws IOException {
    requireBlockLen(28);
    if (!window.ensure(16)) {
      throw cut(window.available());
    }
    byte[] bytes = window.bytes();
    int major = endian.uint16(bytes, window.position() + 12);
    int minor = endian.uint16(bytes, window.position() + 14);
    if (major != 1) {
      throw new BrokenInputException("pcapng version " + major + "." + minor + " is unknown");
    }
    interfaceCount = 0;
    skipBlock();
  }

  private void skipBlock() throws IOException {
    long body = blockLen - 4;
    long skipped = window.skip(body);
    if (skipped < body || !window.ensure(4)) {
      throw cut(skipped + window.available());
    }
    requireSameLen(endian.uint32(window.bytes(), window.position()));
    window.advance(4);
  }

  /** Gets the block in hand into memory as a whole, both lengths checked. */
  private void wholeBlock(int leastLen) throws IOException {
    requireBlockLen(leastLen);
    if (blockLen > MAX_BLOCK_LEN) {
      throw new BrokenInputException(
          "a block claims " + blockLen + " bytes, at most " + MAX_BLOCK_LEN + " can be");
    }
    int len = (int) blockLen;
    if (!window.ensure(len)) {
      throw cut(window.available());
    }
    requireSameLen(endian.uint32(window.bytes(), window.position() + len - 4));
  }

  private void requireBlockLen(int leastLen) throws BrokenInputException {
    if (blockLen < leastLen) {
      throw new BrokenInputException(
          "a block of type "
              + blockType()
              + " claims "
              + blockLen
              + " bytes, the least is "
              + leastLen);
    }
  }

  private void requireSameLen(long trailing) throws BrokenInputException {
    if (trailing != blockLen) {
      throw new BrokenInputException(
          "a block gives its length as " + blockLen + " and at its end as " + trailing);
    }
  }

  private static void requireRoom(long capLen, long room) throws BrokenInputException {
    if (capLen > room) {
      throw new BrokenInputException(
          "the frame claims " + capLen + " bytes, its block has " + room);
    }
  }

  private PcapngInterface interfaceAt(long index) throws BrokenInputException {
    if (index >= interfaceCount) {
      throw new BrokenInputException(
          "the frame is of interface " + index + ", its section describes " + interfaceCount);
    }
    return interfaces[(int) index];
  }

  private BrokenInputException cut(long there) {
    return new BrokenInputException(
        "the file ends inside a block, after " + there + " of its " + blockLen + " bytes");
  }

  private String blockType() {
    return blockType == SECTION_HEADER ? "0x0a0d0d0a" : Integer.toUnsignedString(blockType);
  }

  private static Endian byteOrder(byte[] bytes, int at) throws BrokenInputException {
    for (Endian candidate : Endian.values()) {
      if (candidate.int32(bytes, at) == BYTE_ORDER_MAGIC) {
        return candidate;
      }
    }
    throw new BrokenInputException(
        String.format(
            "a section has the unknown byte-order magic %08x", Endian.BIG.int32(bytes, at)));
  }
}
