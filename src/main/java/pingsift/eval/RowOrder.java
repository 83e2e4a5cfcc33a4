// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.Arrays;

/**
 * The order of the records of a window where one came too late for its place: a heap with the
 * oldest on top. Not thread-safe.
 */
final class RowOrder {
  /*
   * `heap` is a permutation of the slots: the first ones, as many as there are records, are in use and form
   * a binary heap, the oldest on top (of equal times, the one that came first); the rest are free.
   */
  private static final int OBJECT_BYTES = 32 + 2 * 16;

  private final WindowRows rows;
  private int[] heap;

  /** By slot: when its record came, as a number that rises. */
  private long[] arrivals;

  private long next;

  /** Of records that stand in the first slots, in order. */
  RowOrder(WindowRows rows, int size, int capacity) {
    this.rows = rows;
    heap = new int[capacity];
    arrivals = new long[capacity];
    Arrays.setAll(heap, slot -> slot);
    Arrays.setAll(arrivals, slot -> slot);
    next = size;
  }

  int oldest() {
    return heap[0];
  }

  int slot(int place) {
    return heap[place];
  }

  boolean isBefore(int slot, int other) {
    long a = rows.time(slot);
    long b = rows.time(other);
    return a != b ? a < b : arrivals[slot] < arrivals[other];
  }

  /** The slot for the next record; {@link #added} follows when its time stands there. */
  int free(int size) {
    return heap[size];
  }

  void added(int size) {
    int slot = heap[size];
    arrivals[slot] = next++;
    int at = size;
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

  /** Frees the slot of the oldest of so many. */
  void removeOldest(int size) {
    int slot = heap[0];
    int last = heap[size - 1];
    heap[size - 1] = slot;
    if (size > 1) {
      siftDown(last, size - 1);
    }
  }

  private void siftDown(int slot, int size) {
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

  /** The records were moved into the first slots, in the order of the heap: it stays one. */
  void resize(int size, int capacity) {
    long[] moved = new long[capacity];
    for (int i = 0; i < size; i++) {
      moved[i] = arrivals[heap[i]];
    }
    arrivals = moved;
    heap = new int[capacity];
    Arrays.setAll(heap, slot -> slot);
  }

  long bytes() {
    return OBJECT_BYTES + 12L * heap.length;
  }
}
