// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a rule knows, by the keys of records. Looking up, adding and removing allocate nothing but
 * for a larger table. Not thread-safe.
 */
final class GroupTable<G extends Keyed> {
  /*
   * Open addressing, at most half full. Hashes are under the secret of the run, so they spread evenly
   * whatever the traffic. What goes is filled up from behind, so that no marks of the dead stay (Knuth, TAOCP
   * 3, 6.4, algorithm R).
   */
  private static final int LEAST = 16;

  /** Of the places that one group takes up on average: three, of a reference each. */
  static final int BYTES = 12;

  private @Nullable Keyed[] places = new Keyed[LEAST];
  private int size;

  int size() {
    return size;
  }

  /** The one with these keys, or null. */
  @SuppressWarnings("unchecked") // only put() writes
  @Nullable G find(GroupKey key) {
    int mask = places.length - 1;
    for (int at = key.hash() & mask; ; at = at + 1 & mask) {
      Keyed there = places[at];
      if (there == null || key.isOf(there)) {
        return (G) there;
      }
    }
  }

  /** Adds one whose keys are new here. */
  void add(G group) {
    if (2 * ++size > places.length) {
      Keyed[] old = places;
      places = new Keyed[2 * old.length];
      for (Keyed there : old) {
        if (there != null) {
          put(there);
        }
      }
    }
    put(group);
  }

  private void put(Keyed group) {
    int mask = places.length - 1;
    int at = group.hash & mask;
    while (places[at] != null) {
      at = at + 1 & mask;
    }
    places[at] = group;
  }

  /** Removes one that is here. */
  void remove(G group) {
    int mask = places.length - 1;
    int free = group.hash & mask;
    while (places[free] != group) {
      free = free + 1 & mask;
    }
    size--;
    for (int at = free + 1 & mask; ; at = at + 1 & mask) {
      Keyed there = places[at];
      if (there == null) {
        places[free] = null;
        return;
      }
      if ((at - there.hash & mask) >= (at - free & mask)) {
        places[free] = there;
        free = at;
      }
    }
  }

  void clear() {
    Arrays.fill(places, null);
    size = 0;
  }
}
