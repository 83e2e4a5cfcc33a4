// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import pingsift.decode.BorrowedEcho;
import pingsift.decode.EchoRecord;
import pingsift.decode.IcmpMessage;

/**
 * The requests of one iStream that are remembered: every open one and at least the {@value
 * #DECIDED_KEPT} that were decided last.
 *
 * <p>When the iStream sends a request, more decided ones than that are forgotten, the oldest first,
 * unless as many are open.
 */
final class RememberedRequests {
  /*
   * An open request is in a slot, which it leaves when it is decided: then it is copied behind the
   * DecidedRequests. So all iStreams together use few slots, in turns.
   *
   * The open slots stand in a row by arrival, their sequence numbers beside them in an array of their
   * own. An ordinary ping has one at a time; the row slides to the right, and back to the left where
   * it is empty or there is no room. It is searched by halves while its numbers ascend, else from its
   * first on, to MAX_OPEN at most. As nothing keeps a host from having thousands open and decided,
   * all under one number, other searches look at the LOOKED_AT newest of open and decided ones.
   */

  static final int DECIDED_KEPT = 8;
  static final int MAX_OPEN = 4096;
  static final int LOOKED_AT = 64;

  /** This object with the headers of its arrays. */
  private static final int OBJECT_BYTES = 40 + 32;

  /** A slot's place in the arrays. */
  private static final int PLACE_BYTES = 6;

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

  private char[] sequences = new char[2];
  private @Nullable RequestSlot[] slots = new RequestSlot[2];
  private int first;
  private int end;

  /** The sequence numbers of the open ones ascend: an ordinary ping that does not wrap. */
  private boolean inOrder;

  private int bytes = OBJECT_BYTES + 2 * PLACE_BYTES;

  private final RequestPool pool;
  private DecidedRequests decided = DecidedRequests.NONE;

  /** The request that was taken in last while it is open; and its number once it is decided. */
  private @Nullable RequestSlot newest;

  private int newestDecided;

  RememberedRequests(RequestPool pool) {
    this.pool = pool;
  }

  /** Bytes of memory. */
  int bytes() {
    return bytes;
  }

  int openCount() {
    return end - first;
  }

  /** The open request that waits longest. */
  @Nullable RequestSlot oldestOpen() {
    return first == end ? null : slots[first];
  }

  /** The request that was taken in last, whatever became of it; null where there was none. */
  @Nullable EchoRecord newest() {
    RequestSlot open = newest;
    if (open != null) {
      return open;
    }
    return decided.count() == 0 ? null : decided.show(newestDecided, new BorrowedEcho());
  }

  // ---- what becomes of a request

  /** Takes a request in as open; there are less than {@link #MAX_OPEN}. */
  RequestSlot remember(EchoStream stream, IcmpMessage request, long clock) {
    int kept = Math.max(DECIDED_KEPT, openCount());
    while (decided.count() >= kept) {
      decided.dropFirst();
    }
    RequestSlot slot = pool.take(request);
    slot.keep(request);
    slot.stream = stream;
    slot.clock = clock;
    bytes += slot.bytes();
    if (end == slots.length) {
      makeRoom();
    }
    char sequence = (char) request.sequence();
    inOrder = first == end || (inOrder && sequences[end - 1] < sequence);
    sequences[end] = sequence;
    slots[end] = slot;
    end++;
    newest = slot;
    return slot;
  }

  private void makeRoom() {
    int count = end - first;
    if (count > slots.length / 2) {
      bytes += slots.length * PLACE_BYTES;
      sequences = Arrays.copyOf(sequences, 2 * slots.length);
      slots = Arrays.copyOf(slots, 2 * slots.length);
    }
    System.arraycopy(sequences, first, sequences, 0, count);
    System.arraycopy(slots, first, slots, 0, count);
    Arrays.fill(slots, count, end, null);
    first = 0;
    end = count;
  }

  /** Decides an open request without a reply; the slot keeps it until it is {@link #release}d. */
  void giveUp(RequestSlot slot) {
    decide(slot);
  }

  /**
   * Decides an open request by its first reply; the slot keeps it until it is {@link #release}d.
   */
  void answer(RequestSlot slot, IcmpMessage reply, long clock) {
    decide(slot);
    int before = decided.bytes();
    decided.answerLast(reply, slot.sameData(reply.data()), clock, pool.mixer);
    bytes += decided.bytes() - before;
  }

  private void decide(RequestSlot slot) {
    leave(slot);
    bytes -= slot.bytes();
    if (decided == DecidedRequests.NONE) {
      decided = new DecidedRequests();
      bytes += decided.bytes();
    }
    int before = decided.bytes();
    decided.add(slot);
    bytes += decided.bytes() - before;
    if (newest == slot) {
      newest = null;
      newestDecided = decided.count() - 1;
    }
  }

  /** Takes a slot out of the row. */
  private void leave(RequestSlot slot) {
    int place = slots[first] == slot ? first : Math.max(first, openPlace(slot.sequence()));
    while (slots[place] != slot) {
      place++;
    }
    System.arraycopy(slots, first, slots, first + 1, place - first);
    System.arraycopy(sequences, first, sequences, first + 1, place - first);
    slots[first++] = null;
    if (first == end) {
      first = 0;
      end = 0;
    }
  }

