// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

import java.io.IOException;
import java.util.Arrays;

/**
 * Turns what {@link CaptureReader} says of borrowed bytes into a check: each frame's bytes lie
 * alone in an array, which is overwritten with {@code 0xdb} when the reader moves on, and reading
 * on after the end or an error fails. For tests of whoever reads frames.
 */
public final class PoisoningReader implements CaptureReader {
  private static final byte POISON = (byte) 0xdb;

  private final CaptureReader reader;
  private byte[] lent = {};
  private boolean ended;

  public PoisoningReader(CaptureReader reader) {
    this.reader = reader;
  }

  @Override
  public boolean next(Frame frame) throws CaptureException {
    if (ended) {
      throw new AssertionError("next() after the end");
    }
    Arrays.fill(lent, POISON);
    ended = true;
    if (!reader.next(frame)) {
      return false;
    }
    ended = false;
    lent = Arrays.copyOfRange(frame.buffer(), frame.offset(), frame.offset() + frame.capLen());
    int fcsLen = frame.fcsLen();
    frame
        .set(frame.timestampNanos(), frame.linkType(), lent, 0, frame.capLen(), frame.len())
        .fcsLen(fcsLen);
    return true;
  }

  @Override
  public long bytesRead() {
    return reader.bytesRead();
  }

  @Override
  public void close() throws IOException {
    Arrays.fill(lent, POISON);
    reader.close();
  }
}
