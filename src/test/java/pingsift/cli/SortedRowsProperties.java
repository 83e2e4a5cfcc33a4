// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The first rows by a heap are the first rows by sorting all of them. */
class SortedRowsProperties {
  @Property(tries = 300)
  void rows_come_as_a_stable_sort_has_them(
      @ForAll("keys") List<Long> keys,
      @ForAll boolean descending,
      @ForAll @IntRange(min = 1, max = 60) int most)
      throws IOException {
    SortedRows rows = new SortedRows(descending, most, Long.MAX_VALUE);
    List<List<Object>> all = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      List<Object> row = Arrays.asList((long) i, keys.get(i));
      all.add(row);
      rows.add(row);
    }
    Comparator<Long> order = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
    all.sort(Comparator.comparing(row -> (Long) row.get(1), Comparator.nullsLast(order)));
    List<List<Object>> expected = all.stream().limit(most).map(row -> row.subList(0, 1)).toList();
    assertThat(rows.take()).isEqualTo(expected);
  }

  @Test
  void more_rows_than_memory_holds_end_in_a_message() {
    SortedRows rows = new SortedRows(false, Integer.MAX_VALUE, 10_000);
    assertThatThrownBy(
            () -> {
              for (long i = 0; i < 1000; i++) {
                rows.add(List.of(i));
              }
            })
        .isInstanceOf(IOException.class)
        .hasMessageContaining("too many rows to sort in memory")
        .hasMessageContaining("--top");
  }

  @Test
  void the_first_of_many_rows_need_memory_for_themselves_only() throws IOException {
    SortedRows rows = new SortedRows(true, 3, 10_000);
    for (long i = 0; i < 100_000; i++) {
      rows.add(List.of(i, i % 1000));
    }
    assertThat(rows.take()).isEqualTo(List.of(List.of(999L), List.of(1999L), List.of(2999L)));
  }

  @Provide
  Arbitrary<List<Long>> keys() {
    return Arbitraries.longs().between(-5, 5).injectNull(0.2).list().ofMaxSize(50);
  }
}
