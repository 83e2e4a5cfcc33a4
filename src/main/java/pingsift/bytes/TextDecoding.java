// SPDX-License-Identifier: Apache-2.0
package pingsift.bytes;

import org.jspecify.annotations.Nullable;

/**
 * The bytes that a whole text stands for. Blanks, line ends and zero bytes are passed over; a text
 * without a digit, or with anything else in it, stands for nothing.
 */
public final class TextDecoding {
  private TextDecoding() {}

  /**
   * Base64 (RFC 4648) of either alphabet. Padding may lack; {@code =} ends a text wherever it
   * stands, and another may follow, as from tools that encode each part by itself.
   *
   * @return a view of the room, or null where it is no base64
   */
  public static @Nullable Bytes base64(Bytes text, ByteRoom room) {
    byte[] out = room.atLeast(text.length());
    int written = 0;
    int bits = 0;
    int digits = 0;
    boolean any = false;
    boolean padded = false;
    for (int i = 0; i < text.length(); i++) {
      int octet = text.at(i);
      int digit = Ascii.base64Digit(octet);
      if (digit != Ascii.NO_DIGIT) {
        any = true;
        padded = false;
        bits = bits << 6 | digit;
        if (++digits == 4) {
          out[written++] = (byte) (bits >> 16);
          out[written++] = (byte) (bits >> 8);
          out[written++] = (byte) bits;
          digits = 0;
        }
      } else if (octet == '=' && (padded || digits >= 2)) {
        written = endGroup(bits, digits, out, written);
        digits = 0;
        padded = true;
      } else if (!Ascii.isBlank(octet)) {
        return null;
      }
    }
    if (!any || digits == 1) {
      return null;
    }
    return room.written(endGroup(bits, digits, out, written));
  }

  /** Two digits are a byte, three are two. */
  private static int endGroup(int bits, int digits, byte[] out, int written) {
    if (digits == 3) {
      out[written] = (byte) (bits >> 10);
      out[written + 1] = (byte) (bits >> 2);
      return written + 2;
    }
    if (digits == 2) {
      out[written] = (byte) (bits >> 4);
      return written + 1;
    }
    return written;
  }

  /**
   * Hexadecimal digits, two a byte, of either case; colons between them are passed over too.
   *
   * @return a view of the room, or null where it is no such text
   */
  public static @Nullable Bytes hex(Bytes text, ByteRoom room) {
    byte[] out = room.atLeast(text.length());
    int digits = 0;
    int bits = 0;
    for (int i = 0; i < text.length(); i++) {
      int octet = text.at(i);
      int digit = Ascii.hexDigit(octet);
      if (digit != Ascii.NO_DIGIT) {
        bits = bits << 4 | digit;
        if ((++digits & 1) == 0) {
          out[digits / 2 - 1] = (byte) bits;
        }
      } else if (octet != ':' && !Ascii.isBlank(octet)) {
        return null;
      }
    }
    return digits == 0 || (digits & 1) != 0 ? null : room.written(digits / 2);
  }
}
