// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.Arrays;
import java.util.List;

/**
 * Bytes to look for, some of them open, some apart: {@code x"D5 20 ?? [2-4] 8?"}.
 *
 * @param mask for each byte the bits that must agree: 0xff, or 0 for {@code ??}, or half of them
 * @param jumps in the order of their places; most patterns have none
 */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode look into the arrays
public record BytePattern(byte[] bytes, byte[] mask, List<Jump> jumps) {

  /**
   * Any bytes between two others.
   *
   * @param at the index of the byte behind the jump
   * @param min how many bytes at least
   * @param max how many bytes at most
   */
  public record Jump(int at, int min, int max) {}

  public BytePattern {
    jumps = List.copyOf(jumps);
  }

  /** A pattern without jumps. */
  public BytePattern(byte[] bytes, byte[] mask) {
    this(bytes, mask, List.of());
  }

  public static BytePattern exact(byte[] bytes) {
    byte[] mask = new byte[bytes.length];
    Arrays.fill(mask, (byte) 0xff);
    return new BytePattern(bytes, mask);
  }

  /** How many bytes are written out, jumps aside. */
  public int length() {
    return bytes.length;
  }

  /** The fewest bytes that fit. */
  public long minLength() {
    return length() + jumps.stream().mapToLong(Jump::min).sum();
  }

  /** The most bytes that fit. */
  public long maxLength() {
    return length() + jumps.stream().mapToLong(Jump::max).sum();
  }

  public boolean hasJumps() {
    return !jumps.isEmpty();
  }

  /** Whether it is one row of bytes, all of them given. */
  public boolean isExact() {
    for (byte b : mask) {
      if (b != (byte) 0xff) {
        return false;
      }
    }
    return jumps.isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BytePattern that
        && Arrays.equals(bytes, that.bytes)
        && Arrays.equals(mask, that.mask)
        && jumps.equals(that.jumps);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(bytes) + Arrays.hashCode(mask);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("x\"");
    int jump = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (i > 0) {
        text.append(' ');
      }
      for (; jump < jumps.size() && jumps.get(jump).at() == i; jump++) {
        text.append('[').append(jumps.get(jump).min());
        text.append('-').append(jumps.get(jump).max()).append("] ");
      }
      text.append(digit(bytes[i] >> 4, mask[i] >> 4)).append(digit(bytes[i], mask[i]));
    }
    return text.append('"').toString();
  }

  private static char digit(int value, int mask) {
    return (mask & 0xf) == 0 ? '?' : Character.toUpperCase(Character.forDigit(value & 0xf, 16));
  }
}
