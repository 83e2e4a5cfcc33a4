// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.Mixer;
import pingsift.decode.BorrowedEcho;
import pingsift.decode.EchoRecord;
import pingsift.decode.IcmpMessage;
import pingsift.decode.Path;

/**
 * The requests of one iStream that are remembered: every open one and at least the {@value
 * #DECIDED_KEPT} that were decided last.
 *
 * <p>When the iStream sends a request, more decided ones than that are forgotten, the oldest first,
 * unless as many are open. A request is known by its cell, a small number that others use after it.
 *
 * <p>One long class, because nobody else is to know the layout of its memory, which is chosen for
 * speed; there is a section for each thing that is done with it. {@link RequestPacking} alone knows
 * it too, of requests that are decided.
 */
final class RememberedRequests {
  /*
   * The requests stand in a row, each as its sequence number and its cell in one word:
   *
   *     first                      firstOpen                  end
   *       | decided, by decision       | open, by arrival      |  room
   *
   * An ordinary ping puts a request at the end, and its reply moves the border by one. Only what leaves
   * its order shifts others. The row slides to the right, and back to the left where there is no room.
   *
   * Cells stand back to back in one array, which is written without being read. In words of 8 bytes:
   *
   *     0 capture time at the request's arrival
   *     1 flags | its number in the OpenQueue (32 bits)
   *     2 ReplyPrint of the first reply, unless it was given up
   *     6 facts of the EchoRecord, and room for the Data of an ordinary ping behind them
   *
   * Longer Data has an array of its own, which the cell keeps for the next. File, labels and tunnels
   * are objects and stand aside, for the few iStreams that need them.
   *
   * Searches go through the row alone, and touch a cell where a number agrees. The open part is searched
   * by halves while its numbers ascend, else from its first on, to MAX_OPEN at most. As nothing keeps a
   * host from having thousands open and decided, all under one number, other searches look at the
   * LOOKED_AT newest of a part.
   */

  static final int DECIDED_KEPT = 8;
  static final int MAX_OPEN = 4096;
  static final int LOOKED_AT = 64;

  /** For no request. */
  static final int NONE = -1;

  /** What a request is to those that are remembered. */
  enum Likeness {
    /** No other has its sequence number. */
    NEW,
    /** Another has its sequence number, none its code and Data too. */
    REUSED,
    /** Another has the same code, sequence number and Data. */
    REPEATED,
    /** It is the same frame once more. */
    MIRRORED
  }

  static final int OBJECT_BYTES = 64;
  static final int HEADER = 16;

  static final int FLAGS = 8;
  static final int PRINT = 16;
  static final int RECORD = PRINT + ReplyPrint.BYTES;

  /** Data of an ordinary ping, Linux' 56 bytes. */
  static final int ORDINARY_BODY = 56;

  private static final long ANSWERED = 1L << 32;
  private static final long DUPLICATE = 1L << 33;
  static final long LONGER = 1L << 34;
  private static final long NUMBER = 0xffff_ffffL;

  static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  static final byte[] NOTHING = new byte[0];

  int[] row = new int[2];
  int first;
  int firstOpen;
  int end;

  /**
   * The words of the open part ascend: an ordinary ping, but where it passes 0x8000, which makes
   * words negative.
   */
  private boolean inOrder;

  /** No word in the row is above that of a request with this sequence number, shifted up. */
  private int highest = Integer.MIN_VALUE;

  final int stride;

  /** Requests are only compared, never shown. */
  final boolean brief;

  byte[] room = NOTHING;
  int cells;

  /** Cells that nobody uses, linked by their first words. */
  private int free = NONE;

  int newest = NONE;
  int bytes = OBJECT_BYTES + HEADER + 4 * row.length + HEADER;

  /** By cell; null while all Data is ordinary. */
  byte @Nullable [] @Nullable [] longer;

  /** The file of all, unless there are origins. */
  String file = "";

  private @Nullable RequestOrigins origins;

  /**
   * @param whole whether requests are shown, not only compared with others
   */
  RememberedRequests(int ipVersion, boolean whole) {
    brief = !whole;
    int facts = whole ? EchoRecord.factsSize(ipVersion) : EchoRecord.BRIEF_FACTS;
    stride = RECORD + facts + ORDINARY_BODY;
  }

  /**
   * Whether {@link RequestPacking} can write this down: none is open, all came from one file
   * without labels and tunnels, and no cell that is free keeps an array.
   */
  boolean isPackable() {
    return firstOpen == end && origins == null && (longer == null || free == NONE);
  }

