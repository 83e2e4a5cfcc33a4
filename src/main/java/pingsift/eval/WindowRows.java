// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.Arrays;

/**
 * The records of one window: of each its time, its frame and one number for each column, and what
 * they are together.
 *
 * <p>Records may come in any order of time and go in that order. Each costs time that grows with
 * the logarithm of their number. Not thread-safe.
 */
final class WindowRows {
  /*
   * Cells stand in one array, a row of `stride` longs for each slot: time, frame, order of coming, which
   * columns are short (a bit each), then the columns. `heap` is a permutation of the slots: its first
   * `size` are in use and form a binary heap, the oldest on top (of equal times, the one that came
   * first); the rest are free. Records that come in the order of time are put in place in one step.
   */
  private static final int TIME = 0;
  private static final int FRAME = 1;
  private static final int ORDER = 2;
  private static final int SHORT = 3;
  private static final int COLUMNS = 4;
  private static final int LEAST = 2;

  /** Of this object with the headers of its arrays. */
  private static final int OBJECT_BYTES = 64 + 4 * 16;

  private final int stride;
  private final Aggregation[] aggregations;
  private final int[] shorts;
  private long[] cells;
  private int[] heap;
  private int size;
  private long came;
  private long newest = Long.MIN_VALUE;

  /** Takes over the aggregations. */
  WindowRows(int columns, Aggregation[] aggregations) {
    stride = COLUMNS + columns;
    this.aggregations = aggregations;
    shorts = new int[columns];
    cells = new long[LEAST * stride];
    heap = new int[LEAST];
    layOut();
  }

  int size() {
    return size;
  }

  /** The time of the newest record that was ever added, gone or not. */
  long newest() {
    return newest;
  }

  /** The time of the oldest record; there is one. */
  long oldest() {
    return time(heap[0]);
  }

  Aggregation aggregation(int index) {
    return aggregations[index];
  }

  /** For how many records a column is unknown because the capture lacks something. */
  int shorts(int column) {
    return shorts[column];
  }

  /** Whether a column of a record is unknown because the capture lacks something. */
  boolean isShort(int slot, int column) {
    return column < Long.SIZE && (cells[slot * stride + SHORT] & 1L << column) != 0;
  }

  /**
   * Adds a record.
   *
   * @param columns what stands in them
   * @param lacking a bit for each column that is unknown because the capture lacks something
   */
  void add(long time, long frame, long[] columns, long lacking) {
    if (size == heap.length) {
      resize(2 * size);
    }
    int slot = heap[size];
    int row = slot * stride;
    cells[row + TIME] = time;
    cells[row + FRAME] = frame;
    cells[row + ORDER] = came++;
    cells[row + SHORT] = lacking;
    System.arraycopy(columns, 0, cells, row + COLUMNS, shorts.length);
    newest = Math.max(newest, time);
    siftUp(size++, slot);
    countShorts(lacking, 1);
    for (Aggregation aggregation : aggregations) {
      aggregation.add(this, slot);
    }
  }

  /** Lets the records go that are not later than a time. */
  void expire(long time) {
    while (size > 0 && oldest() <= time) {
      removeOldest();
    }
    if (size < heap.length / 8 && heap.length > LEAST) {
      resize(Math.max(LEAST, Integer.highestOneBit(Math.max(1, size)) * 2));
    }
  }

  void removeOldest() {
    int slot = heap[0];
    for (Aggregation aggregation : aggregations) {
      aggregation.remove(this, slot);
    }
    countShorts(cells[slot * stride + SHORT], -1);
    int last = heap[--size];
    heap[size] = slot;
    if (size > 0) {
      siftDown(last);
    }
  }

  private void countShorts(long lacking, int by) {
    for (long left = lacking; left != 0; left &= left - 1) {
      shorts[Long.numberOfTrailingZeros(left)] += by;
    }
  }

  long time(int slot) {
    return cells[slot * stride + TIME];
  }

  /** What a column of a record holds. */
  long cell(int slot, int column) {
    return cells[slot * stride + COLUMNS + column];
  }

  /** Whether a record is before another: by time, then by coming. */
  boolean isBefore(int slot, int other) {
    long a = time(slot);
    long b = time(other);
    return a != b ? a < b : cells[slot * stride + ORDER] < cells[other * stride + ORDER];
  }

  /** The slot of the record with a place in no certain order, from 0. */
  int slot(int place) {
    return heap[place];
  }

  long frame(int slot) {
    return cells[slot * stride + FRAME];
  }

  /** Bytes of memory that it takes, by its own count. */
  long bytes() {
    long bytes = OBJECT_BYTES + 8L * cells.length + 4L * (heap.length + shorts.length);
    for (Aggregation aggregation : aggregations) {
      bytes += aggregation.bytes();
    }
    return bytes;
  }

  private void resize(int capacity) {
    long[] moved = new long[capacity * stride];
    for (int i = 0; i < size; i++) {
      System.arraycopy(cells, heap[i] * stride, moved, i * stride, stride);
    }
    cells = moved;
    heap = new int[capacity];
    layOut();
  }

  /** Slots in the order of the heap: it stays one. */
  private void layOut() {
    Arrays.setAll(heap, i -> i);
    for (Aggregation aggregation : aggregations) {
      aggregation.reset(heap.length);
      for (int slot = 0; slot < size; slot++) {
        aggregation.add(this, slot);
      }
    }
  }

  private void siftUp(int from, int slot) {
    int at = from;
    while (at > 0) {
      int above = (at - 1) / 2;
      if (!isBefore(slot, heap[above])) {
        break;
      }
      heap[at] = heap[above];
      at = above;
    }
    heap[at] = slot;
  }

  private void siftDown(int slot) {
    int at = 0;
    while (2 * at + 1 < size) {
      int below = 2 * at + 1;
      if (below + 1 < size && isBefore(heap[below + 1], heap[below])) {
        below++;
      }
      if (!isBefore(heap[below], slot)) {
        break;
      }
      heap[at] = heap[below];
      at = below;
    }
    heap[at] = slot;
  }
}