  /** Lets others use the slot of a request that is decided. */
  void release(RequestSlot slot) {
    slot.stream = null;
    pool.give(slot);
  }

  /** Takes the first reply of a request that was given up, and returns the request. */
  EchoRecord answerLate(int number, IcmpMessage reply, long clock) {
    int before = decided.bytes();
    boolean same = decided.show(number, pool.view).sameData(reply.data());
    decided.moveToEnd(number);
    decided.answerLast(reply, same, clock, pool.mixer);
    bytes += decided.bytes() - before;
    int last = decided.count() - 1;
    if (newestDecided == number) {
      newestDecided = last;
    } else if (newestDecided > number) {
      newestDecided--;
    }
    return decided.show(last, pool.view);
  }

  /**
   * Forgets the request that was decided first, and frees its memory; false where there are no more
   * than the {@value #DECIDED_KEPT} that are kept.
   */
  boolean forgetOldest() {
    if (decided.count() <= DECIDED_KEPT) {
      return false;
    }
    int before = decided.bytes();
    if (newest == null && newestDecided == 0) {
      decided.moveToEnd(0); // the last request is always there
      newestDecided = decided.count() - 1;
    }
    decided.dropFirst();
    newestDecided--;
    decided.trim();
    bytes += decided.bytes() - before;
    return true;
  }

  // ---- which request

  /** The oldest open request with a sequence number. */
  @Nullable RequestSlot open(int sequence) {
    int place = openPlace(sequence);
    return place < 0 ? null : slots[place];
  }

  /** Where the oldest open request with a sequence number is; negative where there is none. */
  private int openPlace(int sequence) {
    if (inOrder) {
      return Arrays.binarySearch(sequences, first, end, (char) sequence);
    }
    for (int place = first; place < end; place++) {
      if (sequences[place] == sequence) {
        return place;
      }
    }
    return -1;
  }

  /**
   * The number of the request with a sequence number that was given up first and not answered
   * since; negative where there is none.
   */
  int givenUp(int sequence) {
    return decided.givenUp(sequence);
  }

  /**
   * The number of the request with a sequence number that was answered last; negative where there
   * is none.
   */
  int answered(int sequence) {
    return decided.answered(sequence);
  }

  /** A request that is decided; valid until the next call of the table. */
  EchoRecord decided(int number) {
    return decided.show(number, pool.view);
  }

  boolean isDuplicate(int number) {
    return decided.isDuplicate(number);
  }

  /** Whether a reply has code and Data of the first reply to a request that is decided. */
  boolean sameReply(int number, IcmpMessage reply) {
    return decided.sameReply(number, reply, pool.probe, pool.mixer);
  }

  /** Whether a reply is the frame of one of the first replies once more. */
  boolean isMirrored(IcmpMessage reply, long clock, long span) {
    int number = decided.answered(reply.sequence());
    return number >= 0
        && decided.samePacket(number, reply, clock, span)
        && sameReply(number, reply);
  }

  /** Whether an open request has the sequence number and the Data of a reply. */
  boolean asks(IcmpMessage reply) {
    for (int place = firstLookedAt(); place < end; place++) {
      if (sequences[place] == reply.sequence() && slot(place).sameData(reply.data())) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether any remembered request, decided or open, has the sequence number and Data of a reply.
   */
  boolean asked(IcmpMessage reply) {
    if (asks(reply)) {
      return true;
    }
    for (int number = decided.firstLookedAt(); number < decided.count(); number++) {
      if (decided.hasSequence(number, reply.sequence())
          && decided.show(number, pool.probe).sameData(reply.data())) {
        return true;
      }
    }
    return false;
  }

  /**
   * Compares a request with the remembered ones. A mirrored one has the same bytes in the same IP
   * packet, at most {@code span} nanoseconds later; with a span of 0 none is.
   */
  Likeness likeness(IcmpMessage request, long clock, long span) {
    Likeness likeness = Likeness.NEW;
    int sequence = request.sequence();
    for (int place = firstLookedAt(); place < end; place++) {
      if (sequences[place] == sequence) {
        RequestSlot slot = slot(place);
        likeness = greater(likeness, likeness(slot, slot.clock, request, clock, span));
      }
    }
    for (int number = decided.firstLookedAt(); number < decided.count(); number++) {
      if (decided.hasSequence(number, sequence)) {
        EchoRecord earlier = decided.show(number, pool.probe);
        long then = decided.clock(number);
        likeness = greater(likeness, likeness(earlier, then, request, clock, span));
      }
    }
    return likeness;
  }

  private static Likeness likeness(
      EchoRecord earlier, long then, IcmpMessage request, long clock, long span) {
    if (!earlier.sameContent(request)) {
      return Likeness.REUSED;
    }
    boolean recent = span > 0 && clock <= EchoStreamTable.after(then, span);
    return recent && earlier.samePacket(request) ? Likeness.MIRRORED : Likeness.REPEATED;
  }

  private static Likeness greater(Likeness a, Likeness b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private int firstLookedAt() {
    return Math.max(first, end - LOOKED_AT);
  }

  private RequestSlot slot(int place) {
    RequestSlot slot = slots[place];
    if (slot == null) {
      throw new IllegalStateException("an open request without its slot");
    }
    return slot;
  }
}
