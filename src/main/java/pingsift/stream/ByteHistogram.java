// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import java.util.Arrays;
import pingsift.bytes.Bytes;

/**
 * How often each byte value occurred, for entropies.
 *
 * <p>The first {@value #FEW_MOST} bytes are kept as they are, uncounted: a flood of iStreams with
 * one short ping each stays small. Past 2^31 bytes in all, every count is halved now and then
 * (rounded up), which moves an entropy by less than a millionth.
 */
final class ByteHistogram {
  private static final int OBJECT_BYTES = 32;
  private static final int ARRAY_HEADER = 16;
  private static final int FEW_MOST = 256;
  private static final byte[] NONE = new byte[0];
  private static final int[] NOT_YET = new int[0];

  private byte[] few = NONE;
  private int[] counts = NOT_YET;
  private long total;

  void add(Bytes data) {
    int length = data.length();
    if (counts.length == 0 && total + length <= FEW_MOST) {
      addFew(data);
      return;
    }
    if (counts.length == 0) {
      beginCounting();
    }
    if (total + length > Integer.MAX_VALUE) {
      halve();
    }
    total += length;
    count(data.array(), data.offset(), length);
  }

  void copyFrom(ByteHistogram other) {
    total = other.total;
    if (other.counts.length == 0) {
      few = copied(other.few, (int) other.total, few);
      counts = NOT_YET;
      return;
    }
    if (counts.length == 0) {
      counts = new int[256];
    }
    System.arraycopy(other.counts, 0, counts, 0, 256);
  }

  private static byte[] copied(byte[] bytes, int length, byte[] room) {
    byte[] into = room.length < length ? new byte[FEW_MOST] : room;
    System.arraycopy(bytes, 0, into, 0, length);
    return into;
  }

  /** Adds each count to its place among 256. */
  void addTo(long[] sums) {
    if (counts.length == 0) {
      for (int i = 0; i < total; i++) {
        sums[few[i] & 0xff]++;
      }
      return;
    }
    for (int value = 0; value < 256; value++) {
      sums[value] += counts[value];
    }
  }

  /** Whether there are only bytes so far, no counts. */
  boolean isFew() {
    return counts.length == 0;
  }

  /** Writes it down where it {@linkplain #isFew is few bytes}. */
  void write(StreamWords to) {
    to.add(total);
    to.addBytes(few, 0, (int) total);
  }

  /** Makes an empty one what was written. */
  void read(StreamWords from) {
    total = from.next();
    few = new byte[roomFor((int) total)];
    from.nextBytes(few, 0, (int) total);
  }

  int bytes() {
    return OBJECT_BYTES
        + (few.length == 0 ? 0 : ARRAY_HEADER + few.length)
        + (counts.length == 0 ? 0 : ARRAY_HEADER + 4 * counts.length);
  }

  private void addFew(Bytes data) {
    int used = (int) total;
    int length = data.length();
    if (used + length > few.length) {
      few = Arrays.copyOf(few, roomFor(used + length));
    }
    System.arraycopy(data.array(), data.offset(), few, used, length);
    total += length;
  }

  private static int roomFor(int bytes) {
    return Math.min(FEW_MOST, Math.max(16, Integer.highestOneBit(2 * bytes - 1)));
  }

  private void beginCounting() {
    counts = new int[256];
    count(few, 0, (int) total);
    few = NONE;
  }

  private void count(byte[] array, int offset, int length) {
    int[] locals = counts;
    for (int i = offset; i < offset + length; i++) {
      locals[array[i] & 0xff]++;
    }
  }

  private void halve() {
    total = 0;
    for (int value = 0; value < 256; value++) {
      counts[value] = (counts[value] + 1) >>> 1;
      total += counts[value];
    }
  }
}