  /** Bytes of memory. */
  int bytes() {
    return bytes;
  }

  int openCount() {
    return end - firstOpen;
  }

  /** The open request that waits longest. */
  int oldestOpen() {
    return firstOpen == end ? NONE : cell(row[firstOpen]);
  }

  /** The request that was taken in last, whatever became of it. */
  int newest() {
    return newest;
  }

  // ---- what becomes of a request

  /**
   * Takes a request in as open; there are less than {@link #MAX_OPEN}.
   *
   * @param number in the {@link OpenQueue}
   */
  int remember(IcmpMessage request, long clock, boolean duplicate, int number, BorrowedEcho view) {
    int kept = Math.max(DECIDED_KEPT, end - firstOpen);
    int cell = NONE;
    while (firstOpen - first >= kept) {
      if (cell != NONE) {
        release(cell);
      }
      cell = forgetFirst(); // and nearly always used again at once
    }
    if (cell == NONE) {
      cell = freeCell();
    }
    int length = request.data().length();
    int size = brief ? length : EchoRecord.bodySize(request, length);
    long flags = (duplicate ? DUPLICATE : 0) | (size > ORDINARY_BODY ? LONGER : 0) | number;
    int at = cell * stride;
    WORD.set(room, at, clock);
    WORD.set(room, at + FLAGS, flags);
    if (size > ORDINARY_BODY) {
      makeLonger(cell, size);
    }
    show(cell, view);
    if (brief) {
      view.keepBrief(request);
    } else {
      view.keep(request);
    }
    keepOrigin(cell, request);
    if (end == row.length) {
      makeRoom();
    }
    int sequence = request.sequence();
    inOrder = firstOpen == end || (inOrder && row[end - 1] < sequence << 16);
    highest = Math.max(highest, sequence << 16);
    row[end++] = sequence << 16 | cell;
    newest = cell;
    return cell;
  }

  private void makeRoom() {
    int count = end - first;
    int[] to = row;
    if (count > row.length / 2) {
      bytes += 4 * row.length;
      to = new int[2 * row.length];
    }
    System.arraycopy(row, first, to, 0, count);
    row = to;
    firstOpen -= first;
    first = 0;
    end = count;
    findHighest();
  }

  void findHighest() {
    highest = Integer.MIN_VALUE;
    for (int place = first; place < end; place++) {
      highest = Math.max(highest, row[place] & 0xffff_0000);
    }
  }

  private int freeCell() {
    int cell = free;
    if (cell != NONE) {
      free = (int) word(cell, 0);
      return cell;
    }
    if ((cells + 1) * stride > room.length) {
      int wanted =
          cells <= DECIDED_KEPT ? Math.min(2 * cells + 1, DECIDED_KEPT + 1) : cells + cells / 4;
      bytes += wanted * stride - room.length;
      room = Arrays.copyOf(room, Math.max(wanted, cells + 1) * stride);
    }
    return cells++;
  }

  private void makeLonger(int cell, int size) {
    byte[][] arrays = longer;
    if (arrays == null || arrays.length <= cell) {
      byte[][] wider = new byte[room.length / stride][];
      bytes += HEADER + 4 * wider.length;
      if (arrays != null) {
        System.arraycopy(arrays, 0, wider, 0, arrays.length);
        bytes -= HEADER + 4 * arrays.length;
      }
      arrays = wider;
      longer = wider;
    }
    byte[] array = arrays[cell];
    if (array == null || array.length < size) {
      bytes -= array == null ? 0 : HEADER + array.length;
      array = new byte[Integer.highestOneBit(size - 1) << 1];
      bytes += HEADER + array.length;
      arrays[cell] = array;
    }
  }

  private void keepOrigin(int cell, IcmpMessage request) {
    RequestOrigins aside = origins;
    Path path = request.path();
    if (aside == null) {
      if (first == end) {
        file = request.file();
      }
      if (path.words() == 0 && file.equals(request.file())) {
        return;
      }
    }
    origins(cell).put(cell, request.file(), path.tunnelsKeptAs(Path.PLAIN));
  }

  private RequestOrigins origins(int cell) {
    RequestOrigins aside = origins;
    int before = aside == null ? 0 : aside.bytes();
    if (aside == null) {
      aside = new RequestOrigins(room.length / stride, file);
    } else if (aside.places() <= cell) {
      aside = aside.wider(room.length / stride);
    }
    bytes += aside.bytes() - before;
    origins = aside;
    return aside;
  }

