// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import org.jspecify.annotations.Nullable;
import pingsift.capture.Frame;
import pingsift.decode.Datagram.State;
import pingsift.decode.IncompleteDatagram.Reason;

/**
 * Puts the fragments of IP packets together (RFC 791, RFC 815; RFC 8200, section 4.5).
 *
 * <p>Whatever comes, memory stays within the limit, and a frame costs what it has. Time is capture
 * time. Nothing is allocated once the arrays have their sizes.
 */
final class Reassembly {
  /*
   * Policy. A packet is whole when its last fragment has come and no byte before it is missing; gaps
   * are never filled.
   *
   * - The same fragment again, byte for byte, is a duplicate: counted, otherwise ignored. For a
   *   moment after the packet was whole, too: a port mirror delivers the copy of the last fragment
   *   then, which would wait in vain for others, and join a later packet with the same
   *   identification.
   * - Other overlaps: an IPv6 packet is discarded with all of its fragments that are still to come
   *   (RFC 5722). Of an IPv4 packet the bytes that came first stay: hosts disagree, and a packet
   *   that is not looked at would let one forged fragment hide the others. Both are anomalies.
   * - A second end, or bytes behind the end: contradictions are anomalies, the fragment is left out
   *   in IPv4, the packet discarded in IPv6.
   * - Fragments of no bytes are left out. One that does not end at a multiple of 8 bytes, with more
   *   behind it, is left out in IPv6, and cut back to that multiple in IPv4, as Linux does.
   * - Packets of more than 65,535 bytes are put together all the same (at most 131,063 bytes can be
   *   said in a fragment's numbers): whoever looks for the ping of death wants to see it.
   * - A fragment that the snap length cut counts as there, its missing bytes as cut: the packet ends,
   *   for us, before the first of them, as a whole packet does that was cut.
   */
  private static final long NEVER = Long.MAX_VALUE;

  /** The largest offset and the largest length behind it. */
  private static final int MAX_CONTENT = 0x1fff * 8 + 65_535;

  private static final int MAX_PACKET = 65_535;
  private static final int IPV4_HEADER = 20;

  /** The smallest link carries packets of 68 bytes (RFC 791): with a header, 48 of content. */
  private static final int SMALLEST = 48;

  /**
   * A packet with so many frames takes down only those that bring bytes, which are 16,384 at most:
   * overlapping fragments can go on without end.
   */
  private static final int MOST_FRAMES_OF_NOTHING = 1024;

  /** What is given up; the packet is forgotten after the call. */
  interface GivenUp {
    void givenUp(Datagram datagram, Reason reason);
  }

  private final ReassemblyOptions options;
  private final GivenUp listener;
  private final FragmentCounts counts = new FragmentCounts();
  private final DatagramTable table = new DatagramTable();
  private final BytePool pool;
  private final long maxBytes;
  private byte[] whole = BytePool.NONE;
  private long clock = Long.MIN_VALUE;
  private long nextDue = NEVER;

  Reassembly(ReassemblyOptions options, GivenUp listener) {
    this.options = options;
    this.listener = listener;
    pool = new BytePool(options.maxBytes() / 8);
    maxBytes = options.maxBytes() - options.maxBytes() / 8;
  }

  FragmentCounts counts() {
    return counts;
  }

  /** Bytes of memory that fragments take. */
  long bytes() {
    return table.bytes();
  }

  // ---- time

  /** Lets capture time pass, which never runs back. */
  void tick(long timestampNanos) {
    if (timestampNanos > clock) {
      clock = timestampNanos;
      if (clock > nextDue) {
        expire();
      }
    }
  }

  /** Gives up what is not whole, as at the end of the capture. */
  void end() {
    Datagram datagram;
    while ((datagram = oldest(null)) != null) {
      giveUp(datagram, Reason.CAPTURE_END);
    }
  }

  private void expire() {
    nextDue = NEVER;
    expire(table.whole, options.copyNanos());
    expire(table.ipv4, options.ipv4Nanos());
    expire(table.ipv6, options.ipv6Nanos());
  }

  private void expire(DatagramTable.Queue queue, long span) {
    Datagram datagram;
    while ((datagram = queue.first()) != null && clock > after(datagram.clock, span)) {
      giveUp(datagram, Reason.EXPIRED);
    }
    if (datagram != null) {
      nextDue = Math.min(nextDue, after(datagram.clock, span));
    }
  }

  private static long after(long nanos, long span) {
    long sum = nanos + span;
    return sum < nanos ? NEVER : sum;
  }

