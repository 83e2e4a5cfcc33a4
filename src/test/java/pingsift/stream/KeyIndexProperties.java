// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class KeyIndexProperties {
  /** Few hashes, some beside each other and at both ends, so that runs meet and wrap. */
  @Property(tries = 200)
  void findsWhatWasAddedAndNotRemoved(@ForAll long seed) {
    Random random = new Random(seed);
    int[] hashes = new int[200];
    for (int id = 0; id < hashes.length; id++) {
      hashes[id] = (random.nextInt(12) - 6) * (1 + random.nextInt(3)) + (random.nextInt(2) << 20);
    }
    KeyIndex index = new KeyIndex();
    TreeMap<Integer, TreeSet<Integer>> present = new TreeMap<>();
    for (int step = 0; step < 800; step++) {
      int id = random.nextInt(hashes.length);
      TreeSet<Integer> alike = present.computeIfAbsent(hashes[id], hash -> new TreeSet<>());
      if (alike.remove(id)) {
        index.remove(id, hashes[id]);
      } else {
        index.add(id, hashes[id]);
        alike.add(id);
      }
      int other = hashes[random.nextInt(hashes.length)];
      assertThat(found(index, other)).isEqualTo(present.getOrDefault(other, new TreeSet<>()));
    }
  }

  private static TreeSet<Integer> found(KeyIndex index, int hash) {
    TreeSet<Integer> ids = new TreeSet<>();
    int place = index.find(index.begin(hash), hash);
    while (place != KeyIndex.NONE) {
      assertThat(ids.add(index.id(place))).isTrue();
      place = index.find(place + 1, hash);
    }
    return ids;
  }
}
