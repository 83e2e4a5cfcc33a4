// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import java.util.List;
import pingsift.capture.CaptureReader;
import pingsift.capture.Frame;
import pingsift.capture.LinkType;

/**
 * Drawn traffic as frames, in drawing order; {@link FlowNotation} reads it from text.
 *
 * @param name of the drawing, as a file name in what is reported of its frames
 */
public record Flow(String name, List<DrawnFrame> frames) {
  /** When a drawing begins: 2023-11-14T22:13:20Z, in nanoseconds since the epoch. */
  public static final long START_NANOS = 1_700_000_000_000_000_000L;

  /**
   * One Ethernet frame.
   *
   * @param line that draws it, from 1
   * @param timestampNanos since the epoch, UTC
   * @param bytes that were captured
   * @param len bytes that were sent
   */
  @SuppressWarnings("ArrayRecordComponent") // written once, never compared
  public record DrawnFrame(int line, long timestampNanos, byte[] bytes, int len) {}

  public Flow {
    frames = List.copyOf(frames);
  }

  /** Makes {@code frame} the one at an index, from 0; frames are numbered from 1. */
  public Frame fill(Frame frame, int index) {
    DrawnFrame drawn = frames.get(index);
    byte[] bytes = drawn.bytes();
    return frame
        .place(index + 1, index + 1, name)
        .set(drawn.timestampNanos(), LinkType.ETHERNET, bytes, 0, bytes.length, drawn.len());
  }

  /** Reads the frames as if from a capture file. */
  public CaptureReader reader() {
    return new CaptureReader() {
      private int next;
      private long read;

      @Override
      public boolean next(Frame frame) {
        if (next == frames.size()) {
          return false;
        }
        read += frames.get(next).bytes().length;
        fill(frame, next++);
        return true;
      }

      @Override
      public long bytesRead() {
        return read;
      }

      @Override
      public void close() {}
    };
  }
}
