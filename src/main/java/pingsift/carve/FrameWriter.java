// SPDX-License-Identifier: Apache-2.0
package pingsift.carve;

import java.io.Closeable;
import java.io.IOException;
import pingsift.capture.Frame;

/** A capture file in the making. Its bytes are a frame's own, its times have nanoseconds. */
public interface FrameWriter extends Closeable {
  /**
   * Adds a frame.
   *
   * @throws UnfitFrameException where the format cannot hold it beside those before; nothing was
   *     written then, and others can follow
   */
  void write(Frame frame) throws IOException;
}
