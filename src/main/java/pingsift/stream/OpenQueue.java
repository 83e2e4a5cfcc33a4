// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import static pingsift.stream.IdRings.NONE;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The open requests of all iStreams by arrival, which is the order of their deadlines, since all
 * have the same timeout. Each has a number by which it can leave from anywhere; numbers that became
 * free last are given out first.
 */
final class OpenQueue {
  private final IdRings order = new IdRings();
  private @Nullable EchoStream[] streams = new EchoStream[16];
  private char[] cells = new char[16];
  private int[] free = new int[16];
  private int freeCount;
  private int used;
  private int oldest = NONE;

  /** The number of the request that waits longest, or {@link IdRings#NONE}. */
  int oldest() {
    return oldest;
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

  /** The number of the next request that is added. */
  int nextNumber() {
    return freeCount > 0 ? free[freeCount - 1] : used;
  }

  /** Adds a request under {@link #nextNumber}. */
  void add(EchoStream stream, int cell) {
    int number = freeCount > 0 ? free[--freeCount] : used++;
    if (number == streams.length) {
      streams = Arrays.copyOf(streams, 2 * number);
      cells = Arrays.copyOf(cells, 2 * number);
    }
    streams[number] = stream;
    cells[number] = (char) cell;
    oldest = order.append(oldest, number);
  }

  void remove(int number) {
    oldest = order.remove(oldest, number);
    streams[number] = null;
    if (freeCount == free.length) {
      free = Arrays.copyOf(free, 2 * freeCount);
    }
    free[freeCount++] = number;
  }
}
