// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Puts numbers into bytes, in a byte order that may change on the way. */
final class ByteWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private ByteOrder order;

  ByteWriter(ByteOrder order) {
    this.order = order;
  }

  ByteOrder order() {
    return order;
  }

  ByteWriter order(ByteOrder order) {
    this.order = order;
    return this;
  }

  ByteWriter int16(int value) {
    return raw(ByteBuffer.allocate(2).order(order).putShort((short) value).array());
  }

  ByteWriter int32(long value) {
    return raw(ByteBuffer.allocate(4).order(order).putInt((int) value).array());
  }

  ByteWriter int64(long value) {
    return raw(ByteBuffer.allocate(8).order(order).putLong(value).array());
  }

  ByteWriter raw(byte... bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /** Zeros up to the next multiple of 4. */
  ByteWriter pad() {
    while (out.size() % 4 != 0) {
      out.write(0);
    }
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }
}
