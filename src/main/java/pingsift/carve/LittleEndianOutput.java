// SPDX-License-Identifier: Apache-2.0
package pingsift.carve;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/** Numbers with the lowest byte first. */
final class LittleEndianOutput implements Closeable {
  private final OutputStream out;

  LittleEndianOutput(OutputStream out) {
    this.out = out;
  }

  void int16(int value) throws IOException {
    out.write(value);
    out.write(value >> 8);
  }

  void int32(int value) throws IOException {
    int16(value);
    int16(value >> 16);
  }

  void bytes(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
  }

  void zeros(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      out.write(0);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
