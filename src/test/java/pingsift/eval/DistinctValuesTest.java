// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DistinctValuesTest {
  private final Evaluation evaluation = new Evaluation(0, java.util.List.of());
  private final DistinctValues values = new DistinctValues();

  @Test
  void isExactUpToItsBound() {
    for (int i = 1; i <= DistinctValues.MOST_EXACT; i++) {
      add(i);
      add(i);
      add(i / 2 + 1);
      assertThat(values.count()).isEqualTo(i == 1 ? 1 : i);
    }
    assertThat(values.isEstimate()).isFalse();
    add(-1);
    assertThat(values.isEstimate()).isTrue();
    assertThat(values.count()).isEqualTo(DistinctValues.MOST_EXACT + 1);
  }

  @Test
  void absentValuesAreNotTaken() {
    assertThat(values.add(hash(IntValue.ABSENT), evaluation)).isFalse();
    assertThat(values.count()).isZero();
  }

  @Test
  void theFirstValuesAreNeverCountedAgain() {
    addUpTo(3000);
    long count = values.count();
    for (int i = 0; i < DistinctValues.MOST_EXACT; i++) {
      add(i);
    }
    assertThat(values.count()).isEqualTo(count);
  }

  @Test
  void neverGoesDown() {
    Random random = new Random(7);
    long before = 0;
    for (int i = 0; i < 300_000; i++) {
      add(random.nextInt(100_000));
      assertThat(values.count()).isGreaterThanOrEqualTo(before);
      before = values.count();
    }
    assertThat(before).isCloseTo(95_000, within(4_000L));
  }

  @Test
  void isTheSameInEveryRun() {
    DistinctValues other = new DistinctValues();
    Evaluation another = new Evaluation(0, java.util.List.of());
    for (int i = 0; i < 50_000; i++) {
      add(i);
      other.add(hash(i), another);
    }
    assertThat(values.count()).isEqualTo(other.count()).isCloseTo(50_000, within(2_500L));
  }

  @Test
  void whatWaitsIsCountedAsSoonAsSomebodyAsks() {
    Random random = new Random(11);
    DistinctValues other = new DistinctValues();
    for (int i = 0; i < 200_000; i++) {
      ValueHash value = hash(random.nextInt(5_000));
      values.add(value, evaluation);
      other.addLater(value, evaluation);
      if (random.nextInt(100) == 0) {
        assertThat(other.count()).isEqualTo(values.count());
        assertThat(other.isEstimate()).isEqualTo(values.isEstimate());
      }
    }
    assertThat(values.isEstimate()).isTrue();
    assertThat(other.addLater(hash(IntValue.ABSENT), evaluation)).isFalse();
  }

  @Test
  void whatItGrowsWhileSomebodyAsksIsToldToo() {
    int told = 0;
    for (int i = 0; i < 5_000; i++) {
      values.addLater(hash(i), evaluation);
      told += values.takeGrowth();
      assertThat(values.count()).isGreaterThanOrEqualTo(Math.min(i + 1, 1024));
    }
    assertThat(values.isEstimate()).isTrue();
    assertThat(values.toldBytes()).isEqualTo(told);
    assertThat(told + values.takeGrowth()).isEqualTo(values.bytes());
  }

  @Test
  void memoryGrowsAsNeededAndIsBounded() {
    assertThat(values.bytes()).isLessThan(200);
    addUpTo(100);
    assertThat(values.bytes()).isLessThan(2_200);
    addUpTo(1_000_000);
    assertThat(values.bytes()).isLessThan(20 * 1024 + 300);
    for (int i = 0; i < 100; i++) {
      values.addLater(hash(i), evaluation);
    }
    assertThat(values.bytes()).isLessThan(20 * 1024 + 900);
  }

  private void addUpTo(int end) {
    for (int i = 0; i < end; i++) {
      add(i);
    }
  }

  private void add(long value) {
    assertThat(values.add(hash(value), evaluation)).isTrue();
  }

  private static ValueHash hash(long value) {
    return new ValueHash.OfInt(new IntValues.Constant(value));
  }
}
