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
   * Has frames lie in arrays of the caller's from now on: a frame's bytes stay valid for as long as
   * their array is not given again. Returns false where this reader cannot do that.
   */
  default boolean readInto(FrameBuffers buffers) {
    return false;
  }

  /**
   * How many bytes of the input lie before the record that comes next, as stored (compressed where
   * it is compressed); before the broken one where there is one.
   */
  long bytesRead();
}
