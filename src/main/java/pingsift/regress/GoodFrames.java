// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import pingsift.capture.CaptureException;
import pingsift.capture.CaptureReader;
import pingsift.capture.Frame;

/**
 * The frames of a capture as far as it can be read: where it is broken, it ends. Tells on its way
 * how far it is, and ends early where the run is to stop.
 */
final class GoodFrames implements CaptureReader {
  private static final int FRAMES_PER_LOOK = 4096;

  private final CaptureReader reader;
  private final AtomicLong bytesDone;
  private final AtomicBoolean stop;
  private @Nullable CaptureException problem;
  private long frames;
  private long told;

  /**
   * @param bytesDone what is read is added to it from time to time
   */
  GoodFrames(CaptureReader reader, AtomicLong bytesDone, AtomicBoolean stop) {
    this.reader = reader;
    this.bytesDone = bytesDone;
    this.stop = stop;
  }

  @Override
  public boolean next(Frame frame) {
    if (frames % FRAMES_PER_LOOK == 0) {
      tell();
      if (stop.get()) {
        return false;
      }
    }
    try {
      if (reader.next(frame)) {
        frames++;
        return true;
      }
    } catch (CaptureException e) {
      problem = e;
    }
    return false;
  }

  private void tell() {
    long now = reader.bytesRead();
    bytesDone.addAndGet(now - told);
    told = now;
  }

  long frames() {
    return frames;
  }

  /** Why it ended before its end: {@code the file ends inside a frame, frame 13, byte 1000}. */
  Optional<String> broken() {
    return Optional.ofNullable(problem).map(GoodFrames::words);
  }

  /** Without the name of the file, which stands beside it. */
  static String words(CaptureException e) {
    return RecordId.safe(
        e.reason()
            + (e.frameNumber() > 0 ? ", frame " + e.frameNumber() : "")
            + (e.offset() >= 0 ? ", byte " + e.offset() : ""));
  }

  @Override
  public long bytesRead() {
    return reader.bytesRead();
  }

  @Override
  public void close() throws IOException {
    tell();
    reader.close();
  }
}
