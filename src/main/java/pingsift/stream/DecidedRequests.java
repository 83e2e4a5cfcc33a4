// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.Mixer;
import pingsift.decode.BorrowedEcho;
import pingsift.decode.IcmpMessage;
import pingsift.decode.Path;

/**
 * The requests of one iStream that were decided last, in the order of their decisions, each with
 * the print of its first reply. They are counted from 0, the one that was decided first.
 */
final class DecidedRequests {
  /*
   * Nearly all are written and never looked at again. So entries stand back to back in one array
   * that is used in turns: writing one fills a few lines of the processor's cache in a row and reads
   * none. An index, used in turns too, has a word for each entry:
   *
   *     answered | duplicate | sequence number (16 bits) | where it begins (32 bits)
   *
   * An entry is the request's arrival in capture time, the ReplyPrint, and the EchoRecord. File,
   * labels and tunnels are objects and stand aside, for the few iStreams that need them.
   */
  private static final int OBJECT_BYTES = 48;
  private static final int HEADER = 16;
  private static final int FEW = 2;

  private static final long ANSWERED = 1L << 62;
  private static final long DUPLICATE = 1L << 61;
  private static final int SEQUENCE_SHIFT = 32;
  private static final long PLACE = 0xffff_ffffL;

  private static final int PRINT = Long.BYTES;
  private static final int RECORD = PRINT + ReplyPrint.BYTES;
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  /** Stands for none yet; never added to. */
  static final DecidedRequests NONE = new DecidedRequests();

  private byte[] room = new byte[0];
  private long[] index = new long[FEW];
  private int tail;
  private int first;
  private int count;

  /** The file of all, unless there are origins. */
  private String file = "";

  private @Nullable RequestOrigins origins;

  int count() {
    return count;
  }

  int bytes() {
    RequestOrigins aside = origins;
    return OBJECT_BYTES
        + 2 * HEADER
        + room.length
        + Long.BYTES * index.length
        + (aside == null ? 0 : aside.bytes());
  }

  // ---- to add and to drop

  /** Adds a request, without a reply so far. */
  void add(RequestSlot request) {
    int at = append(roundedUp(RECORD + request.size()));
    long word = (long) request.sequence() << SEQUENCE_SHIFT | at;
    index[place(count - 1)] = request.duplicate ? word | DUPLICATE : word;
    WORD.set(room, at, request.clock);
    request.copyTo(room, at + RECORD);
    if (count == 1 && origins == null) {
      file = request.file();
    }
    Path tunnels = request.tunnels();
    if (origins != null || tunnels != Path.PLAIN || !file.equals(request.file())) {
      origins().put(place(count - 1), request.file(), tunnels);
    }
  }

  /**
   * Writes down the first reply of the request that was decided last.
   *
   * @param same it has the request's Data
   */
  void answerLast(IcmpMessage reply, boolean same, long clock, Mixer mixer) {
    int place = place(count - 1);
    index[place] |= ANSWERED;
    int at = (int) index[place] + PRINT;
    if (same) {
      ReplyPrint.writeLikeRequest(room, at, reply, clock);
    } else {
      ReplyPrint.write(room, at, reply, clock, mixer);
    }
    Path tunnels = reply.path().tunnelsKeptAs(Path.PLAIN);
    if (origins != null || tunnels != Path.PLAIN) {
      origins().putReply(place, tunnels);
    }
  }

  /** Makes a request the one that was decided last. */
  void moveToEnd(int number) {
    if (number == count - 1) {
      return;
    }
    int size = size(number);
    long word = index[place(number)] & ~PLACE;
    byte[] entry = Arrays.copyOfRange(room, at(number), at(number) + size);
    String fileOf = file(number);
    Path tunnels = tunnels(number);
    remove(number);
    int at = append(size);
    index[place(count - 1)] = word | at;
    System.arraycopy(entry, 0, room, at, size);
    if (origins != null) {
      origins.put(place(count - 1), fileOf, tunnels);
    }
  }

  void dropFirst() {
    if (origins != null) {
      origins.forget(place(0));
    }
    first++;
    count--;
  }

  /** Gives memory back that is not needed any more. */
  void trim() {
    if (room.length > 4 * used()) {
      layOut(2 * used());
    }
  }

  private void remove(int number) {
    if (origins != null) {
      origins.forget(place(number));
    }
    for (int next = number + 1; next < count; next++) {
      index[place(next - 1)] = index[place(next)];
      if (origins != null) {
        origins.move(place(next), place(next - 1));
      }
    }
    count--;
  }

  // ---- to look at

