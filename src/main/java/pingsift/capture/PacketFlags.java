// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

/**
 * What the flags option of a pcapng packet block says of its frame check sequence.
 *
 * <pre>
 * option   code 2 (2) | length 4 (2) | flags (4)
 * flags    bits 5 to 8, from the lowest as 0: length of the frame check sequence in bytes, 0 unknown
 * </pre>
 *
 * <p>Source: draft-ietf-opsawg-pcapng, section 4.3.1.
 */
final class PacketFlags {
  private static final int OPTION_HEADER = 4;
  private static final int FLAGS = 2;
  private static final int FLAGS_LEN = 4;

  private PacketFlags() {}

  /**
   * Looks for the flags among the options from {@code at} to {@code end}.
   *
   * @param ofInterface the answer where the options do not say
   */
  static int fcsLen(Endian endian, byte[] bytes, int at, int end, int ofInterface) {
    int option = at;
    while (end - option >= OPTION_HEADER) {
      int code = endian.uint16(bytes, option);
      int len = endian.uint16(bytes, option + 2);
      int value = option + OPTION_HEADER;
      if (code == 0 || len > end - value) {
        break; // the frame itself is whole, so broken options behind it are no reason to stop
      }
      if (code == FLAGS && len == FLAGS_LEN) {
        int fcsLen = endian.int32(bytes, value) >>> 5 & 0xf;
        return fcsLen == 0 ? ofInterface : fcsLen;
      }
      option = value + ((len + 3) & ~3);
    }
    return ofInterface;
  }
}
