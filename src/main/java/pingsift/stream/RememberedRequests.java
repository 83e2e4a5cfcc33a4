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
   * Three hash indexes hold the slots, under secrets of the table:
   *
   *   bySequence   iStream, sequence, state   the oldest open, oldest given up, newest answered
   *   byContent    iStream, sequence, code, Data   does a request repeat another
   *   byRequester  requester, identifier, sequence (open ones only)   was another host asked
   *
   * A slot changes its place in bySequence with its state, so finding an open request never walks
   * over decided ones. Two lists an iStream (open by arrival, decided by decision) share one set of
   * links; a second set links the open ones of all iStreams by arrival, which is the order of their
   * deadlines, since all have the same timeout.
   */

  static final int DECIDED_KEPT = 64;
  static final int MAX_OPEN = 4096;

  /** How many requests of one requester, identifier and sequence number are compared at most. */
  static final int ELSEWHERE_TRIED = 8;

  /** How many requests with the same bytes are looked at for the original of a mirrored copy. */
  static final int MIRRORS_TRIED = 8;

  private final Mixer mixer;
  private final Roster<RequestSlot> slots = new Roster<>();
  private final HashIndex bySequence = new HashIndex();
  private final HashIndex byContent = new HashIndex();
  private final HashIndex byRequester = new HashIndex();
  private final IdRings ofStream = new IdRings();
  private final IdRings arrival = new IdRings();
  private int oldestOpen = NONE;

  RememberedRequests(Mixer mixer) {
    this.mixer = mixer;
  }

  /** The hash under which {@link #repeated} and {@link #remember} look for a request's bytes. */
  int contentHash(EchoStream stream, IcmpMessage request) {
    long head = (long) request.sequence() << 32 | request.data().wireLength();
    long hash = mixer.mix(stream.keyHash ^ request.code(), head);
    return Mixer.fold(mixer.mix(hash, request.data()));
  }

  /** The newest remembered request of the iStream with the same bytes. */
  @Nullable RequestSlot repeated(EchoStream stream, IcmpMessage request, int contentHash) {
    int id = byContent.last(contentHash);
    while (id != NONE) {
      RequestSlot slot = slots.get(id);
      if (slot.stream == stream && sameContent(slot, request)) {
        return slot;
      }
      id = byContent.previous(id);
    }
    return null;
  }

  /**
   * Whether a request is a remembered frame once more: the same bytes in the same IP packet, at
   * most {@code span} nanoseconds later. {@code repeated} is what it repeats.
   */
  boolean isMirrored(RequestSlot repeated, IcmpMessage request, long clock, long span) {
    RequestSlot slot = repeated;
    for (int tried = 0; tried < MIRRORS_TRIED; ) {
      if (clock > EchoStreamTable.after(slot.clock, span)) {
        return false;
      }
      if (slot.stream == repeated.stream && sameContent(slot, request)) {
        tried++;
        if (samePacket(slot.request, request)) {
          return true;
        }
      }
      int id = byContent.previous(slot.id);
      if (id == NONE) {
        return false;
      }
      slot = slots.get(id);
    }
    return false;
  }

  /** Takes a request in as open; the iStream has less than {@link #MAX_OPEN}. */
  RequestSlot remember(EchoStream stream, IcmpMessage request, int contentHash, long clock) {
    RequestSlot slot = slotFor(stream);
    long before = slot.bytes();
    slot.request.copyFrom(request);
    stream.rememberedBytes += slot.bytes() - before;
    slot.clock = clock;
    slot.state = State.OPEN;
    stream.openHead = ofStream.append(stream.openHead, slot.id);
    stream.openCount++;
    oldestOpen = arrival.append(oldestOpen, slot.id);
    bySequence.add(slot.id, sequenceHash(stream, request.sequence(), State.OPEN));
    byContent.add(slot.id, contentHash);
    byRequester.add(slot.id, requesterHash(stream, request.sequence()));
    return slot;
  }

  private RequestSlot slotFor(EchoStream stream) {
    if (stream.decidedCount >= DECIDED_KEPT) {
      RequestSlot slot = slots.get(stream.decidedHead);
      stream.decidedHead = ofStream.remove(stream.decidedHead, slot.id);
      stream.decidedCount--;
      bySequence.remove(slot.id);
      byContent.remove(slot.id);
      return slot;
    }
    RequestSlot slot = new RequestSlot(stream);
    slot.id = slots.add(slot);
    stream.rememberedBytes += slot.bytes();
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

  /** The oldest open request with a sequence number. */
  @Nullable RequestSlot open(EchoStream stream, int sequence) {
    return first(stream, sequence, State.OPEN);
  }

  /** The request with a sequence number that was given up first and not answered since. */
  @Nullable RequestSlot givenUp(EchoStream stream, int sequence) {
    return first(stream, sequence, State.GIVEN_UP);
  }

  private @Nullable RequestSlot first(EchoStream stream, int sequence, State state) {
    int id = bySequence.first(sequenceHash(stream, sequence, state));
    while (id != NONE) {
      RequestSlot slot = slots.get(id);
      if (is(slot, stream, sequence, state)) {
        return slot;
      }
      id = bySequence.next(id);
    }
    return null;
  }

  /** The request with a sequence number that was answered last. */
  @Nullable RequestSlot answered(EchoStream stream, int sequence) {
    int id = bySequence.last(sequenceHash(stream, sequence, State.ANSWERED));
    while (id != NONE) {
      RequestSlot slot = slots.get(id);
      if (is(slot, stream, sequence, State.ANSWERED)) {
        return slot;
      }
      id = bySequence.previous(id);
    }
    return null;
  }

  private static boolean is(RequestSlot slot, EchoStream stream, int sequence, State state) {
    return slot.stream == stream && slot.request.sequence() == sequence && slot.state == state;
  }

  void giveUp(RequestSlot slot) {
    decide(slot, State.GIVEN_UP);
  }

  /** Takes the first reply of a request, open or given up. */
  void answer(RequestSlot slot, IcmpMessage reply, long clock) {
    EchoStream stream = slot.stream;
    long before = slot.bytes();
    ReplyPrint print = slot.reply;
    if (print == null) {
      print = new ReplyPrint();
      slot.reply = print;
    }
    print.keep(reply, slot.request.data(), clock);
    stream.rememberedBytes += slot.bytes() - before;
    decide(slot, State.ANSWERED);
  }

  private void decide(RequestSlot slot, State state) {
    EchoStream stream = slot.stream;
    if (slot.state == State.OPEN) {
      stream.openHead = ofStream.remove(stream.openHead, slot.id);
      stream.openCount--;
      oldestOpen = arrival.remove(oldestOpen, slot.id);
      byRequester.remove(slot.id);
    } else {
      stream.decidedHead = ofStream.remove(stream.decidedHead, slot.id);
      stream.decidedCount--;
    }
    stream.decidedHead = ofStream.append(stream.decidedHead, slot.id);
    stream.decidedCount++;
    slot.state = state;
    bySequence.remove(slot.id);
    bySequence.add(slot.id, sequenceHash(stream, slot.request.sequence(), state));
  }

  /** Forgets the decided requests of an iStream that ends; none is open any more. */
  void forget(EchoStream stream) {
    while (stream.decidedHead != NONE) {
      int id = stream.decidedHead;
      stream.decidedHead = ofStream.remove(id, id);
      bySequence.remove(id);
      byContent.remove(id);
      slots.remove(id);
    }
    stream.decidedCount = 0;
  }

  /**
   * The iStream whose open request a reply answers from another address than was asked, or null:
   * the newest of the same requester, identifier, sequence number and Data.
   */
  @Nullable EchoStream askedElsewhere(EchoStream stream, IcmpMessage reply) {
    int tried = 0;
    int id = byRequester.last(requesterHash(stream, reply.sequence()));
    for (; id != NONE && tried < ELSEWHERE_TRIED; id = byRequester.previous(id)) {
      RequestSlot slot = slots.get(id);
      if (!sameRequester(slot.stream, stream) || slot.request.sequence() != reply.sequence()) {
        continue;
      }
      tried++;
      if (slot.stream != stream && DataComparison.alike(slot.request.data(), reply.data())) {
        return slot.stream;
      }
    }
    return null;
  }

  private static boolean sameRequester(EchoStream a, EchoStream b) {
    return a.requesterHigh == b.requesterHigh
        && a.requesterLow == b.requesterLow
        && a.identifier == b.identifier
        && a.ipVersion == b.ipVersion;
  }

  private static boolean sameContent(RequestSlot slot, IcmpMessage request) {
    return slot.request.sequence() == request.sequence()
        && slot.request.code() == request.code()
        && DataComparison.alike(slot.request.data(), request.data());
  }

  private static boolean samePacket(IcmpMessage a, IcmpMessage b) {
    return a.ipId() == b.ipId()
        && a.ttl() == b.ttl()
        && a.checksum() == b.checksum()
        && a.path() == b.path();
  }

  private int sequenceHash(EchoStream stream, int sequence, State state) {
    return Mixer.fold(mixer.mix(stream.keyHash, (long) sequence << 2 | state.ordinal()));
  }

  private int requesterHash(EchoStream stream, int sequence) {
    return Mixer.fold(mixer.mix(stream.requesterHash, sequence));
  }
}
