// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import java.util.Arrays;

/** The Data lengths of a direction that has more than one, {@value #MOST} at most. */
final class DistinctLengths {
  /** Beyond this many lengths no further ones are told apart. */
  static final int MOST = 64;

  private static final int OBJECT_BYTES = 24;
  private static final int HEADER = 16;

  private int[] known = new int[4];
  private int count;

  int count() {
    return count;
  }

  void copyFrom(DistinctLengths other) {
    if (known.length < other.count) {
      known = new int[other.known.length];
    }
    System.arraycopy(other.known, 0, known, 0, other.count);
    count = other.count;
  }

  void write(StreamWords to) {
    to.add(count);
    for (int i = 0; i < count; i++) {
      to.add(known[i]);
    }
  }

  /** Makes an empty one what was written. */
  void read(StreamWords from) {
    count = (int) from.next();
    if (count > known.length) {
      known = new int[Integer.highestOneBit(2 * count - 1)];
    }
    for (int i = 0; i < count; i++) {
      known[i] = (int) from.next();
    }
  }

  int bytes() {
    return OBJECT_BYTES + HEADER + 4 * known.length;
  }

  /** Takes in a length and returns how many bytes this has grown. */
  int add(int length) {
    if (count == MOST) {
      return 0;
    }
    for (int i = 0; i < count; i++) {
      if (known[i] == length) {
        return 0;
      }
    }
    int before = known.length;
    if (count == before) {
      known = Arrays.copyOf(known, 2 * before);
    }
    known[count++] = length;
    return 4 * (known.length - before);
  }
}
