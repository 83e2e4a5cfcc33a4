// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.PrintWriter;
import java.util.Locale;
import pingsift.capture.CaptureException;
import pingsift.capture.CaptureReader;
import pingsift.capture.Frame;
import pingsift.capture.FrameBuffers;

/**
 * A reader that shows every second how far it is, in one line that it overwrites and at the end
 * clears.
 */
final class Progress implements CaptureReader {
  private static final long EVERY_NANOS = 1_000_000_000L;

  /** How many frames pass between two looks at the clock; less than a millisecond of work. */
  private static final int FRAMES_PER_LOOK = 4096;

  private static final String CLEAR_LINE = "\r\033[K";

  private final CaptureReader reader;
  private final PrintWriter err;
  private final long totalBytes;
  private long lastNanos = System.nanoTime();
  private long frames;
  private boolean shown;

  /**
   * @param totalBytes of all files, or 0 where it is not known
   */
  Progress(CaptureReader reader, PrintWriter err, long totalBytes) {
    this.reader = reader;
    this.err = err;
    this.totalBytes = totalBytes;
  }

  @Override
  public boolean next(Frame frame) throws CaptureException {
    if (frames++ % FRAMES_PER_LOOK == 0) {
      long now = System.nanoTime();
      if (now - lastNanos >= EVERY_NANOS) {
        lastNanos = now;
        show();
      }
    }
    boolean more = reader.next(frame);
    if (!more && shown) {
      err.print(CLEAR_LINE);
      err.flush();
    }
    return more;
  }

  private void show() {
    shown = true;
    long bytes = reader.bytesRead();
    err.print(CLEAR_LINE);
    err.printf(Locale.ROOT, "pingsift: %,d frames, %,d MB", frames - 1, bytes / 1_000_000);
    if (totalBytes > 0) {
      err.printf(Locale.ROOT, " (%d %%)", Math.min(100, 100 * bytes / totalBytes));
    }
    err.flush();
  }

  @Override
  public boolean readInto(FrameBuffers buffers) {
    return reader.readInto(buffers);
  }

  @Override
  public long bytesRead() {
    return reader.bytesRead();
  }

  @Override
  public void close() throws java.io.IOException {
    reader.close();
  }
}
