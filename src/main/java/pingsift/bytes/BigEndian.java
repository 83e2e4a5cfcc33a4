// SPDX-License-Identifier: Apache-2.0
package pingsift.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Numbers in network byte order, read from an array at any index, aligned or not.
 *
 * <p>An index whose bytes do not all lie in the array is the caller's mistake: {@link
 * IndexOutOfBoundsException}.
 */
public final class BigEndian {
  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private BigEndian() {}

  /** 0..255. */
  public static int u8(byte[] array, int index) {
    return array[index] & 0xff;
  }

  /** 0..65535. */
  public static int u16(byte[] array, int index) {
    return (short) SHORTS.get(array, index) & 0xffff;
  }

  /** 0..2^32-1. */
  public static long u32(byte[] array, int index) {
    return (int) INTS.get(array, index) & 0xffff_ffffL;
  }

  /** Eight bytes as they are; as a number, the top bit is its sign. */
  public static long i64(byte[] array, int index) {
    return (long) LONGS.get(array, index);
  }
}
