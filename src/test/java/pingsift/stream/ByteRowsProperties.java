// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ByteRowsProperties {
  @Property(tries = 60)
  void rowsAreThereUntilTheyAreDroppedAndWasteIsBounded(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 3000) int longest) {
    Random random = new Random(seed);
    ByteRows rows = new ByteRows();
    Map<Integer, byte[]> kept = new HashMap<>();
    int numbers = 1 + random.nextInt(2000);
    for (int i = 0; i < 4000; i++) {
      int number = random.nextInt(numbers);
      if (kept.remove(number) != null) {
        rows.drop(number);
      }
      if (random.nextInt(4) > 0) {
        byte[] row = new byte[1 + random.nextInt(longest)];
        random.nextBytes(row);
        rows.keep(number, row, row.length);
        kept.put(number, row);
      }
    }
    long live = 0;
    byte[] room = new byte[ByteRows.SLAB];
    for (Map.Entry<Integer, byte[]> row : kept.entrySet()) {
      int number = row.getKey();
      rows.copy(number, room);
      assertThat(Arrays.copyOf(room, rows.length(number))).isEqualTo(row.getValue());
      assertThat(rows.memory(number)).isBetween(rows.length(number), rows.length(number) + 9);
      live += rows.memory(number);
    }
    assertThat(rows.memory()).isLessThanOrEqualTo(live * 4 / 3 + 4 * ByteRows.SLAB);
  }

  @Property(tries = 1)
  void theLongestRowFits() {
    ByteRows rows = new ByteRows();
    byte[] row = new byte[ByteRows.MOST_LENGTH];
    for (int number = 0; number < 5; number++) {
      Arrays.fill(row, (byte) number);
      rows.keep(number, row, row.length);
    }
    byte[] room = new byte[ByteRows.MOST_LENGTH];
    rows.copy(3, room);
    assertThat(room).containsOnly(3);
  }
}
