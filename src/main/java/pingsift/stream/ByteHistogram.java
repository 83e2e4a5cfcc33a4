// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import java.util.Arrays;
import pingsift.bytes.Bytes;

/**
 * How often each byte value occurred, for entropies.
 *
 * <p>Up to 255 bytes in all are counted in 256 bytes, since no count can overflow there: a flood of
 * iStreams with one short ping each stays small. Past 2^31 bytes in all, every count is halved now
 * and then (rounded up), which moves an entropy by less than a millionth.
 */
final class ByteHistogram {
  private static final int OBJECT_BYTES = 24;
  private static final int ARRAY_HEADER = 16;

  private static final byte[] NONE = new byte[0];
  private static final int[] NOT_YET = new int[0];

  private byte[] narrow = new byte[256];
  private int[] wide = NOT_YET;
  private long total;

  void add(Bytes data) {
    int length = data.length();
    if (wide.length == 0 && total + length > 255) {
      widen();
    }
    if (total + length > Integer.MAX_VALUE) {
      halve();
    }
    total += length;
    byte[] array = data.array();
    int end = data.offset() + length;
    if (wide.length == 0) {
      byte[] counts = narrow;
      for (int i = data.offset(); i < end; i++) {
        counts[array[i] & 0xff]++;
      }
    } else {
      int[] counts = wide;
      for (int i = data.offset(); i < end; i++) {
        counts[array[i] & 0xff]++;
      }
    }
  }

  /** Adds each count to its place among 256. */
  void addTo(long[] counts) {
    for (int value = 0; value < 256; value++) {
      counts[value] += wide.length == 0 ? narrow[value] & 0xff : wide[value];
    }
  }

  int bytes() {
    return OBJECT_BYTES + ARRAY_HEADER + (wide.length == 0 ? narrow.length : 4 * wide.length);
  }

  private void widen() {
    wide = new int[256];
    for (int value = 0; value < 256; value++) {
      wide[value] = narrow[value] & 0xff;
    }
    narrow = NONE;
  }

  private void halve() {
    for (int value = 0; value < 256; value++) {
      wide[value] = (wide[value] + 1) >>> 1;
    }
    total = Arrays.stream(wide).asLongStream().sum();
  }
}
