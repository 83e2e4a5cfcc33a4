// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** Gives a few bytes a read and never says that more are waiting, as a pipe may. */
public final class SlowStream extends InputStream {
  private final ByteArrayInputStream bytes;
  private final int piece;

  public SlowStream(byte[] bytes, int piece) {
    this.bytes = new ByteArrayInputStream(bytes);
    this.piece = piece;
  }

  @Override
  public int read() {
    return bytes.read();
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    return bytes.read(into, offset, Math.min(length, piece));
  }

  @Override
  public int available() {
    return 0;
  }
}
