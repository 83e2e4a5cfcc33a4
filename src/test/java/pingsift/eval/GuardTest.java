// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pingsift.check.Expression.ComparisonOperator;
import pingsift.check.Expression.NumberLiteral;
import pingsift.check.Type;
import pingsift.text.Span;

/** Guards stay small and true, however much a condition says. */
class GuardTest {
  private static final int MANY = 20_000;
  private static final Shape LENGTH = shape(0);

  @Test
  void manyNumbersThatAValueIsNotAreBounded() {
    Guard guard = length(Ranges.where(ComparisonOperator.NE, 0));
    for (int i = 1; i < MANY; i++) {
      guard = guard.and(length(Ranges.where(ComparisonOperator.NE, i)));
    }
    Ranges allowed = allowed(guard);
    assertThat(allowed.ranges()).hasSizeLessThan(1_000);
    assertThat(has(allowed, 0)).as("the first part counts").isFalse();
    assertThat(has(allowed, MANY)).as("what meets the condition passes").isTrue();
  }

  @Test
  void manyNumbersThatAValueMayBeAreBounded() {
    Guard guard = length(Ranges.of(0, 0));
    for (int i = 1; i < MANY; i++) {
      guard = guard.or(length(Ranges.of(2L * i, 2L * i)));
    }
    Ranges allowed = allowed(guard);
    assertThat(allowed.ranges()).hasSizeLessThan(1_000);
    for (int i = 0; i < MANY; i++) {
      assertThat(has(allowed, 2L * i)).isTrue();
    }
    assertThat(has(allowed, -1)).isFalse();
    assertThat(has(allowed, 2L * MANY)).isFalse();
  }

  @Test
  void manyValuesAreBounded() {
    Guard guard = Guard.NONE;
    for (int i = 0; i < MANY; i++) {
      Shape shape = shape(i);
      guard = guard.and(Guard.of(shape, new Guard.Numbers(values -> null, Ranges.of(i, i))));
    }
    assertThat(guard.numbers()).hasSizeBetween(1, 1_000);
  }

  @Test
  void ofSeveralValuesOneOfWhichMustFitEachIsAChoice() {
    Guard either = length(Ranges.of(1, 1)).or(other(Ranges.of(2, 2))).or(other(Ranges.of(5, 5)));
    assertThat(either.numbers()).as("nothing that must hold of one value").isEmpty();
    assertThat(either.choices()).hasSize(3);

    Guard both = either.and(Guard.of(shape(2), new Guard.Numbers(values -> null, Ranges.of(3, 3))));
    assertThat(both.eachChoice()).allMatch(choice -> choice.numbers().containsKey(shape(2)));
    assertThat(both.eachChoice().get(0).numbers()).containsKey(LENGTH);
  }

  @Test
  void whatOneValueMayBeIsNoChoice() {
    assertThat(length(Ranges.of(1, 1)).or(length(Ranges.of(5, 5))).choices()).isEmpty();
  }

  @Test
  void aChoiceThatSaysNothingMakesAllOfThemUseless() {
    Guard either = length(Ranges.of(1, 1)).or(other(Ranges.of(2, 2)));
    assertThat(either.or(Guard.NONE).choices()).isEmpty();
  }

  @Test
  void manyChoicesAreBounded() {
    Guard guard = length(Ranges.of(0, 0));
    for (int i = 1; i < 1_000; i++) {
      guard = guard.or(Guard.of(shape(i), new Guard.Numbers(values -> null, Ranges.of(i, i))));
    }
    assertThat(guard.choices()).hasSizeLessThan(100);
  }

  private static Guard other(Ranges allowed) {
    return Guard.of(shape(1), new Guard.Numbers(values -> null, allowed));
  }

  private static Shape shape(int number) {
    return Shape.of(new NumberLiteral(number, Type.INT, new Span(0, 0)));
  }

  private static Guard length(Ranges allowed) {
    return Guard.of(LENGTH, new Guard.Numbers(values -> null, allowed));
  }

  private static Ranges allowed(Guard guard) {
    return guard.numbers().get(LENGTH).allowed();
  }

  private static boolean has(Ranges ranges, long number) {
    return ranges.ranges().stream().anyMatch(r -> r.low() <= number && number <= r.high());
  }
}
