// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import static pingsift.stream.IdRings.NONE;

import org.jspecify.annotations.Nullable;

/**
 * The open requests of all iStreams by arrival, which is the order of their deadlines, since all
 * have the same timeout. Each has a number by which it can leave from anywhere.
 */
final class OpenQueue {
  /*
   * A ring of places; a request's number is its place. One that leaves makes a gap, and nothing moves. The
   * ring is written in order, as memory likes it. Where it has no place left, those that are open move
   * together, and to a ring of twice the size if they fill more than a quarter of it: a move for every
   * three requests at most.
   */
  private @Nullable EchoStream[] streams = new EchoStream[16];
  private char[] cells = new char[16];

  /** The first place that is not free, and the next that is; both count on past the size. */
  private int head;

  private int tail;

  /** How many places are no gaps. */
  private int size;

  /** The number of the request that waits longest, or {@link IdRings#NONE}. */
  int oldest() {
    if (size == 0) {
      head = tail;
      return NONE;
    }
    while (streams[place(head)] == null) {
      head++;
    }
    return place(head);
  }

  /** The iStream of a request that is in here. */
  EchoStream stream(int number) {
    EchoStream stream = streams[number];
    if (stream == null) {
      throw new IllegalStateException("an open request of no iStream");
    }
    return stream;
  }

  /** Its cell among the {@link RememberedRequests} of its iStream. */
  int cell(int number) {
    return cells[number];
  }

  /** The number of the next request that is added; others may have another one after this. */
  int nextNumber() {
    if (tail - head == cells.length) {
      makeRoom();
    }
    return place(tail);
  }

  /** Adds a request under {@link #nextNumber}. */
  void add(EchoStream stream, int cell) {
    int number = place(tail++);
    streams[number] = stream;
    cells[number] = (char) cell;
    size++;
  }

  void remove(int number) {
    streams[number] = null;
    size--;
  }

  private int place(int count) {
    return count & cells.length - 1;
  }

  private void makeRoom() {
    @Nullable EchoStream[] from = streams;
    char[] fromCells = cells;
    if (size > from.length / 4) {
      streams = new EchoStream[2 * from.length];
      cells = new char[2 * from.length];
    }
    int to = head;
    for (int i = head; i != tail; i++) {
      EchoStream stream = from[i & from.length - 1];
      if (stream != null) {
        int cell = fromCells[i & from.length - 1];
        streams[place(to)] = stream;
        cells[place(to)] = (char) cell;
        stream.remembered.number(cell, place(to));
        to++;
      }
    }
    for (int i = to; i != tail && from == streams; i++) {
      streams[place(i)] = null;
    }
    tail = to;
  }
}
