// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import static pingsift.stream.HashIndex.NONE;

import java.util.Arrays;
import pingsift.bytes.Mixer;

/**
 * The keys of the iStreams that ended last, to number the segments of a key that comes back.
 *
 * <p>A key is kept as its 64-bit hash under the table's secret: among so few, two keys share one
 * with a chance below 2^-32 in a run. Past the limit the oldest key gives way; {@link #LIMIT} of
 * them take 2 MiB.
 */
final class EndedKeys {
  static final int LIMIT = 65_536;

  private final int limit;
  private long[] hashes = new long[16];
  private int[] segments = new int[16];
  private final HashIndex index = new HashIndex();
  private final IdRings age = new IdRings();
  private int oldest = NONE;
  private int size;

  EndedKeys(int limit) {
    this.limit = limit;
  }

  /** The segment that a new iStream of this key begins, from 1. */
  int nextSegment(long keyHash) {
    int id = find(keyHash);
    return id == NONE ? 1 : segments[id] + 1;
  }

  void ended(long keyHash, int segment) {
    int id = find(keyHash);
    if (id != NONE) {
      oldest = age.remove(oldest, id);
    } else {
      id = place();
      hashes[id] = keyHash;
      index.add(id, Mixer.fold(keyHash));
    }
    segments[id] = segment;
    oldest = age.append(oldest, id);
  }

  private int place() {
    if (size == limit) {
      int id = oldest;
      oldest = age.remove(oldest, id);
      index.remove(id);
      return id;
    }
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * size);
      segments = Arrays.copyOf(segments, 2 * size);
    }
    return size++;
  }

  private int find(long keyHash) {
    int id = index.first(Mixer.fold(keyHash));
    while (id != NONE && hashes[id] != keyHash) {
      id = index.next(id);
    }
    return id;
  }
}
