// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple3;
import net.jqwik.api.constraints.IntRange;
import pingsift.check.Expression.AggregateKind;
import pingsift.check.Expression.QuantifierKind;

/** What is kept up while records come and go is what going through all of them gives. */
class WindowRowsProperties {
  private static final int CONDITION = 0;
  private static final int VALUE = 1;
  private static final int[] ALL = IntStream.range(0, 11).toArray();

  private record Row(long time, int order, long truth, long value) {}

  private final List<Row> rows = new ArrayList<>();
  private final ArrayPool arrays = new ArrayPool(1 << 20);
  private WindowRows window = newWindow();

  /**
   * @param every how many records come before somebody asks for all
   * @param each how many records come before somebody asks for one
   * @param cleared at which record the window is made a new one
   */
  @Property(tries = 500)
  void aggregationsAreThoseOfTheRowsThatAreLeft(
      @ForAll("steps") List<Tuple3<Long, Long, Long>> steps,
      @ForAll @IntRange(min = 1, max = 40) int every,
      @ForAll @IntRange(min = 1, max = 10) int each,
      @ForAll @IntRange(max = 120) int cleared) {
    window = newWindow();
    rows.clear();
    int order = 0;
    for (Tuple3<Long, Long, Long> step : steps) {
      if (order == cleared) {
        window.clear();
        rows.clear();
      }
      long time = step.get1();
      window.add(time, order, new long[] {step.get2(), step.get3()}, lacking(step));
      rows.add(new Row(time, order++, step.get2(), step.get3()));
      long begin = window.newest() - 1_000;
      window.expire(begin);
      rows.removeIf(row -> row.time <= begin);
      if (order % each == 0) {
        window.settle(new int[] {order / each % ALL.length});
      }
      if (order % every == 0) {
        window.settle(ALL);
        assertSame();
      }
    }
  }

  private static long lacking(Tuple3<Long, Long, Long> step) {
    long truth = step.get2() == Column.ABSENT ? 1L << CONDITION : 0;
    return truth | (step.get3() == Column.ABSENT ? 1L << VALUE : 0);
  }

  private void assertInOrder() {
    List<Row> sorted =
        rows.stream()
            .sorted(Comparator.comparingLong(Row::time).thenComparingInt(Row::order))
            .toList();
    assertThat(window.oldest()).isEqualTo(sorted.get(0).time);
    List<Integer> slots = new ArrayList<>();
    for (int place = 0; place < window.size(); place++) {
      slots.add(window.slot(place));
    }
    slots.sort((a, b) -> window.isBefore(a, b) ? -1 : window.isBefore(b, a) ? 1 : 0);
    assertThat(slots)
        .extracting(window::frame)
        .isEqualTo(sorted.stream().map(row -> (long) row.order).toList());
    assertThat(slots).extracting(window::time).isEqualTo(sorted.stream().map(Row::time).toList());
  }

  private void assertSame() {
    assertThat(window.size()).isEqualTo(rows.size());
    assertInOrder();
    assertThat(window.shorts(CONDITION))
        .isEqualTo(rows.stream().filter(row -> row.truth == Column.ABSENT).count());
    assertThat(window.shorts(VALUE))
        .isEqualTo(rows.stream().filter(row -> row.value == Column.ABSENT).count());
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

  private WindowRows newWindow() {
    return new WindowRows(
        new WindowRows.Layout(
            2,
            new Aggregation.Recipe[] {
              pool -> new Tally(QuantifierKind.COUNT, CONDITION),
              pool -> new Tally(QuantifierKind.SHARE, CONDITION),
              pool -> new WholeTotal(false, VALUE),
              pool -> new WholeTotal(true, VALUE),
              pool -> new Ranking(Ranking.Order.LEAST, VALUE),
              pool -> new Ranking(Ranking.Order.LARGEST, VALUE),
              pool -> new Ranking(Ranking.Order.EARLIEST, VALUE),
              pool -> new Ranking(Ranking.Order.LATEST, VALUE),
              pool -> new Moments(AggregateKind.STDEV, VALUE, false),
              pool -> new Moments(AggregateKind.AVG, VALUE, false),
              pool -> new DistinctTally(VALUE, pool)
            },
            new int[] {VALUE},
            arrays));
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
