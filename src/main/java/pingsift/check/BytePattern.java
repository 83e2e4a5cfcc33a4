// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.Arrays;

/**
 * Bytes to look for, some of them open: {@code x"D5 20 ?? 80"}.
 *
 * @param mask for each byte the bits that must agree: 0xff, or 0 for {@code ??}
 */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode look into the arrays
public record BytePattern(byte[] bytes, byte[] mask) {
  public static BytePattern exact(byte[] bytes) {
    byte[] mask = new byte[bytes.length];
    Arrays.fill(mask, (byte) 0xff);
    return new BytePattern(bytes, mask);
  }

  public int length() {
    return bytes.length;
  }

  public boolean isExact() {
    for (byte b : mask) {
      if (b != (byte) 0xff) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BytePattern that
        && Arrays.equals(bytes, that.bytes)
        && Arrays.equals(mask, that.mask);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(bytes) + Arrays.hashCode(mask);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("x\"");
    for (int i = 0; i < bytes.length; i++) {
      if (i > 0) {
        text.append(' ');
      }
      text.append(mask[i] == 0 ? "??" : String.format("%02X", bytes[i]));
    }
    return text.append('"').toString();
  }
}
