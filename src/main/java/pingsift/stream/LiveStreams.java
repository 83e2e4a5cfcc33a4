// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import static pingsift.stream.HashIndex.NONE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.Mixer;
import pingsift.decode.BorrowedEcho;
import pingsift.decode.IcmpMessage;
import pingsift.decode.Path;

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

  private final Mixer mixer;
  private final Roster<EchoStream> streams = new Roster<>();
  private final KeyIndex byKey = new KeyIndex();
  private final IdRings activity = new IdRings();
  private int leastRecent = NONE;

  /*
   * Most captures have one path for all, and need no index without it; those without replies that
   * nobody asked for need none of requesters. So these two are made when they are first needed.
   */
  private @Nullable HashIndex byPair;

  private @Nullable HashIndex byRequester;
  private long firstVlanTags;
  private Path firstTunnels = Path.PLAIN;

  /** How often iStreams have asked, openings included. */
  private long asked;

  LiveStreams(Mixer mixer) {
    this.mixer = mixer;
  }

  /** Adds the iStream that {@code key} was made for. */
  void add(EchoStream stream, StreamKey key) {
    if (streams.isNew()) {
      firstVlanTags = stream.vlanTags;
      firstTunnels = stream.tunnels;
    }
    stream.id = streams.add(stream);
    byKey.add(stream.id, Mixer.fold(key.keyHash));
    leastRecent = activity.append(leastRecent, stream.id);
    if (byPair != null) {
      byPair.add(stream.id, Mixer.fold(key.pairHash()));
    }
    stream.askedAt(++asked);
    if (byRequester != null) {
      byRequester.add(stream.id, Mixer.fold(key.requesterHash()));
    }
  }

  void remove(EchoStream stream) {
    leastRecent = activity.remove(leastRecent, stream.id);
    if (byRequester != null) {
      byRequester.remove(stream.id);
    }
    if (byPair != null) {
      byPair.remove(stream.id);
    }
    byKey.remove(stream.id, Mixer.fold(stream.keyHash()));
    streams.remove(stream.id);
  }

  /** Makes this the most recently active iStream. */
  void touch(EchoStream stream) {
    int id = stream.id;
    if (leastRecent == id) {
      leastRecent = activity.next(id); // its place in the ring is right: before the head
    } else if (activity.previous(leastRecent) != id) {
      leastRecent = activity.append(activity.remove(leastRecent, id), id);
    }
  }

  /** Makes this the iStream of its requester and identifier, as in {@code key}, that asked last. */
  void asked(EchoStream stream, StreamKey key) {
    stream.askedAt(++asked);
    HashIndex index = byRequester;
    if (index != null) {
      int hash = Mixer.fold(key.requesterHash());
      if (index.last(hash) != stream.id) {
        index.remove(stream.id);
        index.add(stream.id, hash);
      }
    }
  }

  @Nullable EchoStream leastRecent() {
    return leastRecent == NONE ? null : streams.get(leastRecent);
  }

  @Nullable EchoStream find(StreamKey key) {
    int hash = Mixer.fold(key.keyHash);
    int place = byKey.find(byKey.begin(hash), hash);
    while (place != KeyIndex.NONE) {
      EchoStream stream = streams.get(byKey.id(place));
      if (key.samePair(stream) && key.path.sameAs(stream.vlanTags, stream.tunnels)) {
        return stream;
      }
      place = byKey.find(place + 1, hash);
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
    HashIndex index = byPair(key.path);
    if (index == null) {
      return null;
    }
    int id = index.last(Mixer.fold(key.pairHash()));
    for (; id != NONE && tried < PATHS_TRIED; id = index.previous(id)) {
      EchoStream stream = streams.get(id);
      if (!key.samePair(stream)) {
        continue;
      }
      tried++;
      if (stream.requests() == 0
          || (stream.beginsWithReply()
              && key.path.sameAs(stream.otherVlanTags(), stream.otherTunnels))) {
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
    HashIndex index = byPair(key.path);
    if (index == null) {
      return null;
    }
    int id = index.last(Mixer.fold(key.pairHash()));
    for (; id != NONE && tried < PATHS_TRIED; id = index.previous(id)) {
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
                  && key.path.sameAs(stream.otherVlanTags(), stream.otherTunnels));
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
    HashIndex index = byPair(key.path);
    if (index == null) {
      return null;
    }
    int id = index.last(Mixer.fold(key.pairHash()));
    for (; id != NONE && tried < PATHS_TRIED; id = index.previous(id)) {
      EchoStream stream = streams.get(id);
      if (!key.samePair(stream)) {
        continue;
      }
      tried++;
      if (sequence != IcmpMessage.ABSENT
          && stream.remembered.open(sequence) != RememberedRequests.NONE) {
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
    HashIndex index = byRequester();
    int id = index.last(Mixer.fold(key.requesterHash()));
    for (; id != NONE && tried < ASKERS_TRIED; id = index.previous(id)) {
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

  /** Null while all iStreams have had this path: then there is none of another one. */
  private @Nullable HashIndex byPair(Path path) {
    HashIndex index = byPair;
    if (index == null && !path.sameAs(firstVlanTags, firstTunnels)) {
      index = new HashIndex();
      for (EchoStream stream : sorted(Comparator.comparingLong(EchoStream::index))) {
        index.add(stream.id, Mixer.fold(StreamKey.pairHash(stream, mixer)));
      }
      byPair = index;
    }
    return index;
  }

  private HashIndex byRequester() {
    HashIndex index = byRequester;
    if (index == null) {
      index = new HashIndex();
      for (EchoStream stream : sorted(Comparator.comparingLong(EchoStream::askedAt))) {
        index.add(stream.id, Mixer.fold(StreamKey.requesterHash(stream, mixer)));
      }
      byRequester = index;
    }
    return index;
  }

  private List<EchoStream> sorted(Comparator<EchoStream> order) {
    List<EchoStream> all = new ArrayList<>();
    int id = leastRecent;
    while (id != NONE) {
      all.add(streams.get(id));
      id = activity.next(id) == leastRecent ? NONE : activity.next(id);
    }
    all.sort(order);
    return all;
  }
}
