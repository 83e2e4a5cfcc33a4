// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import pingsift.capture.CaptureException;
import pingsift.capture.CaptureReader;
import pingsift.capture.Frame;

/** A reader that ends early where nobody wants more. */
final class StoppableReader implements CaptureReader {
  private final CaptureReader reader;
  private final BooleanSupplier stop;

  StoppableReader(CaptureReader reader, BooleanSupplier stop) {
    this.reader = reader;
    this.stop = stop;
  }

  @Override
  public boolean next(Frame frame) throws CaptureException {
    return !stop.getAsBoolean() && reader.next(frame);
  }

  @Override
  public long bytesRead() {
    return reader.bytesRead();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
