// SPDX-License-Identifier: Apache-2.0
package pingsift.bytes;

/** Numbers with the lowest byte first, read from an array at any index, aligned or not. */
public final class LittleEndian {
  private LittleEndian() {}

  /** 0..65535. */
  public static int u16(byte[] array, int index) {
    return Short.reverseBytes((short) BigEndian.u16(array, index)) & 0xffff;
  }

  /** 0..2^32-1. */
  public static long u32(byte[] array, int index) {
    return Integer.reverseBytes((int) BigEndian.u32(array, index)) & 0xffff_ffffL;
  }
}