  private void due(long span) {
    nextDue = Math.min(nextDue, after(clock, span));
  }

  private void giveUp(Datagram datagram, Reason reason) {
    if (datagram.state == State.COLLECTING) {
      counts.waiting--;
      if (reason == Reason.EVICTED) {
        counts.evicted++;
      } else {
        counts.incomplete++;
      }
      listener.givenUp(datagram, reason);
    }
    table.remove(datagram, pool);
  }

  // ---- memory

  private void keepWithin(long limit, @Nullable Datagram kept) {
    while (table.bytes() > limit) {
      Datagram datagram = oldest(kept);
      if (datagram == null) {
        return;
      }
      giveUp(datagram, Reason.EVICTED);
    }
  }

  /** What is needed least: one that was whole, else the one that waits longest, except one. */
  private @Nullable Datagram oldest(@Nullable Datagram except) {
    Datagram done = first(table.whole, except);
    if (done != null) {
      return done;
    }
    Datagram four = first(table.ipv4, except);
    Datagram six = first(table.ipv6, except);
    if (four == null || six == null) {
      return four == null ? six : four;
    }
    return four.serial < six.serial ? four : six;
  }

  private static @Nullable Datagram first(DatagramTable.Queue queue, @Nullable Datagram except) {
    Datagram datagram = queue.first();
    return datagram != null && datagram == except ? datagram.after : datagram;
  }

  // ---- fragments

  /**
   * Takes the fragment at the cursor. Returns what follows: where it makes its packet whole, the
   * cursor and the message stand at the packet; else the end that the frame comes to.
   *
   * @param elsewhere for a first fragment whose headers do not lead to ICMP, where they do lead
   */
  Step take(Cursor cursor, IcmpMessage message, Frame frame, @Nullable Step elsewhere) {
    counts.fragments++;
    int length = contentLen(cursor, message);
    if (length <= 0) {
      counts.dropped++;
      return Step.FRAGMENT;
    }
    Datagram datagram = table.find(cursor, message);
    if (datagram == null) {
      datagram = open(cursor, message);
    } else if (datagram.state == State.WHOLE) {
      if (isCopy(datagram, cursor, length)) {
        counts.duplicates++;
        return Step.FRAGMENT;
      }
      restart(datagram, cursor, message);
    }
    return switch (datagram.state) {
      case COLLECTING -> {
        if (elsewhere != null) {
          yield leave(datagram, elsewhere);
        }
        yield collect(datagram, cursor, message, frame, length);
      }
      case DISCARDED, OTHER -> {
        counts.dropped++;
        yield datagram.verdict;
      }
      case WHOLE -> Step.FRAGMENT; // restarted above
    };
  }

  /** The length that counts, or 0 where the fragment does not; notes what is wrong with it. */
  private static int contentLen(Cursor cursor, IcmpMessage message) {
    boolean ipv4 = cursor.ipVersion == 4;
    int length = cursor.wireEnd - cursor.at;
    if (length <= 0) {
      cursor.note(Anomaly.FRAGMENT_EMPTY);
      return 0;
    }
    if (length > MAX_CONTENT - cursor.fragmentOffset) {
      cursor.note(ipv4 ? Anomaly.IPV4_FRAGMENT_TOO_LARGE : Anomaly.IPV6_FRAGMENT_TOO_LARGE);
      return 0;
    }
    int before = ipv4 ? IPV4_HEADER + message.optionsLen : cursor.at - 8 - cursor.extensionsAt;
    if (before + cursor.fragmentOffset + length > MAX_PACKET) {
      cursor.note(ipv4 ? Anomaly.IPV4_FRAGMENT_TOO_LARGE : Anomaly.IPV6_FRAGMENT_TOO_LARGE);
    }
    if (!cursor.moreFragments) {
      return length;
    }
    if (length < SMALLEST) {
      cursor.note(Anomaly.FRAGMENT_TINY);
    }
    if (length % 8 != 0) {
      cursor.note(ipv4 ? Anomaly.IPV4_FRAGMENT_LENGTH : Anomaly.IPV6_FRAGMENT_LENGTH);
      return ipv4 ? length & ~7 : 0;
    }
    return length;
  }

  private Datagram open(Cursor cursor, IcmpMessage message) {
    keepWithin(maxBytes, null);
    Datagram datagram = table.add(cursor, message, clock);
    begin(datagram, cursor, message);
    return datagram;
  }

  /** A packet with the key of one that was whole. */
  private void restart(Datagram datagram, Cursor cursor, IcmpMessage message) {
    table.queue(datagram).remove(datagram);
    long before = datagram.bytes();
    datagram.clear(pool);
    table.grown(datagram.bytes() - before);
    table.wait(datagram, clock);
    begin(datagram, cursor, message);
  }

