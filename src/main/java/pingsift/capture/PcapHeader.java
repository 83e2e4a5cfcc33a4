// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

/**
 * The header of a pcap file.
 *
 * <pre>
 *  0  magic                 a1b2c3d4 µs · a1b23c4d ns · a1b2cd34 µs, longer record headers
 *  4  major   6  minor      2.0 .. 2.4 (and 543.0, an old system's 2.x)
 *  8  zone   12  accuracy   never used
 * 16  snap length
 * 20  link type             the low 16 bits; bit 26: the length of frame check sequences is known,
 *                           bits 28 to 31: that length in units of 2 bytes
 * </pre>
 *
 * <p>The magic is written in the byte order of the file. Source: draft-ietf-opsawg-pcap, and what
 * tcpdump and Wireshark accept.
 *
 * @param nanosPerFraction what one unit of a record's fraction of a second is worth: 1 or 1000
 * @param recordHeaderLen 16, or 24 in the files of a patched libpcap of the 1990s
 * @param fcsLen how many bytes of frame check sequence end every frame; 0 where unknown
 * @param lengths which of a record's two lengths comes first
 */
record PcapHeader(
    Endian endian,
    int nanosPerFraction,
    int recordHeaderLen,
    int linkType,
    int fcsLen,
    long snapLen,
    LengthOrder lengths) {
  static final int LEN = 24;

  private static final int MICROS = 0xa1b2c3d4;
  private static final int NANOS = 0xa1b23c4d;
  private static final int PATCHED = 0xa1b2cd34;

  private static final int SNAP_LEN = 16;
  private static final int LINK_TYPE = 20;
  private static final int LINK_TYPE_MASK = 0xffff;
  private static final int FCS_LEN_KNOWN = 1 << 26;
  private static final int FCS_LEN_SHIFT = 28;

  /** In which order a record holds how many bytes were captured and how many were sent. */
  enum LengthOrder {
    CAPTURED_FIRST,
    SENT_FIRST,
    /** Version 2.3 was written in both ways: the smaller one is what was captured. */
    SMALLER_IS_CAPTURED
  }

  /** Whether the first four bytes, read as big-endian, are those of a pcap file. */
  static boolean isMagic(int magic) {
    return isMagicInOrder(magic) || isMagicInOrder(Integer.reverseBytes(magic));
  }

  /** Reads the header from {@link #LEN} bytes that begin with a magic. */
  static PcapHeader parse(byte[] bytes, int at) throws BrokenInputException {
    Endian endian = isMagicInOrder(Endian.BIG.int32(bytes, at)) ? Endian.BIG : Endian.LITTLE;
    int magic = endian.int32(bytes, at);
    int linkType = endian.int32(bytes, at + LINK_TYPE);
    return new PcapHeader(
        endian,
        magic == NANOS ? 1 : 1000,
        magic == PATCHED ? 24 : 16,
        linkType & LINK_TYPE_MASK,
        (linkType & FCS_LEN_KNOWN) == 0 ? 0 : (linkType >>> FCS_LEN_SHIFT) * 2,
        endian.uint32(bytes, at + SNAP_LEN),
        lengthOrder(endian.uint16(bytes, at + 4), endian.uint16(bytes, at + 6)));
  }

  private static boolean isMagicInOrder(int magic) {
    return magic == MICROS || magic == NANOS || magic == PATCHED;
  }

  private static LengthOrder lengthOrder(int major, int minor) throws BrokenInputException {
    if (major == 2 && minor <= 4) {
      return switch (minor) {
        case 4 -> LengthOrder.CAPTURED_FIRST;
        case 3 -> LengthOrder.SMALLER_IS_CAPTURED;
        default -> LengthOrder.SENT_FIRST;
      };
    }
    if (major == 543 && minor == 0) {
      return LengthOrder.SENT_FIRST;
    }
    throw new BrokenInputException("pcap version " + major + "." + minor + " is unknown");
  }
}
