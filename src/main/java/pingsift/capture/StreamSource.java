// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

import java.io.IOException;
import java.io.InputStream;

/** A stream, standard input for one. */
final class StreamSource implements ByteSource {
  private final InputStream stream;
  private long bytesRead;

  StreamSource(InputStream stream) {
    this.stream = stream;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count = stream.read(into, offset, length);
    bytesRead += Math.max(count, 0);
    return count;
  }

  @Override
  public boolean waits() {
    return true;
  }

  @Override
  public long bytesRead() {
    return bytesRead;
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