  private void begin(Datagram datagram, Cursor cursor, IcmpMessage message) {
    datagram.header(cursor, message);
    counts.datagrams++;
    counts.waiting++;
    due(cursor.ipVersion == 4 ? options.ipv4Nanos() : options.ipv6Nanos());
  }

  private boolean isCopy(Datagram datagram, Cursor cursor, int length) {
    int start = cursor.fragmentOffset;
    boolean last = start + length == datagram.length();
    return clock <= after(datagram.clock, options.copyNanos())
        && last != cursor.moreFragments
        && datagram.has(start, start + length, cursor.buffer, cursor.at, present(cursor, length));
  }

  private static int present(Cursor cursor, int length) {
    return Math.min(length, cursor.left());
  }

  private Step leave(Datagram datagram, Step elsewhere) {
    counts.otherProtocol++;
    // later fragments are as sound as they look, whatever was wrong with the first
    Step verdict = elsewhere == Step.MALFORMED ? Step.FRAGMENT : elsewhere;
    bury(datagram, State.OTHER, verdict);
    return elsewhere;
  }

  private void bury(Datagram datagram, State state, Step verdict) {
    counts.waiting--;
    long before = datagram.bytes();
    datagram.dropBytes(pool);
    table.grown(datagram.bytes() - before);
    datagram.state = state;
    datagram.verdict = verdict;
  }

  private Step collect(
      Datagram datagram, Cursor cursor, IcmpMessage message, Frame frame, int length) {
    int start = cursor.fragmentOffset;
    int end = start + length;
    int present = present(cursor, length);
    boolean overlaps = datagram.overlaps(start, end);
    boolean endFits = endFits(datagram, end, cursor.moreFragments);
    boolean newEnd = !cursor.moreFragments && datagram.length() < 0;
    if (endFits && !newEnd && datagram.has(start, end, cursor.buffer, cursor.at, present)) {
      counts.duplicates++;
      return Step.FRAGMENT;
    }
    boolean ipv4 = cursor.ipVersion == 4;
    if (overlaps) {
      cursor.note(ipv4 ? Anomaly.IPV4_FRAGMENT_OVERLAP : Anomaly.IPV6_FRAGMENT_OVERLAP);
    }
    if (!endFits || datagram.contradicts(start, end, cursor.buffer, cursor.at, present)) {
      cursor.note(Anomaly.FRAGMENT_CONFLICT);
    }
    datagram.anomalies |= cursor.anomalies;
    if (!ipv4 && (overlaps || !endFits)) {
      counts.discarded++;
      bury(datagram, State.DISCARDED, Step.FRAGMENT);
      return Step.FRAGMENT;
    }
    if (!endFits) {
      counts.dropped++;
      return Step.FRAGMENT;
    }
    long before = datagram.bytes();
    if (start == 0) {
      datagram.header(cursor, message);
    }
    if (!cursor.moreFragments) {
      datagram.length(end);
    }
    int covered = datagram.covered();
    datagram.add(start, end, cursor.buffer, cursor.at, present, pool);
    if (newEnd || datagram.covered() > covered || datagram.frameCount() < MOST_FRAMES_OF_NOTHING) {
      datagram.frame(frame);
    }
    table.grown(datagram.bytes() - before);
    keepWithin(maxBytes, datagram);
    return datagram.isWhole() ? finish(datagram, cursor, message) : Step.FRAGMENT;
  }

  private static boolean endFits(Datagram datagram, int end, boolean more) {
    int length = datagram.length();
    if (more) {
      return length < 0 || end < length;
    }
    return length < 0 ? datagram.reach() <= end : length == end;
  }

  private Step finish(Datagram datagram, Cursor cursor, IcmpMessage message) {
    table.queue(datagram).remove(datagram);
    datagram.state = State.WHOLE;
    datagram.clock = clock;
    table.whole.append(datagram);
    due(options.copyNanos());
    counts.waiting--;
    counts.reassembled++;
    if (whole.length < datagram.length()) {
      pool.give(whole);
      whole = pool.take(datagram.length());
    }
    int present = datagram.copyTo(whole);
    message.copyPacket(datagram.header);
    message.fragments(datagram.frames(), datagram.frameCount(), datagram.framesLen());
    cursor.goTo(datagram, whole, present, datagram.length());
    return IpProtocol.next(cursor.ipVersion, datagram.protocol);
  }
}
