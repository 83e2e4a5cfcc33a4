// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import static pingsift.stream.HashIndex.NONE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
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
  private final StreamRoster streams;
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

  /** What part of the iStreams that may stay unpacked do so before packed ones are asked for. */
  private static final int FIRST_SHARE = 16;

  /*
   * Packing. All iStreams from nextInLine on, by activity, are in line to be packed, and are objects.
   * Those before it were packed or passed over: they wait for replies, or have what is not packed.
   * What can change that without activity makes them idle: they are looked at again.
   *
   * The line is short at first, because most captures with many iStreams have each for a moment, and
   * grows by one whenever a packed iStream is asked for: as many as take turns find their place in it.
   */
  private final int longestLine;

  private int line;
  private int nextInLine = NONE;
  private int inLine;
  private int[] idle = new int[16];
  private int idleCount;

  LiveStreams(StreamOptions options, Mixer mixer) {
    this.mixer = mixer;
    streams = new StreamRoster(options, mixer);
    longestLine = options.unpacked();
    line = longestLine / FIRST_SHARE;
  }

  /** How many there are. */
  int size() {
    return streams.size();
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
    join(stream);
    if (byPair != null) {
      byPair.add(stream.id, Mixer.fold(key.pairHash()));
    }
    stream.askedAt(++asked);
    if (byRequester != null) {
      byRequester.add(stream.id, Mixer.fold(key.requesterHash()));
    }
  }

  void remove(EchoStream stream) {
    if (stream.inLine) {
      leave(stream);
    }
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
    if (stream.inLine) {
      if (nextInLine == id && activity.next(id) != leastRecent) {
        nextInLine = activity.next(id);
      }
    } else {
      join(stream);
    }
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

  // ---- packing

  /** It is, or is about to become, the most recently active iStream. */
  private void join(EchoStream stream) {
    stream.inLine = true;
    inLine++;
    if (nextInLine == NONE) {
      nextInLine = stream.id;
    }
  }

  private void leave(EchoStream stream) {
    stream.inLine = false;
    inLine--;
    if (nextInLine == stream.id) {
      int next = activity.next(stream.id);
      nextInLine = next == leastRecent ? NONE : next;
    }
  }

  /** Something of an iStream that kept it from being packed may be over. */
  void idle(EchoStream stream) {
    if (!stream.inLine) {
      idle(stream.id);
    }
  }

  private void idle(int id) {
    if (idleCount == idle.length) {
      idle = Arrays.copyOf(idle, 2 * idleCount);
    }
    idle[idleCount++] = id;
  }

  /**
   * Packs those that are quiet: nobody uses what was returned before, unless it has open requests.
   */
  void pack() {
    if (inLine > line || idleCount > 0) {
      packQuiet();
    }
  }

  private void packQuiet() {
    while (inLine > line) {
      EchoStream stream = streams.get(nextInLine);
      if (stream.index() < 0) {
        break; // whoever numbers it has the object
      }
      leave(stream);
      packIfPossible(stream);
    }
    while (idleCount > 0) {
      int id = idle[--idleCount];
      // the least recent one is about to end, and is asked for its time again and again until then
      if (id != leastRecent && streams.isObject(id) && !streams.get(id).inLine) {
        packIfPossible(streams.get(id));
      }
    }
  }

  private void packIfPossible(EchoStream stream) {
    if (StreamPacking.isPackable(stream)) {
      streams.pack(stream);
    }
  }

  /** Bytes of memory that those that are packed take. */
  long packedBytes() {
    return streams.packedBytes();
  }

  private EchoStream get(int id) {
    if (!streams.isObject(id)) {
      idle(id);
      line = Math.min(line + 1, longestLine);
    }
    return streams.get(id);
  }

  // ---- finding

  @Nullable EchoStream find(StreamKey key) {
    int hash = Mixer.fold(key.keyHash);
    int place = byKey.find(byKey.begin(hash), hash);
    while (place != KeyIndex.NONE) {
      EchoStream stream = get(byKey.id(place));
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
      EchoStream stream = get(id);
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
  @Nullable EchoStream findForReply(StreamKey key, IcmpMessage reply, long clock) {
    EchoStream second = null;
    int tried = 0;
    HashIndex index = byPair(key.path);
    if (index == null) {
      return null;
    }
    int id = index.last(Mixer.fold(key.pairHash()));
    for (; id != NONE && tried < PATHS_TRIED; id = index.previous(id)) {
      EchoStream stream = get(id);
      if (!key.samePair(stream)) {
        continue;
      }
      tried++;
      if (stream.awaits(reply.sequence(), clock)) {
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
  @Nullable EchoStream findForError(StreamKey key, int sequence, long clock) {
    EchoStream second = null;
    int tried = 0;
    HashIndex index = byPair(key.path);
    if (index == null) {
      return null;
    }
    int id = index.last(Mixer.fold(key.pairHash()));
    for (; id != NONE && tried < PATHS_TRIED; id = index.previous(id)) {
      EchoStream stream = get(id);
      if (!key.samePair(stream)) {
        continue;
      }
      tried++;
      if (sequence != IcmpMessage.ABSENT && stream.awaits(sequence, clock)) {
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
      EchoStream stream = get(id);
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
    if (byPair == null && !path.sameAs(firstVlanTags, firstTunnels)) {
      byPair = indexOfAll(EchoStream::index, stream -> StreamKey.pairHash(stream, mixer));
    }
    return byPair;
  }

  private HashIndex byRequester() {
    HashIndex index = byRequester;
    if (index == null) {
      index = indexOfAll(EchoStream::askedAt, stream -> StreamKey.requesterHash(stream, mixer));
      byRequester = index;
    }
    return index;
  }

  private record Entry(int id, long place, int hash) {}

  private HashIndex indexOfAll(ToLongFunction<EchoStream> place, ToLongFunction<EchoStream> hash) {
    List<Entry> all = new ArrayList<>();
    int id = leastRecent;
    while (id != NONE) {
      EchoStream stream = streams.show(id);
      all.add(new Entry(id, place.applyAsLong(stream), Mixer.fold(hash.applyAsLong(stream))));
      id = activity.next(id) == leastRecent ? NONE : activity.next(id);
    }
    all.sort(Comparator.comparingLong(Entry::place));
    HashIndex index = new HashIndex();
    for (Entry entry : all) {
      index.add(entry.id(), entry.hash());
    }
    return index;
  }
}
