// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class HashIndexProperties {
  /** Few hashes and few bits that differ, so that buckets are shared while the index grows. */
  @Property(tries = 200)
  void keepsNumbersOfOneHashInOrderWhateverIsAddedAndRemoved(@ForAll long seed) {
    Random random = new Random(seed);
    HashIndex index = new HashIndex();
    List<Integer> present = new ArrayList<>();
    int[] hashes = new int[200];
    for (int step = 0; step < 600; step++) {
      int id = random.nextInt(hashes.length);
      if (present.contains(id)) {
        index.remove(id);
        present.remove((Integer) id);
      } else {
        hashes[id] = random.nextInt(5) << random.nextInt(28);
        index.add(id, hashes[id]);
        present.add(id);
      }
      int hash = hashes[id];
      List<Integer> wanted = present.stream().filter(i -> hashes[i] == hash).toList();
      assertThat(forwards(index, hash)).isEqualTo(wanted);
      assertThat(backwards(index, hash)).isEqualTo(wanted);
    }
  }

  private static List<Integer> forwards(HashIndex index, int hash) {
    List<Integer> found = new ArrayList<>();
    for (int id = index.first(hash); id != HashIndex.NONE; id = index.next(id)) {
      found.add(id);
    }
    return found;
  }

  private static List<Integer> backwards(HashIndex index, int hash) {
    List<Integer> found = new ArrayList<>();
    for (int id = index.last(hash); id != HashIndex.NONE; id = index.previous(id)) {
      found.add(0, id);
    }
    return found;
  }
}
