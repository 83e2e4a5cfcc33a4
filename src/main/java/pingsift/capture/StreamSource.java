// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

import java.io.IOException;
import java.io.InputStream;

/** A stream, standard input for one. */
final class StreamSource implements ByteSource {
  private final InputStream stream;

  StreamSource(InputStream stream) {
    this.stream = stream;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    return stream.read(into, offset, length);
  }

  @Override
  public boolean waits() {
    return true;
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
