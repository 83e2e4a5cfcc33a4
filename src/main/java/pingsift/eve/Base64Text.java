// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import java.nio.charset.StandardCharsets;

/** Base64 with padding into bytes that are there already. RFC 4648, section 4. */
final class Base64Text {
  private static final byte[] ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
          .getBytes(StandardCharsets.US_ASCII);

  private Base64Text() {}

  /** Writes a stretch of an array at an offset and returns the offset after it. */
  static int write(byte[] array, int offset, int length, byte[] to, int toOffset) {
    int end = offset + length;
    int at = toOffset;
    for (int i = offset; i < end; i += 3) {
      int left = end - i;
      int bits =
          (array[i] & 0xff) << 16
              | (left > 1 ? (array[i + 1] & 0xff) << 8 : 0)
              | (left > 2 ? array[i + 2] & 0xff : 0);
      to[at++] = ALPHABET[bits >> 18];
      to[at++] = ALPHABET[bits >> 12 & 0x3f];
      to[at++] = left > 1 ? ALPHABET[bits >> 6 & 0x3f] : (byte) '=';
      to[at++] = left > 2 ? ALPHABET[bits & 0x3f] : (byte) '=';
    }
    return at;
  }
}
