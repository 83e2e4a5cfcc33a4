// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import pingsift.check.Expression.ComparisonOperator;

/** Ranges hold the numbers that the conditions they were made of are true for. */
class RangesProperties {

  @Property(tries = 300)
  void holdWhatIsTrue(
      @ForAll ComparisonOperator one,
      @ForAll @IntRange(min = -3, max = 3) int a,
      @ForAll ComparisonOperator other,
      @ForAll @IntRange(min = -3, max = 3) int b,
      @ForAll @IntRange(min = -5, max = 5) int number) {
    boolean first = holds(one, number, a);
    boolean second = holds(other, number, b);
    Ranges left = Ranges.where(one, a);
    Ranges right = Ranges.where(other, b);
    assertThat(has(left.and(right), number)).isEqualTo(first && second);
    assertThat(has(left.or(right), number)).isEqualTo(first || second);
    assertThat(has(left.not(), number)).isEqualTo(!first);
    assertThat(has(left.and(right).not().or(left.and(right)), number)).isTrue();
    assertThat(has(left.not(), IntValue.ABSENT)).as("what is absent is no number").isFalse();
    assertThat(has(left.or(Ranges.ABSENT), IntValue.ABSENT)).isTrue();
  }

  private static boolean has(Ranges ranges, long number) {
    return ranges.ranges().stream().anyMatch(r -> r.low() <= number && number <= r.high());
  }

  private static boolean holds(ComparisonOperator operator, long a, long b) {
    return switch (operator) {
      case EQ -> a == b;
      case NE -> a != b;
      case LT -> a < b;
      case LE -> a <= b;
      case GT -> a > b;
      case GE -> a >= b;
    };
  }
}
