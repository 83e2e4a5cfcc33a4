// SPDX-License-Identifier: Apache-2.0
package pingsift.carve;

import java.io.IOException;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Puts pieces in the order of their sequence numbers, those with one number as they came.
 *
 * <p>Pieces wait in memory until the end, or until it is full: then the first ones go, and one that
 * belongs before them and comes later is out of order, and counted.
 */
final class SequenceOrder {
  /** Takes the pieces in their order. */
  interface Taker {
    void take(Piece piece) throws IOException;
  }

  /** A piece, its number counted on over wraps, and its place among all that came. */
  private record Held(long number, long arrival, Piece piece) {}

  /** What a waiting piece takes beside its bytes. */
  private static final int OBJECT_BYTES = 120;

  private static final Comparator<Held> BY_NUMBER =
      Comparator.comparingLong(Held::number).thenComparingLong(Held::arrival);

  private final PriorityQueue<Held> waiting = new PriorityQueue<>(BY_NUMBER);
  private final long maxBytes;
  private final Taker taker;
  private long bytes;
  private long arrivals;
  private long highest;
  private long lastGone = Long.MIN_VALUE;
  private long tooLate;

  SequenceOrder(long maxBytes, Taker taker) {
    this.maxBytes = maxBytes;
    this.taker = taker;
  }

  void add(Piece piece) throws IOException {
    // 16 bits tell a number only as far as 32767 from the highest one: forwards is up
    long number =
        arrivals == 0 ? piece.sequence() : highest + (short) (piece.sequence() - (int) highest);
    highest = arrivals == 0 ? number : Math.max(highest, number);
    waiting.add(new Held(number, arrivals++, piece.copy()));
    bytes += OBJECT_BYTES + piece.length();
    while (bytes > maxBytes && !waiting.isEmpty()) {
      takeFirst();
    }
  }

  void end() throws IOException {
    while (!waiting.isEmpty()) {
      takeFirst();
    }
  }

  /** How many pieces came when others with higher numbers were gone. */
  long tooLate() {
    return tooLate;
  }

  private void takeFirst() throws IOException {
    Held first = waiting.remove();
    bytes -= OBJECT_BYTES + first.piece.length();
    if (first.number < lastGone) {
      tooLate++;
    } else {
      lastGone = first.number;
    }
    taker.take(first.piece);
  }
}
