// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import static pingsift.stream.HashIndex.NONE;

import org.jspecify.annotations.Nullable;
import pingsift.bytes.Mixer;
import pingsift.decode.BorrowedEcho;
import pingsift.decode.IcmpMessage;

/**
 * The iStreams that have not ended: by key, by key without path, by requester and identifier, and
 * by last activity.
 */
final class LiveStreams {
  /**
   * How many iStreams that differ in their path alone are looked at, the youngest first, for a
   * message whose path has none. More than a few are hostile.
   */
  static final int PATHS_TRIED = 8;

  /**
   * How many iStreams of one requester and identifier are looked at for an open request that a
   * reply from another host answers, those first that asked last.
   */
  static final int ASKERS_TRIED = 8;

  private final Roster<EchoStream> streams = new Roster<>();
  private final HashIndex byKey = new HashIndex();
  private final HashIndex byPair = new HashIndex();
  private final HashIndex byRequester = new HashIndex();
  private final IdRings activity = new IdRings();
  private int leastRecent = NONE;

  /** Adds the iStream that {@code key} was made for. */
  void add(EchoStream stream, StreamKey key) {
    stream.id = streams.add(stream);
    byKey.add(stream.id, Mixer.fold(key.keyHash));
    byPair.add(stream.id, Mixer.fold(key.pairHash));
    byRequester.add(stream.id, Mixer.fold(key.requesterHash));
    leastRecent = activity.append(leastRecent, stream.id);
  }

  void remove(EchoStream stream) {
    leastRecent = activity.remove(leastRecent, stream.id);
    byRequester.remove(stream.id);
    byPair.remove(stream.id);
    byKey.remove(stream.id);
    streams.remove(stream.id);
  }

  /** Makes this the most recently active iStream. */
  void touch(EchoStream stream) {
    leastRecent = activity.append(activity.remove(leastRecent, stream.id), stream.id);
  }

  /** Makes this the iStream of its requester and identifier, as in {@code key}, that asked last. */
  void asked(EchoStream stream, StreamKey key) {
    int hash = Mixer.fold(key.requesterHash);
    if (byRequester.last(hash) != stream.id) {
      byRequester.remove(stream.id);
      byRequester.add(stream.id, hash);
    }
  }

  @Nullable EchoStream leastRecent() {
    return leastRecent == NONE ? null : streams.get(leastRecent);
  }

  @Nullable EchoStream find(StreamKey key) {
    int id = byKey.first(Mixer.fold(key.keyHash));
    while (id != NONE) {
      EchoStream stream = streams.get(id);
      if (key.samePair(stream) && key.path.sameAs(stream.vlanTags, stream.tunnels)) {
        return stream;
      }
      id = byKey.next(id);
    }
    return null;
  }

  /**
   * The iStream of another path that a request belongs to: one that has seen replies only, or whose
   * requests came on this path before. An iStream with requests of its own path is the same ping
   * seen elsewhere, not this one.
   */
  @Nullable EchoStream findForRequest(StreamKey key) {
    int tried = 0;
    for (int id = youngest(key); id != NONE && tried < PATHS_TRIED; id = byPair.previous(id)) {
      EchoStream stream = streams.get(id);
      if (!key.samePair(stream)) {
        continue;
      }
      tried++;
      if (stream.requests() == 0
          || (stream.beginsWithReply()
              && key.path.sameAs(stream.otherVlanTags, stream.otherTunnels))) {
        return stream;
      }
    }
    return null;
  }

  /**
   * The iStream of another path that a reply belongs to: one with an open request that it answers;
   * else one without replies so far, or whose replies came on this path before.
   */
  @Nullable EchoStream findForReply(StreamKey key, IcmpMessage reply) {
    EchoStream second = null;
    int tried = 0;
    for (int id = youngest(key); id != NONE && tried < PATHS_TRIED; id = byPair.previous(id)) {
      EchoStream stream = streams.get(id);
      if (!key.samePair(stream)) {
        continue;
      }
      tried++;
      if (stream.remembered.open(reply.sequence()) != RememberedRequests.NONE) {
        return stream;
      }
      boolean fits =
          stream.replies() == 0
              || (!stream.beginsWithReply()
                  && key.path.sameAs(stream.otherVlanTags, stream.otherTunnels));
      if (second == null && fits) {
        second = stream;
      }
    }
    return second;
  }

  /**
   * The iStream of another path whose message is quoted in an error: one with an open request of
   * the quoted sequence number, else the youngest.
   */
  @Nullable EchoStream findForError(StreamKey key, int sequence) {
    EchoStream second = null;
    int tried = 0;
    for (int id = youngest(key); id != NONE && tried < PATHS_TRIED; id = byPair.previous(id)) {
      EchoStream stream = streams.get(id);
      if (!key.samePair(stream)) {
        continue;
      }
      tried++;
      if (sequence != IcmpMessage.ABSENT && stream.remembered.open(sequence) != RememberedRequests.NONE) {
        return stream;
      }
      second = second == null ? stream : second;
    }
    return second;
  }

  /**
   * The iStream with an open request that a reply answers from another address than was asked: of
   * the same requester and identifier, with the reply's sequence number and Data.
   *
   * @param answering the iStream of the reply, made for {@code key}
   */
  @Nullable EchoStream findAsker(
      EchoStream answering, StreamKey key, IcmpMessage reply, BorrowedEcho view) {
    int tried = 0;
    int id = byRequester.last(Mixer.fold(key.requesterHash));
    for (; id != NONE && tried < ASKERS_TRIED; id = byRequester.previous(id)) {
      EchoStream stream = streams.get(id);
      if (stream == answering || !key.sameRequester(stream)) {
        continue;
      }
      tried++;
      if (stream.remembered.asks(reply, view)) {
        return stream;
      }
    }
    return null;
  }

  private int youngest(StreamKey key) {
    return byPair.last(Mixer.fold(key.pairHash));
  }
}
