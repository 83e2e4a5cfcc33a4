// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The byte order that a file or section was written in. Numbers need not be aligned. */
enum Endian {
  BIG,
  LITTLE;

  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** 0..65535. */
  int uint16(byte[] bytes, int at) {
    short value = (short) SHORT.get(bytes, at);
    return (this == LITTLE ? value : Short.reverseBytes(value)) & 0xffff;
  }

  /** All 32 bits; above 2^31-1 the number is negative. */
  int int32(byte[] bytes, int at) {
    int value = (int) INT.get(bytes, at);
    return this == LITTLE ? value : Integer.reverseBytes(value);
  }

  long uint32(byte[] bytes, int at) {
    return int32(bytes, at) & 0xffff_ffffL;
  }

  long int64(byte[] bytes, int at) {
    long value = (long) LONG.get(bytes, at);
    return this == LITTLE ? value : Long.reverseBytes(value);
  }
}
