// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import static pingsift.stream.RememberedRequests.FLAGS;
import static pingsift.stream.RememberedRequests.HEADER;
import static pingsift.stream.RememberedRequests.LONGER;
import static pingsift.stream.RememberedRequests.NONE;
import static pingsift.stream.RememberedRequests.NOTHING;
import static pingsift.stream.RememberedRequests.OBJECT_BYTES;
import static pingsift.stream.RememberedRequests.ORDINARY_BODY;
import static pingsift.stream.RememberedRequests.PRINT;
import static pingsift.stream.RememberedRequests.RECORD;
import static pingsift.stream.RememberedRequests.WORD;
import static pingsift.stream.RememberedRequests.cell;
import static pingsift.stream.RememberedRequests.sequence;

import pingsift.decode.BorrowedEcho;

/**
 * Writes the remembered requests of an iStream as a row of numbers, and reads them again.
 *
 * <p>Only where all are decided, and what there is beside their bytes is the same for all: where
 * they {@linkplain RememberedRequests#isPackable are packable}. How much room there is is written
 * too: what is read takes as much memory, and grows when the written would.
 */
final class RequestPacking {
  /*
   * The row, as steps where a number is near another one (StreamWords.addStep):
   *
   *   how many requests
   *   first place in the row of requests | its length (32 bits each)
   *   room for how many cells | for how many arrays of longer Data
   *   requests in the order of being decided:
   *     sequence number, cell (16 bits each) | flags
   *     time of arrival
   *     print of the reply, if answered
   *     facts, with the timestamp as a step
   *     length of the array that the cell keeps, where there are such arrays
   *     Data
   *   cell of the newest
   *
   * Without arrays it makes no difference which cell a request has: they are numbered anew, so that
   * rows of different iStreams are alike.
   */

  private final BorrowedEcho view = new BorrowedEcho();

  /** Near the capture time of each request. */
  private long asked;

  /** Near that of each reply. */
  private long replied;

  /**
   * Writes packable requests down.
   *
   * @param openedClock near the capture time of a request
   * @param lastClock near that of a reply
   */
  void write(RememberedRequests requests, StreamWords to, long openedClock, long lastClock) {
    asked = openedClock;
    replied = lastClock;
    byte[][] arrays = requests.longer;
    int first = requests.first;
    to.add(requests.end - first);
    to.add((long) first << 32 | requests.row.length);
    int cells = requests.room.length / requests.stride;
    to.add((long) cells << 32 | (arrays == null ? 0 : arrays.length));
    int last = NONE;
    for (int place = first; place < requests.end; place++) {
      int cell = cell(requests.row[place]);
      int known = arrays == null ? place - first : cell; // cells with arrays stay the same ones
      last = cell == requests.newest ? known : last;
      int word = sequence(requests.row[place]) << 16 | known;
      to.add((long) word << 32 | requests.word(cell, FLAGS) >>> 32);
      writeRequest(requests, cell, to);
    }
    to.add(last);
  }

  private void writeRequest(RememberedRequests requests, int cell, StreamWords to) {
    int at = cell * requests.stride;
    to.addStep(requests.word(cell, 0), asked);
    if (requests.isAnswered(cell)) {
      to.addStep(requests.word(cell, PRINT), replied);
      to.addBytes(requests.room, at + PRINT + 8, ReplyPrint.BYTES - 8);
    }
    requests.show(cell, view);
    to.addStep(view.timestampNanos(), asked);
    to.addBytes(requests.room, at + RECORD + 8, factsAfterTime(requests));
    if (requests.longer != null) {
      to.add(longer(requests, cell).length);
    }
    if ((requests.word(cell, FLAGS) & LONGER) == 0) {
      to.addBytes(requests.room, at + requests.stride - ORDINARY_BODY, bodySize(requests));
    } else {
      to.addBytes(longer(requests, cell), 0, bodySize(requests));
    }
  }

  /** Makes empty ones what was written, given the same times. */
  void read(RememberedRequests requests, StreamWords from, long openedClock, long lastClock) {
    asked = openedClock;
    replied = lastClock;
    int count = (int) from.next();
    long rowRoom = from.next();
    long cellRoom = from.next();
    makeRoom(requests, (int) rowRoom, (int) (cellRoom >>> 32), (int) cellRoom);
    requests.cells = count;
    requests.first = (int) (rowRoom >>> 32);
    requests.end = requests.first + count;
    requests.firstOpen = requests.end;
    for (int place = requests.first; place < requests.end; place++) {
      readRequest(requests, place, from);
    }
    requests.findHighest();
    requests.newest = (int) from.next();
  }

  private static void makeRoom(RememberedRequests requests, int row, int cells, int arrays) {
    requests.row = new int[row];
    requests.room = new byte[cells * requests.stride];
    requests.bytes = OBJECT_BYTES + HEADER + 4 * row + HEADER + requests.room.length;
    if (arrays > 0) {
      requests.longer = new byte[arrays][];
      requests.bytes += HEADER + 4 * arrays;
    }
  }

  private void readRequest(RememberedRequests requests, int place, StreamWords from) {
    long head = from.next();
    requests.row[place] = (int) (head >>> 32);
    int cell = cell(requests.row[place]);
    byte[] room = requests.room;
    int at = cell * requests.stride;
    WORD.set(room, at + FLAGS, head << 32);
    WORD.set(room, at, from.nextStep(asked));
    if (requests.isAnswered(cell)) {
      WORD.set(room, at + PRINT, from.nextStep(replied));
      from.nextBytes(room, at + PRINT + 8, ReplyPrint.BYTES - 8);
    }
    WORD.set(room, at + RECORD, from.nextStep(asked));
    from.nextBytes(room, at + RECORD + 8, factsAfterTime(requests));
    if (requests.longer != null) {
      readArray(requests, cell, from);
    }
    requests.show(cell, view);
    if ((head << 32 & LONGER) == 0) {
      from.nextBytes(room, at + requests.stride - ORDINARY_BODY, bodySize(requests));
    } else {
      from.nextBytes(longer(requests, cell), 0, bodySize(requests));
    }
  }

  private static void readArray(RememberedRequests requests, int cell, StreamWords from) {
    int length = (int) from.next();
    byte[][] arrays = requests.longer;
    if (arrays != null && length > 0) {
      arrays[cell] = new byte[length];
      requests.bytes += HEADER + length;
    }
  }

  private static int factsAfterTime(RememberedRequests requests) {
    return requests.stride - RECORD - ORDINARY_BODY - 8;
  }

  /** Of the request that is shown. */
  private int bodySize(RememberedRequests requests) {
    return requests.brief ? view.dataLength() : view.bodySize();
  }

  private static byte[] longer(RememberedRequests requests, int cell) {
    byte[][] arrays = requests.longer;
    byte[] array = arrays == null || cell >= arrays.length ? null : arrays[cell];
    return array == null ? NOTHING : array;
  }
}
