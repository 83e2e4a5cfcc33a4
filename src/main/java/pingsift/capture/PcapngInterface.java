// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

/**
 * What an Interface Description Block of a pcapng section says.
 *
 * <pre>
 *  8  link type    10  reserved
 * 12  snap length  16  options: code (2), length (2), value padded to 4 …
 * </pre>
 *
 * @param fcsLen how many bytes of frame check sequence end its frames; 0 where unknown
 * @param snapLen in bytes, unsigned; 0 where there is no limit
 */
record PcapngInterface(int linkType, int fcsLen, long snapLen, TimestampUnit unit) {
  private static final int END_OF_OPTIONS = 0;
  private static final int TIMESTAMP_RESOLUTION = 9;
  private static final int FCS_LENGTH = 13;
  private static final int TIMESTAMP_OFFSET = 14;
  private static final int DEFAULT_RESOLUTION = 6;

  /** Reads the whole block of {@code blockLen} bytes that starts at {@code at}. */
  static PcapngInterface parse(Endian endian, byte[] bytes, int at, int blockLen)
      throws BrokenInputException {
    int resolution = DEFAULT_RESOLUTION;
    int fcsLen = 0;
    long offsetSeconds = 0;
    int option = at + 16;
    int end = at + blockLen - 4;
    while (option + 4 <= end) {
      int code = endian.uint16(bytes, option);
      int len = endian.uint16(bytes, option + 2);
      int value = option + 4;
      if (code == END_OF_OPTIONS) {
        break;
      }
      if (len > end - value) {
        throw new BrokenInputException(
            "an option claims " + len + " bytes, its block has " + (end - value) + " left");
      }
      if (code == TIMESTAMP_RESOLUTION) {
        requireLen("if_tsresol", len, 1);
        resolution = bytes[value] & 0xff;
      } else if (code == FCS_LENGTH && len == 1) {
        fcsLen = fcsBytes(bytes[value] & 0xff);
      } else if (code == TIMESTAMP_OFFSET) {
        requireLen("if_tsoffset", len, 8);
        offsetSeconds = endian.int64(bytes, value);
      }
      option = value + ((len + 3) & ~3);
    }
    return new PcapngInterface(
        endian.uint16(bytes, at + 8),
        fcsLen,
        endian.uint32(bytes, at + 12),
        new TimestampUnit(resolution, offsetSeconds));
  }

  /** The option is in bits, but its own example and some writers take it for bytes: 4, 32. */
  private static int fcsBytes(int value) {
    if (value < 16) {
      return value;
    }
    return value == 16 || value == 32 ? value / 8 : 0;
  }

  /** Without the right value every time would be wrong, so a wrong length is not passed over. */
  private static void requireLen(String option, int len, int wanted) throws BrokenInputException {
    if (len != wanted) {
      throw new BrokenInputException(
          "the option " + option + " has " + len + " bytes, it must have " + wanted);
    }
  }
}
