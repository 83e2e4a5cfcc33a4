// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Keeps many short rows of bytes, by small numbers of the caller's, in a few large arrays.
 *
 * <p>While rows are kept, in whatever order others go, a third of what they take is wasted at most,
 * and some slabs. Keeping one takes constant time, with what is moved for it later. Allocates only
 * to grow, and never shrinks. Not thread-safe.
 */
final class ByteRows {
  /*
   * A log in slabs: a row is written behind the one before, and stays there when it is dropped. A slab
   * without rows is used again. Where the rows take less than three quarters of the slabs, those of
   * the slab that has fewest are written once more, and the slab is free.
   *
   * A row is its number (4 bytes), its length (2), its bytes, and up to 3 bytes to the next multiple of
   * 4. The row is there if its number still says this place.
   */
  static final int SLAB = 1 << 16;

  /** A row and {@link #HEADER} fit into a slab. */
  static final int MOST_LENGTH = SLAB - 64;

  private static final int HEADER = 6;
  private static final int NONE = -1;

  /** A place is the number of a slab, and a fourth of the offset in it in so many bits. */
  private static final int OFFSET_BITS = 14;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());
  private static final VarHandle CHAR =
      MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.nativeOrder());

  private int[] places = new int[0];

  private byte[] @Nullable [] slabs = new byte[4][];

  /** By slab: where its rows end; how many bytes of them are there, {@link #NONE} of a free one. */
  private int[] ends = new int[4];

  private int[] live = new int[4];
  private int slabCount;
  private int[] free = new int[4];
  private int freeCount;
  private int current = NONE;
  private long liveBytes;

  /** Keeps the first bytes of an array under a number that has no row. */
  void keep(int number, byte[] from, int length) {
    if (number >= places.length) {
      int known = places.length;
      places = Arrays.copyOf(places, Math.max(number + 1, 2 * known));
      Arrays.fill(places, known, places.length, NONE);
    }
    append(number, from, 0, length);
    if (liveBytes < memory() / 4 * 3 - 2 * SLAB) {
      empty(emptiest());
    }
  }

  private void append(int number, byte[] from, int at, int length) {
    int size = size(length);
    if (current == NONE || ends[current] + size > SLAB) {
      current = nextSlab();
    }
    byte[] slab = slab(current);
    int to = ends[current];
    INT.set(slab, to, number);
    CHAR.set(slab, to + 4, (char) length);
    System.arraycopy(from, at, slab, to + HEADER, length);
    places[number] = current << OFFSET_BITS | to >>> 2;
    ends[current] += size;
    live[current] += size;
    liveBytes += size;
  }

  private int nextSlab() {
    if (freeCount > 0) {
      int slab = free[--freeCount];
      ends[slab] = 0;
      live[slab] = 0;
      return slab;
    }
    if (slabCount == slabs.length) {
      slabs = Arrays.copyOf(slabs, 2 * slabCount);
      ends = Arrays.copyOf(ends, 2 * slabCount);
      live = Arrays.copyOf(live, 2 * slabCount);
      free = Arrays.copyOf(free, 2 * slabCount);
    }
    slabs[slabCount] = new byte[SLAB];
    return slabCount++;
  }

  private int emptiest() {
    int least = NONE;
    for (int slab = 0; slab < slabCount; slab++) {
      if (live[slab] != NONE && slab != current && (least == NONE || live[slab] < live[least])) {
        least = slab;
      }
    }
    return least;
  }

  /** Writes the rows of a slab to others. */
  private void empty(int slab) {
    byte[] bytes = slab(slab);
    int at = 0;
    while (at < ends[slab]) {
      int number = (int) INT.get(bytes, at);
      int length = (char) CHAR.get(bytes, at + 4);
      if (places[number] == (slab << OFFSET_BITS | at >>> 2)) {
        append(number, bytes, at + HEADER, length);
      }
      at += size(length);
    }
    liveBytes -= live[slab];
    release(slab);
  }

  private void release(int slab) {
    live[slab] = NONE;
    free[freeCount++] = slab;
  }

  /** How many bytes of memory all slabs with rows take. */
  long memory() {
    return (long) (slabCount - freeCount) * SLAB;
  }

  /** How many bytes of memory a row takes. */
  int memory(int number) {
    return size(length(number));
  }

  int length(int number) {
    return (char) CHAR.get(slab(slabOf(number)), offset(number) + 4);
  }

  /** Copies a row to the beginning of an array. */
  void copy(int number, byte[] to) {
    int from = offset(number) + HEADER;
    System.arraycopy(slab(slabOf(number)), from, to, 0, length(number));
  }

  void drop(int number) {
    int size = memory(number);
    int slab = slabOf(number);
    places[number] = NONE;
    live[slab] -= size;
    liveBytes -= size;
    if (live[slab] == 0 && slab != current) {
      release(slab);
    }
  }

  private int slabOf(int number) {
    return places[number] >>> OFFSET_BITS;
  }

  private int offset(int number) {
    return (places[number] & (1 << OFFSET_BITS) - 1) << 2;
  }

  private static int size(int length) {
    return HEADER + length + 3 & ~3;
  }

  @SuppressWarnings("NullAway") // there are as many as slabCount says
  private byte[] slab(int slab) {
    return slabs[slab];
  }
}
