// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

import java.io.Closeable;

/** A source of frames. Not thread-safe. */
public interface CaptureReader extends Closeable {
  /**
   * Overwrites {@code frame} with the next one and returns true, or returns false at the end.
   *
   * @throws CaptureException where the input is broken; every frame before was handed out, none
   *     follows
   */
  boolean next(Frame frame) throws CaptureException;

  /**
   * How many bytes of the input were read so far, as stored (compressed where it is compressed).
   */
  long bytesRead();
}
