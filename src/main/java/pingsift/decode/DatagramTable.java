// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import org.jspecify.annotations.Nullable;
import pingsift.bytes.Mixer;
import pingsift.decode.Datagram.State;

/**
 * The packets whose fragments are being collected: found by key, and in the order in which their
 * time is up. Objects are used again.
 */
final class DatagramTable {
  /** How many unused objects are kept. */
  private static final int KEPT = 256;

  private final Mixer mixer = new Mixer();
  private Datagram[] buckets = new Datagram[64];
  private int size;
  private long bytes;
  private long serials;
  private @Nullable Datagram unused;
  private int unusedCount;

  /** Those that wait, by IP version, and those that were whole; each in the order of their time. */
  final Queue ipv4 = new Queue();

  final Queue ipv6 = new Queue();
  final Queue whole = new Queue();

  /** Datagrams in the order in which they came in here. */
  static final class Queue {
    private @Nullable Datagram first;
    private @Nullable Datagram last;

    @Nullable Datagram first() {
      return first;
    }

    void append(Datagram datagram) {
      Datagram end = last;
      datagram.before = end;
      datagram.after = null;
      if (end == null) {
        first = datagram;
      } else {
        end.after = datagram;
      }
      last = datagram;
    }

    void remove(Datagram datagram) {
      Datagram before = datagram.before;
      Datagram after = datagram.after;
      if (before == null) {
        first = after;
      } else {
        before.after = after;
      }
      if (after == null) {
        last = before;
      } else {
        after.before = before;
      }
    }
  }

  int size() {
    return size;
  }

  /** Bytes of memory of all that are in here. */
  long bytes() {
    return bytes;
  }

  /** Takes down that one of them has grown, or shrunk. */
  void grown(long more) {
    bytes += more;
  }

  @Nullable Datagram find(Cursor cursor, IcmpMessage message) {
    long hash = hash(cursor, message);
    Datagram datagram = buckets[bucket(hash)];
    while (datagram != null && !(datagram.keyHash == hash && same(datagram, cursor, message))) {
      datagram = datagram.chain;
    }
    return datagram;
  }

  /** Adds an empty one for the packet of the fragment at hand; it is not in here yet. */
  Datagram add(Cursor cursor, IcmpMessage message, long clock) {
    Datagram datagram = unused;
    if (datagram == null) {
      datagram = new Datagram();
    } else {
      unused = datagram.chain;
      unusedCount--;
    }
    datagram.header.copyPath(message);
    datagram.header.copyPacket(message);
    datagram.keyHash = hash(cursor, message);
    datagram.protocolKey = protocolKey(cursor);
    datagram.id = cursor.fragmentId;
    if (size == buckets.length) {
      grow();
    }
    int bucket = bucket(datagram.keyHash);
    datagram.chain = buckets[bucket];
    buckets[bucket] = datagram;
    size++;
    bytes += datagram.bytes();
    wait(datagram, clock);
    return datagram;
  }

  /** Lets a packet wait from now on. */
  void wait(Datagram datagram, long clock) {
    datagram.clock = clock;
    datagram.serial = serials++;
    queue(datagram).append(datagram);
  }

  /** The queue that a packet stands in. */
  Queue queue(Datagram datagram) {
    if (datagram.state == State.WHOLE) {
      return whole;
    }
    return datagram.header.ipVersion() == 4 ? ipv4 : ipv6;
  }

  /** Takes a packet out; the object will be used again. */
  void remove(Datagram datagram, BytePool pool) {
    queue(datagram).remove(datagram);
    bytes -= datagram.bytes();
    size--;
    int bucket = bucket(datagram.keyHash);
    Datagram link = buckets[bucket];
    if (link == datagram) {
      buckets[bucket] = datagram.chain;
    } else {
      while (link != null && link.chain != datagram) {
        link = link.chain;
      }
      if (link != null) {
        link.chain = datagram.chain;
      }
    }
    datagram.clear(pool);
    datagram.chain = null;
    if (unusedCount < KEPT) {
      datagram.chain = unused;
      unused = datagram;
      unusedCount++;
    }
  }

  private void grow() {
    Datagram[] old = buckets;
    buckets = new Datagram[2 * old.length];
    for (Datagram first : old) {
      Datagram datagram = first;
      while (datagram != null) {
        Datagram rest = datagram.chain;
        int bucket = bucket(datagram.keyHash);
        datagram.chain = buckets[bucket];
        buckets[bucket] = datagram;
        datagram = rest;
      }
    }
  }

  private int bucket(long hash) {
    return Mixer.fold(hash) & (buckets.length - 1);
  }

  private long hash(Cursor cursor, IcmpMessage message) {
    long hash = mixer.mix(message.srcHigh(), message.srcLow());
    hash = mixer.mix(hash ^ message.dstHigh(), message.dstLow());
    hash = message.path().mixed(hash, mixer);
    return mixer.mix(hash, cursor.fragmentId << 16 | protocolKey(cursor));
  }

  private static boolean same(Datagram datagram, Cursor cursor, IcmpMessage message) {
    IcmpMessage header = datagram.header;
    return datagram.id == cursor.fragmentId
        && datagram.protocolKey == protocolKey(cursor)
        && header.srcLow() == message.srcLow()
        && header.srcHigh() == message.srcHigh()
        && header.dstLow() == message.dstLow()
        && header.dstHigh() == message.dstHigh()
        && header.path().sameAs(message.path());
  }

  /** In IPv6 fragments of one packet may name different headers (RFC 8200, section 4.5). */
  private static int protocolKey(Cursor cursor) {
    return cursor.ipVersion == 4 ? 4 << 8 | cursor.protocol : 6 << 8;
  }
}
