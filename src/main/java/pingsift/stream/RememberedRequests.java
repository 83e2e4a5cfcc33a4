// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import pingsift.decode.IcmpMessage;
import pingsift.stream.RequestSlot.State;

/**
 * The requests of one iStream that are remembered: every open one and at least the {@value
 * #DECIDED_KEPT} that were decided last.
 *
 * <p>A slot is reused when the iStream sends a request while {@value #DECIDED_KEPT} or more are
 * decided, so memory settles at the peak of open requests and then nothing is allocated.
 */
final class RememberedRequests {
  /*
   * The slots stand in a row, their sequence numbers beside them in an array of their own:
   *
   *     first                      firstOpen                  end
   *       | decided, by decision       | open, by arrival      |  room
   *
   * An ordinary ping takes the first slot, puts it at the end, and its reply moves the border by
   * one. Only what leaves its order shifts others. The row slides to the right, and back to the
   * left where there is no room.
   *
   * Searches go through the sequence numbers alone, 32 to a cache line, and touch a slot where one
   * agrees. The open part is searched by halves while its numbers ascend, else from its first on, to
   * MAX_OPEN at most. As nothing keeps a host from having thousands open and decided, all under one
   * number, other searches look at the LOOKED_AT newest of a part.
   */

  static final int DECIDED_KEPT = 8;
  static final int MAX_OPEN = 4096;
  static final int LOOKED_AT = 64;

  /** This object (40) with the headers of its arrays. */
  private static final int OBJECT_BYTES = 72;

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
  private RequestSlot[] slots = new RequestSlot[2];
  private int first;
  private int firstOpen;
  private int end;

  /** The sequence numbers of the open part ascend: an ordinary ping that does not wrap. */
  private boolean inOrder;

  private int bytes = OBJECT_BYTES + 2 * PLACE_BYTES;
  private @Nullable RequestSlot newest;

  /** Bytes of memory. */
  int bytes() {
    return bytes;
  }

  int openCount() {
    return end - firstOpen;
  }

  /** The open request that waits longest. */
  @Nullable RequestSlot oldestOpen() {
    return firstOpen == end ? null : slots[firstOpen];
  }

  /** The request that was taken in last, whatever became of it. */
  @Nullable RequestSlot newest() {
    return newest;
  }

  /** Takes a request in as open; there are less than {@link #MAX_OPEN}. */
  RequestSlot remember(EchoStream stream, IcmpMessage request, long clock) {
    RequestSlot slot;
    if (firstOpen - first >= DECIDED_KEPT) {
      slot = slots[first++];
      bytes -= slot.bytes();
    } else {
      slot = new RequestSlot(stream);
    }
    slot.keep(request);
    slot.clock = clock;
    slot.state = State.OPEN;
    bytes += slot.bytes();
    if (end == slots.length) {
      makeRoom();
    }
    char sequence = (char) request.sequence();
    inOrder = firstOpen == end || (inOrder && sequences[end - 1] < sequence);
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
    firstOpen -= first;
    first = 0;
    end = count;
  }

  void giveUp(RequestSlot slot) {
    decide(slot, State.GIVEN_UP);
  }

  /**
   * Forgets the request that was decided first, and frees its memory; false where there are no more
   * than the {@value #DECIDED_KEPT} that are kept.
   */
  boolean forgetOldest() {
    if (firstOpen - first <= DECIDED_KEPT) {
      return false;
    }
    RequestSlot slot = slots[first];
    ReplyPrint reply = slot.reply;
    bytes -= slot.bytes() + (reply == null ? 0 : reply.bytes());
    slots[first++] = null;
    return true;
  }

  /** Takes the first reply of a request, open or given up. */
  void answer(RequestSlot slot, IcmpMessage reply, long clock) {
    ReplyPrint print = slot.reply;
    if (print == null) {
      print = new ReplyPrint();
      slot.reply = print;
      bytes += print.bytes();
    }
    bytes += print.keep(reply, slot, clock);
    decide(slot, State.ANSWERED);
  }

  /** Makes a slot the one that was decided last. */
  private void decide(RequestSlot slot, State state) {
    boolean isOpen = slot.state == State.OPEN;
    int place = isOpen ? Math.max(firstOpen, openPlace(slot.sequence())) : first;
    while (slots[place] != slot) {
      place++;
    }
    if (isOpen) {
      System.arraycopy(slots, firstOpen, slots, firstOpen + 1, place - firstOpen);
      System.arraycopy(sequences, firstOpen, sequences, firstOpen + 1, place - firstOpen);
      firstOpen++;
    } else {
      System.arraycopy(slots, place + 1, slots, place, firstOpen - 1 - place);
      System.arraycopy(sequences, place + 1, sequences, place, firstOpen - 1 - place);
    }
    slots[firstOpen - 1] = slot;
    sequences[firstOpen - 1] = (char) slot.sequence();
    slot.state = state;
  }

  /** The oldest open request with a sequence number. */
  @Nullable RequestSlot open(int sequence) {
    int place = openPlace(sequence);
    return place < 0 ? null : slots[place];
  }

  /** Where the oldest open request with a sequence number is; negative where there is none. */
  private int openPlace(int sequence) {
    if (inOrder) {
      return Arrays.binarySearch(sequences, firstOpen, end, (char) sequence);
    }
    for (int place = firstOpen; place < end; place++) {
      if (sequences[place] == sequence) {
        return place;
      }
    }
    return -1;
  }

  /** The request with a sequence number that was given up first and not answered since. */
  @Nullable RequestSlot givenUp(int sequence) {
    for (int place = firstLookedAt(first, firstOpen); place < firstOpen; place++) {
      if (sequences[place] == sequence && slots[place].state == State.GIVEN_UP) {
        return slots[place];
      }
    }
    return null;
  }

  /** The request with a sequence number that was answered last. */
  @Nullable RequestSlot answered(int sequence) {
    for (int place = firstOpen - 1; place >= firstLookedAt(first, firstOpen); place--) {
      if (sequences[place] == sequence && slots[place].state == State.ANSWERED) {
        return slots[place];
      }
    }
    return null;
  }

  /** Whether an open request has the sequence number and the Data of a reply. */
  boolean asks(IcmpMessage reply) {
    for (int place = firstLookedAt(firstOpen, end); place < end; place++) {
      if (sequences[place] == reply.sequence() && slots[place].sameData(reply.data())) {
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
    for (int place = firstLookedAt(first, firstOpen); place < firstOpen; place++) {
      if (sequences[place] == reply.sequence() && slots[place].sameData(reply.data())) {
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
    Likeness open = likeness(request, clock, span, firstOpen, end);
    if (open == Likeness.MIRRORED) {
      return open;
    }
    Likeness decided = likeness(request, clock, span, first, firstOpen);
    return decided.compareTo(open) > 0 ? decided : open;
  }

  private Likeness likeness(IcmpMessage request, long clock, long span, int from, int to) {
    Likeness likeness = Likeness.NEW;
    int sequence = request.sequence();
    for (int place = firstLookedAt(from, to); place < to; place++) {
      if (sequences[place] != sequence) {
        continue;
      }
      if (!slots[place].sameContent(request)) {
        likeness = likeness == Likeness.NEW ? Likeness.REUSED : likeness;
        continue;
      }
      boolean recent = span > 0 && clock <= EchoStreamTable.after(slots[place].clock, span);
      if (recent && slots[place].samePacket(request)) {
        return Likeness.MIRRORED;
      }
      likeness = Likeness.REPEATED;
    }
    return likeness;
  }

  private static int firstLookedAt(int from, int to) {
    return Math.max(from, to - LOOKED_AT);
  }
}