  /** Decides an open request without a reply. */
  void giveUp(int cell) {
    decide(cell);
  }

  /**
   * Takes the first reply of a request, open or given up.
   *
   * @param same it has the request's Data
   */
  void answer(int cell, IcmpMessage reply, boolean same, long clock, Mixer mixer) {
    decide(cell);
    WORD.set(room, cell * stride + FLAGS, word(cell, FLAGS) | ANSWERED);
    int at = cell * stride + PRINT;
    if (same) {
      ReplyPrint.writeLikeRequest(room, at, reply, clock);
    } else {
      ReplyPrint.write(room, at, reply, clock, mixer);
    }
    if (origins != null || reply.path().words() != 0) {
      origins(cell).putReply(cell, reply.path().tunnelsKeptAs(Path.PLAIN));
    }
  }

  /** Makes a request, open or given up, the one that was decided last. */
  private void decide(int cell) {
    if (firstOpen < end && cell(row[firstOpen]) == cell) {
      firstOpen++; // nearly always
      return;
    }
    int place = placeOf(cell);
    int word = row[place];
    if (place >= firstOpen) {
      System.arraycopy(row, firstOpen, row, firstOpen + 1, place - firstOpen);
      firstOpen++;
    } else {
      System.arraycopy(row, place + 1, row, place, firstOpen - 1 - place);
    }
    row[firstOpen - 1] = word;
  }

  private int placeOf(int cell) {
    if (cell(row[end - 1]) == cell) {
      return end - 1; // where one before it waits in vain
    }
    int place = first;
    while (cell(row[place]) != cell) {
      place++;
    }
    return place;
  }

  /**
   * Forgets the request that was decided first, and frees its memory; false where there are no more
   * than the {@value #DECIDED_KEPT} that are kept.
   */
  boolean forgetOldest() {
    if (firstOpen - first <= DECIDED_KEPT) {
      return false;
    }
    if (cell(row[first]) == newest) {
      decide(newest); // the last request is always there
    }
    int cell = forgetFirst();
    release(cell);
    if (longer != null && cell < longer.length) {
      byte[] array = longer[cell];
      bytes -= array == null ? 0 : HEADER + array.length;
      longer[cell] = null;
    }
    return true;
  }

  /** Returns the cell, which nobody uses then. */
  private int forgetFirst() {
    int cell = cell(row[first++]);
    if (origins != null) {
      bytes -= origins.bytes();
      origins.forget(cell);
      bytes += origins.bytes();
    }
    return cell;
  }

  private void release(int cell) {
    WORD.set(room, cell * stride, (long) free);
    free = cell;
  }

  // ---- what is known of a request

  /** Makes a view show a request, and returns it; valid until the next change. */
  BorrowedEcho show(int cell, BorrowedEcho view) {
    int at = cell * stride + RECORD;
    byte[][] arrays = longer;
    byte[] array = arrays == null || (word(cell, FLAGS) & LONGER) == 0 ? null : arrays[cell];
    if (array == null) {
      view.wrap(room, at, room, (cell + 1) * stride - ORDINARY_BODY);
    } else {
      view.wrap(room, at, array, 0);
    }
    RequestOrigins aside = origins;
    return aside == null || aside.places() <= cell
        ? view.from(file, Path.PLAIN)
        : view.from(aside.file(cell), aside.tunnels(cell));
  }

  /** Capture time at its arrival. */
  long clock(int cell) {
    return word(cell, 0);
  }

  /** Its number in the {@link OpenQueue}. */
  int number(int cell) {
    return (int) (word(cell, FLAGS) & NUMBER);
  }

  void number(int cell, int number) {
    WORD.set(room, cell * stride + FLAGS, (word(cell, FLAGS) & ~NUMBER) | number);
  }

  /** It repeats an earlier request. */
  boolean isDuplicate(int cell) {
    return (word(cell, FLAGS) & DUPLICATE) != 0;
  }

  boolean isAnswered(int cell) {
    return (word(cell, FLAGS) & ANSWERED) != 0;
  }

  long word(int cell, int offset) {
    return (long) WORD.get(room, cell * stride + offset);
  }

  static int sequence(int word) {
    return word >>> 16;
  }

  static int cell(int word) {
    return word & 0xffff;
  }

  // ---- which request

