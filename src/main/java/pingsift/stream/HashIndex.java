// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import java.util.Arrays;
import pingsift.bytes.Mixer;

/**
 * Finds small numbers by a hash; numbers with one hash keep the order in which they were added.
 *
 * <p>It knows hashes, not keys: the caller compares what it finds. Adding and removing take
 * constant time whatever the hashes; finding does as long as the hashes are good, so the caller
 * mixes them with a secret ({@link Mixer}). Allocates only to grow.
 */
final class HashIndex {
  static final int NONE = IdRings.NONE;

  private final IdRings rings = new IdRings();
  private int[] heads = new int[16];
  private int[] hashes = new int[16];
  private int size;

  HashIndex() {
    Arrays.fill(heads, NONE);
  }

  /** Adds a number that is not in here. */
  void add(int id, int hash) {
    if (size == heads.length) {
      grow();
    }
    if (id >= hashes.length) {
      hashes = Arrays.copyOf(hashes, Math.max(id + 1, 2 * hashes.length));
    }
    hashes[id] = hash;
    int bucket = hash & (heads.length - 1);
    heads[bucket] = rings.append(heads[bucket], id);
    size++;
  }

  /** Removes a number that is in here. */
  void remove(int id) {
    int bucket = hashes[id] & (heads.length - 1);
    heads[bucket] = rings.remove(heads[bucket], id);
    size--;
  }

  /** The number with this hash that was added first, or {@link #NONE}. */
  int first(int hash) {
    int head = heads[hash & (heads.length - 1)];
    return head == NONE || hashes[head] == hash ? head : next(head, hash);
  }

  /** The number with the same hash that was added next, or {@link #NONE}. */
  int next(int id) {
    return next(id, hashes[id]);
  }

  /** The number with this hash that was added last, or {@link #NONE}. */
  int last(int hash) {
    int head = heads[hash & (heads.length - 1)];
    if (head == NONE) {
      return NONE;
    }
    int tail = rings.previous(head);
    return hashes[tail] == hash ? tail : previous(tail, hash);
  }

  /** The number with the same hash that was added before, or {@link #NONE}. */
  int previous(int id) {
    return previous(id, hashes[id]);
  }

  private int next(int from, int hash) {
    int head = heads[hash & (heads.length - 1)];
    for (int id = rings.next(from); id != head; id = rings.next(id)) {
      if (hashes[id] == hash) {
        return id;
      }
    }
    return NONE;
  }

  private int previous(int from, int hash) {
    int head = heads[hash & (heads.length - 1)];
    for (int id = from; id != head; ) {
      id = rings.previous(id);
      if (hashes[id] == hash) {
        return id;
      }
    }
    return NONE;
  }

  /** Rings are refilled in order, so numbers with one hash keep theirs. */
  private void grow() {
    int[] old = heads;
    heads = new int[2 * old.length];
    Arrays.fill(heads, NONE);
    for (int head : old) {
      int id = head;
      while (id != NONE) {
        int after = rings.next(id);
        int bucket = hashes[id] & (heads.length - 1);
        heads[bucket] = rings.append(heads[bucket], id);
        id = after == head ? NONE : after;
      }
    }
  }
}
