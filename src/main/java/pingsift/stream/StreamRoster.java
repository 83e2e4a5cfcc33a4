// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.Mixer;

/**
 * Gives iStreams small numbers, and numbers that became free to later ones. Some are packed: {@link
 * #get} makes them objects again.
 */
final class StreamRoster {
  /** An {@link EchoStream}, or the attachment, if any, of one that is packed. */
  private @Nullable Object[] members = new Object[16];

  private int[] free = new int[16];
  private int freeCount;
  private int used;
  private final PackedStreams store;

  StreamRoster(StreamOptions options, Mixer mixer) {
    store = new PackedStreams(options, mixer);
  }

  /** Whether nobody was ever added. */
  boolean isNew() {
    return used == 0;
  }

  /** How many there are, packed or not. */
  int size() {
    return used - freeCount;
  }

  int add(EchoStream stream) {
    int id = freeCount > 0 ? free[--freeCount] : used++;
    if (id == members.length) {
      members = Arrays.copyOf(members, 2 * id);
    }
    members[id] = stream;
    return id;
  }

  /** Removes one that is not packed. */
  void remove(int id) {
    members[id] = null;
    if (freeCount == free.length) {
      free = Arrays.copyOf(free, 2 * freeCount);
    }
    free[freeCount++] = id;
  }

  /** Whether there is an iStream with this number that is not packed. */
  boolean isObject(int id) {
    return members[id] instanceof EchoStream;
  }

  /** Bytes of memory that those that are packed take, without their attachments. */
  long packedBytes() {
    return store.bytes();
  }

  /** The iStream with this number, which must be given out; it is not packed any more. */
  EchoStream get(int id) {
    return members[id] instanceof EchoStream stream ? stream : unpack(id);
  }

  /** As {@link #get}, but one that is packed stays so: what is returned says what it says now. */
  EchoStream show(int id) {
    if (members[id] instanceof EchoStream stream) {
      return stream;
    }
    EchoStream stream = store.show(id);
    stream.attachment = members[id];
    return stream;
  }

  private EchoStream unpack(int id) {
    EchoStream stream = show(id);
    store.drop(id);
    members[id] = stream;
    return stream;
  }

  /** Packs an iStream; nobody uses the object any more. */
  void pack(EchoStream stream) {
    int id = stream.id;
    store.keep(stream);
    members[id] = stream.attachment;
  }
}