  /** The oldest open request with a sequence number. */
  int open(int sequence) {
    int from = firstOpen;
    if (inOrder && from < end && sequence(row[end - 1]) == sequence) {
      return cell(row[end - 1]); // nearly always
    }
    if (inOrder && end - from > 1) {
      int place = Arrays.binarySearch(row, from, end, sequence << 16);
      from = place < 0 ? -1 - place : place;
    }
    for (int place = from; place < end; place++) {
      if (sequence(row[place]) == sequence) {
        return cell(row[place]);
      }
      if (inOrder) {
        break;
      }
    }
    return NONE;
  }

  /** The request with a sequence number that was given up first and not answered since. */
  int givenUp(int sequence) {
    for (int place = lookedAt(first, firstOpen); place < firstOpen; place++) {
      if (sequence(row[place]) == sequence && !isAnswered(cell(row[place]))) {
        return cell(row[place]);
      }
    }
    return NONE;
  }

  /** The request with a sequence number that was answered last. */
  int answered(int sequence) {
    for (int place = firstOpen - 1; place >= lookedAt(first, firstOpen); place--) {
      if (sequence(row[place]) == sequence && isAnswered(cell(row[place]))) {
        return cell(row[place]);
      }
    }
    return NONE;
  }

  /** Whether a reply has code and Data of the first reply to a request. */
  boolean sameReply(int cell, IcmpMessage reply, BorrowedEcho view, Mixer mixer) {
    return ReplyPrint.sameBytes(room, cell * stride + PRINT, reply, show(cell, view), mixer);
  }

  /** Whether a reply is the first reply to a request once more, as a port mirror delivers it. */
  boolean isMirrored(IcmpMessage reply, long clock, long span, BorrowedEcho view, Mixer mixer) {
    int cell = answered(reply.sequence());
    if (cell == NONE) {
      return false;
    }
    RequestOrigins aside = origins;
    Path tunnels = aside == null || aside.places() <= cell ? Path.PLAIN : aside.replyTunnels(cell);
    int at = cell * stride + PRINT;
    return ReplyPrint.samePacket(room, at, tunnels, reply, clock, span)
        && sameReply(cell, reply, view, mixer);
  }

  /** Whether an open request has the sequence number and the Data of a reply. */
  boolean asks(IcmpMessage reply, BorrowedEcho view) {
    return asks(reply, lookedAt(firstOpen, end), end, view);
  }

  /**
   * Whether any remembered request, decided or open, has the sequence number and Data of a reply.
   */
  boolean asked(IcmpMessage reply, BorrowedEcho view) {
    return asks(reply, view) || asks(reply, lookedAt(first, firstOpen), firstOpen, view);
  }

  private boolean asks(IcmpMessage reply, int from, int to, BorrowedEcho view) {
    for (int place = from; place < to; place++) {
      if (sequence(row[place]) == reply.sequence()
          && show(cell(row[place]), view).sameData(reply.data())) {
        return true;
      }
    }
    return false;
  }

  /**
   * Compares a request with the remembered ones. A mirrored one has the same bytes in the same IP
   * packet, at most {@code span} nanoseconds later; with a span of 0 none is.
   */
  Likeness likeness(IcmpMessage request, long clock, long span, BorrowedEcho view) {
    int sequence = request.sequence();
    if (sequence << 16 > highest) {
      return Likeness.NEW; // an ordinary ping, until it passes 0x8000
    }
    Likeness likeness = Likeness.NEW;
    int decided = lookedAt(first, firstOpen);
    for (int place = lookedAt(firstOpen, end); place < end; place++) {
      if (sequence(row[place]) == sequence) {
        likeness = greater(likeness, likeness(cell(row[place]), request, clock, span, view));
      }
    }
    for (int place = decided; place < firstOpen; place++) {
      if (sequence(row[place]) == sequence) {
        likeness = greater(likeness, likeness(cell(row[place]), request, clock, span, view));
      }
    }
    return likeness;
  }

  private Likeness likeness(
      int cell, IcmpMessage request, long clock, long span, BorrowedEcho view) {
    EchoRecord earlier = show(cell, view);
    if (!earlier.sameContent(request)) {
      return Likeness.REUSED;
    }
    boolean recent = span > 0 && clock <= EchoStreamTable.after(clock(cell), span);
    return recent && earlier.samePacket(request) ? Likeness.MIRRORED : Likeness.REPEATED;
  }

  private static Likeness greater(Likeness a, Likeness b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private static int lookedAt(int from, int to) {
    return Math.max(from, to - LOOKED_AT);
  }
}