  /** The one with a sequence number that was given up first and not answered since; or negative. */
  int givenUp(int sequence) {
    for (int number = firstLookedAt(); number < count; number++) {
      if (hasSequence(number, sequence) && !isAnswered(number)) {
        return number;
      }
    }
    return -1;
  }

  /** The one with a sequence number that was answered last; or negative. */
  int answered(int sequence) {
    for (int number = count - 1; number >= firstLookedAt(); number--) {
      if (hasSequence(number, sequence) && isAnswered(number)) {
        return number;
      }
    }
    return -1;
  }

  /** The first one looked at: searches stop at the {@value RememberedRequests#LOOKED_AT} newest. */
  int firstLookedAt() {
    return Math.max(0, count - RememberedRequests.LOOKED_AT);
  }

  boolean hasSequence(int number, int sequence) {
    return (int) (index[place(number)] >>> SEQUENCE_SHIFT & 0xffff) == sequence;
  }

  private boolean isAnswered(int number) {
    return (index[place(number)] & ANSWERED) != 0;
  }

  boolean isDuplicate(int number) {
    return (index[place(number)] & DUPLICATE) != 0;
  }

  /** Capture time at a request's arrival. */
  long clock(int number) {
    return (long) WORD.get(room, at(number));
  }

  /** Makes a view show a request, and returns it; valid until the next change. */
  BorrowedEcho show(int number, BorrowedEcho view) {
    return view.wrap(room, at(number) + RECORD, file(number), tunnels(number));
  }

  /** Whether a reply has code and Data of a request's first reply. */
  boolean sameReply(int number, IcmpMessage reply, BorrowedEcho view, Mixer mixer) {
    return ReplyPrint.sameBytes(room, at(number) + PRINT, reply, show(number, view), mixer);
  }

  /** Whether a reply with the same bytes is in the packet of a request's first reply too. */
  boolean samePacket(int number, IcmpMessage reply, long clock, long span) {
    Path tunnels = origins == null ? Path.PLAIN : origins.replyTunnels(place(number));
    return ReplyPrint.samePacket(room, at(number) + PRINT, tunnels, reply, clock, span);
  }

  private int place(int number) {
    return first + number & index.length - 1;
  }

  private int at(int number) {
    return (int) index[place(number)];
  }

  private String file(int number) {
    return origins == null ? file : origins.file(place(number));
  }

  private Path tunnels(int number) {
    return origins == null ? Path.PLAIN : origins.tunnels(place(number));
  }

  private RequestOrigins origins() {
    RequestOrigins aside = origins;
    if (aside == null) {
      aside = new RequestOrigins(index.length, file);
      origins = aside;
    }
    return aside;
  }

  // ---- room

  private static int roundedUp(int size) {
    return size + 7 & -8;
  }

  /** Makes an entry of so many bytes and returns where it begins. */
  private int append(int size) {
    if (count == index.length) {
      growIndex();
    }
    int at = freePlace(size);
    if (at < 0) {
      layOut(roomFor(used() + size, size));
      at = tail;
    }
    tail = at + size;
    count++;
    return at;
  }

  /** The first entry alone, then soon as many like the newest as are kept, then little more. */
  private int roomFor(int needed, int size) {
    if (count < 3) {
      return needed + needed / 2 * Math.min(1, count);
    }
    return Math.max(needed + needed / 8, Math.min(2 * needed, RememberedRequests.DECIDED_KEPT * size));
  }

  /** Where an entry fits behind the last one, or before the first one; negative where neither. */
  private int freePlace(int size) {
    if (count == 0) {
      return size <= room.length ? 0 : -1;
    }
    int head = at(0);
    if (head < tail) {
      return tail + size <= room.length ? tail : size <= head ? 0 : -1;
    }
    return tail + size <= head ? tail : -1;
  }

  /** How many bytes the entries take. */
  private int used() {
    int sum = 0;
    for (int number = 0; number < count; number++) {
      sum += size(number);
    }
    return sum;
  }

  private int size(int number) {
    return roundedUp(RECORD + show(number, new BorrowedEcho()).size());
  }

  private void layOut(int length) {
    byte[] wider = new byte[length];
    int to = 0;
    for (int number = 0; number < count; number++) {
      int size = size(number);
      System.arraycopy(room, at(number), wider, to, size);
      index[place(number)] = index[place(number)] & ~PLACE | to;
      to += size;
    }
    room = wider;
    tail = to;
  }

  private void growIndex() {
    long[] wider = new long[2 * index.length];
    for (int number = 0; number < count; number++) {
      wider[number] = index[place(number)];
    }
    if (origins != null) {
      origins = origins.wider(first & index.length - 1, count);
    }
    index = wider;
    first = 0;
  }
}
