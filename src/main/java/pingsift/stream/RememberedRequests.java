// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import static pingsift.stream.HashIndex.NONE;

import org.jspecify.annotations.Nullable;
import pingsift.decode.IcmpMessage;
import pingsift.stream.RequestSlot.State;

/**
 * The requests that a table remembers, of all its iStreams: every open one and, of each iStream, at
 * least the {@value #DECIDED_KEPT} that were decided last.
 *
 * <p>A slot is reused when its iStream sends a request while {@value #DECIDED_KEPT} or more are
 * decided, so an iStream's memory settles at its peak of open requests and then nothing is
 * allocated. Everything here takes constant time, whatever the traffic.
 */
final class RememberedRequests {
  /*
   * Two lists an iStream (open by arrival, decided by decision) share one set of links; a second set
   * links the open ones of all iStreams by arrival, which is the order of their deadlines, since all
   * have the same timeout.
   *
   * Requests with the same bytes have the same sequence number. So whether one repeats another is
   * seen by comparing it with those that have its sequence number. As nothing keeps a host from
   * using one number only, no more than SequenceIndex.FEW of each state are compared.
   */

  static final int DECIDED_KEPT = 16;
  static final int MAX_OPEN = 4096;

  /** What a request is to those that are remembered. */
  enum Likeness {
    /** No other has its bytes. */
    NEW,
    /** Another has the same code, sequence number and Data. */
    REPEATED,
    /** It is the same frame once more. */
    MIRRORED
  }

  private final Roster<RequestSlot> slots = new Roster<>();
  private final SequenceIndex bySequence;
  private final IdRings ofStream = new IdRings();
  private final IdRings arrival = new IdRings();
  private final RequestSlot[] found = new RequestSlot[State.values().length * SequenceIndex.FEW];
  private int oldestOpen = NONE;
  private long changes;

  RememberedRequests(Mixer mixer) {
    bySequence = new SequenceIndex(mixer, slots);
  }

  /**
   * Compares a request with those of its sequence number. A mirrored one has the same bytes in the
   * same IP packet, at most {@code span} nanoseconds later; with a span of 0 none is.
   */
  Likeness likeness(EchoStream stream, IcmpMessage request, long clock, long span) {
    Likeness likeness = Likeness.NEW;
    int count = bySequence.newest(stream, request.sequence(), found);
    for (int i = 0; i < count; i++) {
      RequestSlot slot = found[i];
      if (!sameContent(slot.request, request)) {
        continue;
      }
      if (span > 0
          && clock <= EchoStreamTable.after(slot.clock, span)
          && samePacket(slot.request, request)) {
        return Likeness.MIRRORED;
      }
      likeness = Likeness.REPEATED;
    }
    return likeness;
  }

  /** Takes a request in as open; the iStream has less than {@link #MAX_OPEN}. */
  RequestSlot remember(EchoStream stream, IcmpMessage request, long clock) {
    boolean reused = stream.decidedCount >= DECIDED_KEPT;
    RequestSlot slot = reused ? oldestDecided(stream) : new RequestSlot(stream);
    long before = reused ? slot.bytes() : 0;
    slot.request.copyFrom(request);
    slot.clock = clock;
    slot.state = State.OPEN;
    slot.order = changes++;
    if (reused) {
      removeDecided(slot);
      bySequence.change(slot);
    } else {
      slot.id = slots.add(slot);
      bySequence.add(slot);
    }
    stream.rememberedBytes += slot.bytes() - before;
    stream.openHead = ofStream.append(stream.openHead, slot.id);
    stream.openCount++;
    oldestOpen = arrival.append(oldestOpen, slot.id);
    return slot;
  }

  /** The open request of all iStreams that waits longest. */
  @Nullable RequestSlot oldestOpen() {
    return oldestOpen == NONE ? null : slots.get(oldestOpen);
  }

  /** The open request of an iStream that waits longest. */
  @Nullable RequestSlot oldestOpen(EchoStream stream) {
    return stream.openHead == NONE ? null : slots.get(stream.openHead);
  }

  private RequestSlot oldestDecided(EchoStream stream) {
    return slots.get(stream.decidedHead);
  }

  /** The oldest open request with a sequence number. */
  @Nullable RequestSlot open(EchoStream stream, int sequence) {
    RequestSlot oldest = oldestOpen(stream);
    return oldest == null || oldest.request.sequence() == sequence
        ? oldest
        : bySequence.oldest(stream, sequence, State.OPEN);
  }

  /** The request with a sequence number that was given up first and not answered since. */
  @Nullable RequestSlot givenUp(EchoStream stream, int sequence) {
    return bySequence.oldest(stream, sequence, State.GIVEN_UP);
  }

  /** The request with a sequence number that was answered last. */
  @Nullable RequestSlot answered(EchoStream stream, int sequence) {
    return bySequence.newest(stream, sequence, State.ANSWERED);
  }

  /** Whether an open request has the sequence number and the Data of a reply. */
  boolean asks(EchoStream stream, IcmpMessage reply) {
    int count = stream.openCount == 0 ? 0 : bySequence.newest(stream, reply.sequence(), found);
    for (int i = 0; i < count; i++) {
      if (found[i].state == State.OPEN
          && DataComparison.alike(found[i].request.data(), reply.data())) {
        return true;
      }
    }
    return false;
  }

  void giveUp(RequestSlot slot) {
    decide(slot, State.GIVEN_UP);
  }

  /** Takes the first reply of a request, open or given up. */
  void answer(RequestSlot slot, IcmpMessage reply, long clock) {
    ReplyPrint print = slot.reply;
    long before = print == null ? 0 : print.bytes();
    if (print == null) {
      print = new ReplyPrint();
      slot.reply = print;
    }
    print.keep(reply, slot.request.data(), clock);
    slot.stream.rememberedBytes += print.bytes() - before;
    decide(slot, State.ANSWERED);
  }

  private void decide(RequestSlot slot, State state) {
    EchoStream stream = slot.stream;
    if (slot.state == State.OPEN) {
      stream.openHead = ofStream.remove(stream.openHead, slot.id);
      stream.openCount--;
      oldestOpen = arrival.remove(oldestOpen, slot.id);
    } else {
      removeDecided(slot);
    }
    stream.decidedHead = ofStream.append(stream.decidedHead, slot.id);
    stream.decidedCount++;
    slot.state = state;
    slot.order = changes++;
    bySequence.change(slot);
  }

  private void removeDecided(RequestSlot slot) {
    EchoStream stream = slot.stream;
    stream.decidedHead = ofStream.remove(stream.decidedHead, slot.id);
    stream.decidedCount--;
  }

  /** Forgets the decided requests of an iStream that ends; none is open any more. */
  void forget(EchoStream stream) {
    while (stream.decidedHead != NONE) {
      RequestSlot slot = oldestDecided(stream);
      removeDecided(slot);
      bySequence.forget(slot);
      slots.remove(slot.id);
    }
  }

  private static boolean sameContent(IcmpMessage a, IcmpMessage b) {
    return a.code() == b.code() && DataComparison.alike(a.data(), b.data());
  }

  private static boolean samePacket(IcmpMessage a, IcmpMessage b) {
    return a.ipId() == b.ipId()
        && a.ttl() == b.ttl()
        && a.checksum() == b.checksum()
        && a.path() == b.path();
  }
}
