// SPDX-License-Identifier: Apache-2.0
package pingsift.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import pingsift.check.Expression.ComparisonOperator;

/** Sets of numbers agree with asking for each number. */
class NumberSetProperties {
  /** Halves from -6 to 6: between any two ends that are drawn stands one of them. */
  private static final List<BigDecimal> SAMPLES =
      IntStream.rangeClosed(-12, 12).mapToObj(i -> new BigDecimal(i).divide(TWO())).toList();

  private static BigDecimal TWO() {
    return new BigDecimal(2);
  }

  @Provide
  Arbitrary<NumberSet> wholes() {
    return sets(true);
  }

  @Provide
  Arbitrary<NumberSet> fractions() {
    return sets(false);
  }

  private static Arbitrary<NumberSet> sets(boolean whole) {
    return sets(whole, BigDecimal.ZERO);
  }

  /** Two sets of whole numbers that lie around a third number. */
  record Around(BigDecimal number, NumberSet a, NumberSet b) {}

  @Provide
  Arbitrary<Around> large() {
    BigDecimal limit = BigDecimal.valueOf(1L << 62);
    return Arbitraries.of(limit, limit.negate(), limit.multiply(TWO()), new BigDecimal("1e30"))
        .flatMap(
            number ->
                Combinators.combine(sets(true, number), sets(true, number))
                    .as((a, b) -> new Around(number, a, b)));
  }

  private static Arbitrary<NumberSet> sets(boolean whole, BigDecimal around) {
    Arbitrary<BigDecimal> ends =
        Arbitraries.integers().between(-5, 5).map(BigDecimal::new).map(around::add);
    Arbitrary<NumberSet> simple =
        Combinators.combine(Arbitraries.of(ComparisonOperator.values()), ends)
            .as((operator, end) -> NumberSet.of(whole, operator, end));
    Arbitrary<NumberSet> points =
        ends.list().ofMaxSize(4).map(values -> NumberSet.points(whole, values));
    Arbitrary<NumberSet> either = Arbitraries.oneOf(simple, points);
    return Arbitraries.oneOf(
        either,
        Combinators.combine(either, either).as(NumberSet::and),
        Combinators.combine(either, either).as(NumberSet::or));
  }

  @Property(tries = 1000)
  void operationsOnWholeNumbersAreThoseOfLogic(
      @ForAll("wholes") NumberSet a, @ForAll("wholes") NumberSet b) {
    assertLogic(a, b);
  }

  @Property(tries = 1000)
  void operationsOnFractionsAreThoseOfLogic(
      @ForAll("fractions") NumberSet a, @ForAll("fractions") NumberSet b) {
    assertLogic(a, b);
  }

  @Property(tries = 1000)
  void operationsOnLargeNumbersAreThoseOfLogic(@ForAll("large") Around two) {
    assertLogic(two.a, two.b, two.number);
  }

  private static void assertLogic(NumberSet a, NumberSet b) {
    assertLogic(a, b, BigDecimal.ZERO);
  }

  private static void assertLogic(NumberSet a, NumberSet b, BigDecimal around) {
    boolean contained = true;
    for (BigDecimal sample : SAMPLES) {
      BigDecimal number = sample.add(around);
      boolean exists = !a.isWhole() || number.stripTrailingZeros().scale() <= 0;
      boolean inA = a.contains(number);
      boolean inB = b.contains(number);
      assertThat(a.and(b).contains(number)).as(number + " in both").isEqualTo(inA && inB);
      assertThat(a.or(b).contains(number)).as(number + " in one").isEqualTo(inA || inB);
      assertThat(a.not().contains(number)).as(number + " in none").isEqualTo(exists && !inA);
      contained &= !inB || inA;
    }
    assertThat(a.containsAll(b)).isEqualTo(contained);
    assertThat(a.not().not()).isEqualTo(a);
    assertThat(a.and(a.not()).isEmpty()).isTrue();
    assertThat(a.hull().containsAll(a)).isTrue();
  }

  @Test
  void neighboursAmongWholeNumbersAreOneRange() {
    NumberSet low = NumberSet.between(true, BigDecimal.ONE, TWO());
    NumberSet high = NumberSet.between(true, new BigDecimal(3), new BigDecimal(4));
    assertThat(low.or(high)).hasToString("[1..4]");
    assertThat(low.or(high).ranges()).isEqualTo(1);
  }

  @Test
  void endsOfFractionsCanBeOpen() {
    NumberSet above = NumberSet.of(false, ComparisonOperator.GT, BigDecimal.ONE);
    assertThat(above.and(NumberSet.of(false, ComparisonOperator.LE, TWO()))).hasToString("(1..2]");
    assertThat(above.isOpenBelow()).isTrue();
  }
}
