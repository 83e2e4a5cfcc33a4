// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import pingsift.stream.EchoStream;

/**
 * The parts of lines that stay the same from one alert of an iStream to the next, such as addresses
 * and the time of its first frame, as they were written last.
 *
 * <p>Half of a line is such parts. A line is a {@link #begin}, then for each part in ascending
 * order a {@link #put} and, where that was false, the part itself and an {@link #end}, then a
 * {@link #finish}. What a part holds is told by its iStream and the part's key.
 *
 * <p>Bounded, whatever the traffic: {@value #SLOTS} texts. For the iStreams of one run, no two of
 * which have their first frame, addresses and identifier in common. Not thread-safe.
 */
final class KeptParts {
  // the parts, in the order in which they stand on a line
  static final int HEAD = 0;
  static final int COMMUNITY_ID = 1;
  static final int ENDS = 2;
  static final int FRAMES = 3;
  static final int PATH = 4;
  static final int LENGTHS = 5;
  static final int FLOW = 6;
  private static final int PARTS = 7;

  /** The key of a part that does not stay the same, which is not kept. */
  static final long NONE = Long.MIN_VALUE;

  private static final int BITS = 12;
  private static final int SLOTS = 1 << BITS;

  /** The parts of the lines about one iStream, one behind the other. */
  private static final class Slot {
    private long firstFrame;
    private long requesterLow;
    private long responderLow;
    private int identifier;
    private int kind;
    private final long[] keys = new long[PARTS];
    private final int[] ends = new int[PARTS];
    private byte[] text = new byte[0];
  }

  private final @Nullable Slot[] slots = new @Nullable Slot[SLOTS];

  // of the line that is being written
  private @Nullable Slot slot;
  private final long[] keys = new long[PARTS];
  private final int[] starts = new int[PARTS];
  private final int[] ends = new int[PARTS];
  private boolean changed;

  /**
   * Begins a line.
   *
   * @param kind of lines that have parts of their own, such as those about requests; 0..3
   */
  void begin(EchoStream stream, int kind) {
    // numbers of first frames stand close together: so they are spread evenly
    int spread = (int) ((stream.firstFrame() * 0x9e37_79b9_7f4a_7c15L) >>> (Long.SIZE - BITS));
    int index = spread + kind * (SLOTS / 3) & SLOTS - 1;
    Slot found = slots[index];
    if (found == null) {
      found = new Slot();
      slots[index] = found;
    }
    slot = found;
    changed = !isOf(found, stream, kind);
    if (changed) {
      found.firstFrame = stream.firstFrame();
      found.requesterLow = stream.requesterLow();
      found.responderLow = stream.responderLow();
      found.identifier = stream.identifier();
      found.kind = kind;
      Arrays.fill(found.keys, NONE);
      Arrays.fill(found.ends, 0);
    }
  }

  private static boolean isOf(Slot slot, EchoStream stream, int kind) {
    return slot.firstFrame == stream.firstFrame()
        && slot.requesterLow == stream.requesterLow()
        && slot.responderLow == stream.responderLow()
        && slot.identifier == stream.identifier()
        && slot.kind == kind;
  }

  /** Writes a part if it is known; false where it is to be written, followed by {@link #end}. */
  boolean put(int part, long key, JsonLines json) {
    Slot of = slot;
    if (of == null) {
      return false;
    }
    keys[part] = key;
    starts[part] = json.length();
    if (of.keys[part] != key) {
      changed = true;
      return false;
    }
    if (key == NONE) {
      return false;
    }
    int from = part == 0 ? 0 : of.ends[part - 1];
    json.raw(of.text, from, of.ends[part] - from);
    ends[part] = json.length();
    return true;
  }

  /** The part has been written. */
  void end(int part, JsonLines json) {
    ends[part] = keys[part] == NONE ? starts[part] : json.length();
  }

  /** Ends the line, and keeps what was new on it. */
  void finish(JsonLines json) {
    Slot of = slot;
    if (of != null && changed) {
      keep(of, json.bytes());
    }
    slot = null;
  }

  private void keep(Slot of, byte[] line) {
    int length = 0;
    for (int part = 0; part < PARTS; part++) {
      length += ends[part] - starts[part];
    }
    if (of.text.length < length) {
      of.text = new byte[length];
    }
    int at = 0;
    for (int part = 0; part < PARTS; part++) {
      System.arraycopy(line, starts[part], of.text, at, ends[part] - starts[part]);
      at += ends[part] - starts[part];
      of.ends[part] = at;
    }
    System.arraycopy(keys, 0, of.keys, 0, PARTS);
  }
}
