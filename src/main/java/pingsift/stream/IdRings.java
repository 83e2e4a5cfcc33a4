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

  /** The number after each number, then the one before it. */
  private int[] links = new int[32];

  /** Puts a number at the tail of a ring and returns the ring's head. */
  int append(int head, int id) {
    if (2 * id >= links.length) {
      links = Arrays.copyOf(links, Math.max(2 * id + 2, 2 * links.length));
    }
    if (head == NONE) {
      link(id, id);
      return id;
    }
    int tail = previous(head);
    link(tail, id);
    link(id, head);
    return head;
  }

  /** Takes a number out of its ring and returns the ring's head. */
  int remove(int head, int id) {
    int after = next(id);
    if (after == id) {
      return NONE;
    }
    link(previous(id), after);
    return head == id ? after : head;
  }

  private void link(int before, int after) {
    links[2 * before] = after;
    links[2 * after + 1] = before;
  }

  int next(int id) {
    return links[2 * id];
  }

  int previous(int id) {
    return links[2 * id + 1];
  }
}
