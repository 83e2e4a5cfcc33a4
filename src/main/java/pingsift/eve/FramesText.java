// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import org.jspecify.annotations.Nullable;
import pingsift.stream.FrameRanges;

/**
 * Frame numbers as one string of ranges, {@code "5, 7-24"}, for iStreams.
 *
 * <p>The ranges of a long iStream never change again once there are as many as are kept, and take a
 * quarter of an alert to write: so the texts of the latest such are kept. Bounded, whatever the
 * traffic: {@value #SLOTS} texts of what {@link FrameRanges} keeps. For the iStreams of one run,
 * whose lists of frames have no first frame in common. Not thread-safe.
 */
final class FramesText {
  private static final int BITS = 12;
  private static final int SLOTS = 1 << BITS;

  /** A text with what it was made of. */
  private static final class Kept {
    private long first;
    private long last;
    private int ranges;
    private byte[] text = new byte[0];
    private int length;
  }

  private final @Nullable Kept[] kept = new @Nullable Kept[SLOTS];

  void write(FrameRanges frames, JsonLines json) {
    json.name(Keys.FRAMES);
    if (frames.left() > 0) {
      writeKept(frames, json);
    } else {
      writeNew(frames, frames.count(), json);
    }
  }

  private void writeKept(FrameRanges frames, JsonLines json) {
    int ranges = frames.count();
    long first = frames.first(0);
    long last = frames.last(ranges - 1);
    int slot = (int) ((first * 0x9e37_79b9_7f4a_7c15L) >>> (Long.SIZE - BITS));
    Kept known = kept[slot];
    if (known == null) {
      known = new Kept();
      kept[slot] = known;
    }
    if (known.first == first && known.last == last && known.ranges == ranges) {
      json.raw(known.text, 0, known.length);
      return;
    }
    int start = json.length();
    writeNew(frames, ranges, json);
    known.first = first;
    known.last = last;
    known.ranges = ranges;
    known.length = json.length() - start;
    if (known.text.length < known.length) {
      known.text = new byte[known.length];
    }
    System.arraycopy(json.bytes(), start, known.text, 0, known.length);
  }

  private static void writeNew(FrameRanges frames, int ranges, JsonLines json) {
    json.openText();
    for (int i = 0; i < ranges; i++) {
      json.range(frames.first(i), frames.last(i), i > 0);
    }
    json.closeText();
  }
}
