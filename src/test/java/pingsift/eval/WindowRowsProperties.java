// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple3;
import pingsift.check.Expression.AggregateKind;
import pingsift.check.Expression.QuantifierKind;

/** What is kept up while records come and go is what going through all of them gives. */
class WindowRowsProperties {
  private static final int CONDITION = 0;
  private static final int VALUE = 1;

  private record Row(long time, int order, long truth, long value) {}

  private final List<Row> rows = new ArrayList<>();
  private final WindowRows window =
      new WindowRows(
          2,
          new Aggregation[] {
            new Tally(QuantifierKind.COUNT, CONDITION),
            new Tally(QuantifierKind.SHARE, CONDITION),
            new WholeTotal(false, VALUE),
            new WholeTotal(true, VALUE),
            new Ranking(Ranking.Order.LEAST, VALUE),
            new Ranking(Ranking.Order.LARGEST, VALUE),
            new Ranking(Ranking.Order.EARLIEST, VALUE),
            new Ranking(Ranking.Order.LATEST, VALUE),
            new Moments(AggregateKind.STDEV, VALUE, false),
            new Moments(AggregateKind.AVG, VALUE, false),
            new DistinctTally(VALUE)
          });

  @Property(tries = 300)
  void aggregationsAreThoseOfTheRowsThatAreLeft(
      @ForAll("steps") List<Tuple3<Long, Long, Long>> steps) {
    int order = 0;
    for (Tuple3<Long, Long, Long> step : steps) {
      long time = step.get1();
      window.add(time, order, new long[] {step.get2(), step.get3()}, 0);
      rows.add(new Row(time, order++, step.get2(), step.get3()));
      long begin = window.newest() - 1_000;
      window.expire(begin);
      rows.removeIf(row -> row.time <= begin);
      assertSame();
    }
  }

  private void assertSame() {
    assertThat(window.size()).isEqualTo(rows.size());
    long trues = rows.stream().filter(row -> row.truth == 1).count();
    long falses = rows.stream().filter(row -> row.truth == 0).count();
    assertThat(whole(0)).isEqualTo(trues);
    assertThat((Double) real(1)).isEqualTo((Double) ((double) trues / (trues + falses)));
    List<Row> known =
        rows.stream()
            .filter(row -> row.value != Column.ABSENT)
            .sorted(Comparator.comparingLong(Row::time).thenComparingInt(Row::order))
            .toList();
    if (known.isEmpty()) {
      for (int i = 2; i < 8; i++) {
        assertThat(whole(i)).isEqualTo(Column.ABSENT);
      }
      assertThat(real(8)).isNaN();
      assertThat(whole(10)).isEqualTo(Column.ABSENT);
      return;
    }
    assertKnown(known);
  }

  private void assertKnown(List<Row> known) {
    BigInteger sum =
        known.stream()
            .map(row -> BigInteger.valueOf(row.value))
            .reduce(BigInteger.ZERO, BigInteger::add);
    BigInteger most = BigInteger.valueOf(Long.MAX_VALUE);
    assertThat(whole(2)).isEqualTo(sum.min(most).max(most.negate()).longValueExact());
    assertThat(whole(10)).isEqualTo(known.stream().map(Row::value).distinct().count());
    double mean = sum.doubleValue() / known.size();
    assertThat(real(3)).isCloseTo(mean, within(Math.abs(mean) * 1e-12));
    assertThat(whole(4)).isEqualTo(known.stream().mapToLong(Row::value).min().orElseThrow());
    assertThat(whole(5)).isEqualTo(known.stream().mapToLong(Row::value).max().orElseThrow());
    assertThat(whole(6)).isEqualTo(known.get(0).value);
    assertThat(whole(7)).isEqualTo(known.get(known.size() - 1).value);
    double squares = known.stream().mapToDouble(row -> Math.pow(row.value - mean, 2)).sum();
    double scale = known.stream().mapToDouble(row -> Math.abs((double) row.value)).max().orElse(0);
    assertThat(real(8)).isCloseTo(Math.sqrt(squares / known.size()), within(scale * 1e-9));
    assertThat(real(9)).isCloseTo(mean, within(scale * 1e-9));
    if (known.stream().map(Row::value).distinct().count() == 1) {
      assertThat(real(8)).as("equal values do not deviate").isZero();
    }
  }

  private long whole(int aggregation) {
    return window.aggregation(aggregation).whole(window);
  }

  private double real(int aggregation) {
    return window.aggregation(aggregation).real(window);
  }

  /** Time, truth, value. */
  @Provide
  Arbitrary<List<Tuple3<Long, Long, Long>>> steps() {
    Arbitrary<Long> values =
        Arbitraries.oneOf(
            Arbitraries.longs().between(0, 5),
            Arbitraries.of(Column.ABSENT, Long.MAX_VALUE, -Long.MAX_VALUE, 1L << 40));
    Arbitrary<Long> truths = Arbitraries.of(0L, 1L, 1L, Column.ABSENT);
    // runs on by small steps, goes back within the window, jumps beyond it
    Arbitrary<Long> steps =
        Arbitraries.frequencyOf(
            Tuple.of(20, Arbitraries.longs().between(0, 60)),
            Tuple.of(3, Arbitraries.longs().between(-500, -1)),
            Tuple.of(1, Arbitraries.longs().between(900, 1_100)));
    return net.jqwik.api.Combinators.combine(steps, truths, values)
        .as(Tuple::of)
        .list()
        .ofMaxSize(120)
        .map(WindowRowsProperties::accumulated);
  }

  private static List<Tuple3<Long, Long, Long>> accumulated(List<Tuple3<Long, Long, Long>> steps) {
    List<Tuple3<Long, Long, Long>> at = new ArrayList<>();
    long time = 10_000;
    for (Tuple3<Long, Long, Long> step : steps) {
      time += step.get1();
      at.add(Tuple.of(time, step.get2(), step.get3()));
    }
    return at;
  }
}
