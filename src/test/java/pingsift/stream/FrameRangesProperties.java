// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Frames come in any order where packets come in fragments. */
class FrameRangesProperties {
  @Property(tries = 1_000)
  void inAnyOrderTheSameNumbersAreKept(
      @ForAll long seed, @ForAll @IntRange(max = 200) int count, @ForAll boolean read) {
    Random random = new Random(seed);
    TreeSet<Long> numbers = new TreeSet<>();
    for (int i = 0; i < count; i++) {
      numbers.add(1L + random.nextInt(300));
    }
    List<Long> order = new ArrayList<>(numbers);
    Collections.shuffle(order, random);
    FrameRanges ranges = new FrameRanges(Integer.MAX_VALUE);
    int bytes = ranges.bytes();
    for (long number : order) {
      bytes += ranges.add(number);
      assertThat(ranges.bytes()).isEqualTo(bytes);
      if (read && random.nextInt(8) == 0) {
        assertThat(ranges.count()).isPositive();
      }
    }
    List<Long> kept = new ArrayList<>();
    for (int i = 0; i < ranges.count(); i++) {
      assertThat(i == 0 || ranges.first(i) > ranges.last(i - 1) + 1).isTrue();
      for (long number = ranges.first(i); number <= ranges.last(i); number++) {
        kept.add(number);
      }
    }
    assertThat(kept).containsExactlyElementsOf(numbers);
    assertThat(ranges.left()).isZero();
  }

  @Property(tries = 500)
  void nothingIsLostPastTheLimit(
      @ForAll long seed,
      @ForAll @IntRange(max = 6) int limit,
      @ForAll @IntRange(max = 60) int count) {
    List<Long> order = new ArrayList<>();
    for (long number = 1; number <= count; number++) {
      order.add(number);
    }
    Collections.shuffle(order, new Random(seed));
    FrameRanges ranges = new FrameRanges(limit);
    order.forEach(ranges::add);
    long kept = 0;
    for (int i = 0; i < ranges.count(); i++) {
      kept += ranges.last(i) - ranges.first(i) + 1;
    }
    assertThat(ranges.count()).isLessThanOrEqualTo(limit);
    assertThat(kept + ranges.left()).isEqualTo(count);
  }
}
