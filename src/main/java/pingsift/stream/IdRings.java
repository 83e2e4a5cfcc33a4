// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import java.util.Arrays;

/**
 * Rings of small numbers, linked both ways; a number is in at most one ring.
 *
 * <p>The owner of a ring keeps its head, {@link #NONE} for an empty ring; the tail is what comes
 * before the head. All operations take constant time and allocate only when a number is larger than
 * any before.
 */
final class IdRings {
  static final int NONE = -1;

  private int[] next = new int[16];
  private int[] previous = new int[16];

  /** Puts a number at the tail of a ring and returns the ring's head. */
  int append(int head, int id) {
    if (id >= next.length) {
      next = Arrays.copyOf(next, Math.max(id + 1, 2 * next.length));
      previous = Arrays.copyOf(previous, next.length);
    }
    if (head == NONE) {
      next[id] = id;
      previous[id] = id;
      return id;
    }
    int tail = previous[head];
    next[tail] = id;
    previous[id] = tail;
    next[id] = head;
    previous[head] = id;
    return head;
  }

  /** Takes a number out of its ring and returns the ring's head. */
  int remove(int head, int id) {
    int after = next[id];
    if (after == id) {
      return NONE;
    }
    int before = previous[id];
    next[before] = after;
    previous[after] = before;
    return head == id ? after : head;
  }

  int next(int id) {
    return next[id];
  }

  int previous(int id) {
    return previous[id];
  }
}
