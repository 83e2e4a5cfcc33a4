// SPDX-License-Identifier: Apache-2.0
package pingsift.carve;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pingsift.capture.Frame;

/**
 * Frames that brought fragments, kept until it is known to which message they belong. Where memory
 * is full the oldest ones go.
 */
public final class HeldFragments {
  /** What a frame takes beside its bytes. */
  private static final int OBJECT_BYTES = 200;

  private final Map<Long, Frame> frames = new LinkedHashMap<>();
  private final long maxBytes;
  private long bytes;

  public HeldFragments(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Keeps a copy of a frame. */
  public void keep(Frame frame) {
    int from = frame.offset();
    byte[] own = Arrays.copyOfRange(frame.buffer(), from, from + frame.capLen());
    Frame copy =
        new Frame()
            .place(frame.number(), frame.numberInFile(), frame.file())
            .set(frame.timestampNanos(), frame.linkType(), own, 0, own.length, frame.len());
    frames.put(frame.number(), copy);
    bytes += OBJECT_BYTES + own.length;
    Iterator<Frame> oldest = frames.values().iterator();
    while (bytes > maxBytes && oldest.hasNext()) {
      bytes -= OBJECT_BYTES + oldest.next().capLen();
      oldest.remove();
    }
  }

  /** Hands out the frame of a number, which is not kept any more; null where it had to go. */
  public @Nullable Frame take(long number) {
    Frame frame = frames.remove(number);
    if (frame != null) {
      bytes -= OBJECT_BYTES + frame.capLen();
    }
    return frame;
  }
}
