// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import pingsift.check.Expression.ComparisonOperator;
import pingsift.check.Expression.QuantifierKind;

/** As long as a margin says that a condition cannot change, it does not. */
class MarginProperties {
  private static final int CONDITION = 0;
  private static final int VALUE = 1;
  private static final int NUMBER = 2;
  private static final int TALLY = 0;
  private static final int DISTINCT = 1;
  private static final int TOTAL = 2;

  /** What the largest number is 4 times: so that sums come near to what else there is. */
  private static final double SMALL = 4.0 / Steps.LARGEST;

  /** A comparison of a sum of counts with 0, beside what it is in plain words. */
  private record Part(ComparisonOperator operator, double[] factors, double constant) {
    Margin margin() {
      Steps.Sum sum = new Steps.Sum();
      sum.add(constant);
      sum.add(new Steps.OfRecords(), factors[0]);
      sum.add(new Steps.OfValues(DISTINCT), factors[1]);
      sum.add(new Steps.OfCondition(TALLY, true), factors[2]);
      sum.add(new Steps.OfCondition(TALLY, false), factors[3]);
      if (factors[4] != 0) {
        sum.add(new Steps.OfSum(TOTAL), factors[4] * SMALL);
      }
      return new Margin.OfComparison(operator, sum.steps());
    }

    boolean holds(WindowRows rows) {
      rows.settle(new int[] {TALLY, DISTINCT, TOTAL});
      Tally tally = (Tally) rows.aggregation(TALLY);
      long distinct = Math.max(0, rows.aggregation(DISTINCT).whole(rows));
      double value =
          constant
              + factors[0] * rows.size()
              + factors[1] * distinct
              + factors[2] * tally.trues()
              + factors[3] * tally.falses()
              + factors[4] * SMALL * Math.max(0, rows.aggregation(TOTAL).whole(rows));
      return switch (operator) {
        case EQ -> value == 0;
        case NE -> value != 0;
        case LT -> value < 0;
        case LE -> value <= 0;
        case GT -> value > 0;
        case GE -> value >= 0;
      };
    }
  }

  /** What happens to the window: a record comes with a value, or the oldest leaves. */
  private record Step(boolean comes, long value, boolean truth, long number) {}

  @Property(tries = 500)
  void nothingChangesWhileItIsSaidThatNothingDoes(
      @ForAll("parts") List<Part> parts, @ForAll boolean all, @ForAll("steps") List<Step> steps) {
    WindowRows.Layout layout =
        new WindowRows.Layout(
            3,
            new Aggregation.Recipe[] {
              pool -> new Tally(QuantifierKind.SHARE, CONDITION),
              pool -> new DistinctTally(VALUE, pool),
              pool -> new WholeTotal(false, NUMBER)
            },
            new int[] {NUMBER},
            new ArrayPool(1 << 20));
    Margin margin =
        new Margin.OfParts(all, parts.stream().map(Part::margin).toArray(Margin[]::new));
    WindowGroup window = new WindowGroup(layout, null, 1);
    boolean before = false;
    window.beCertain(0, margin.measure(window, false));
    int time = 0;
    for (Step step : steps) {
      if (step.comes) {
        window.add(time++, time, new long[] {step.truth ? 1 : 0, step.value, step.number}, 0);
        window.countComing();
      } else if (window.size() > 1) {
        window.removeOldest();
        window.countLeaving(1);
      }
      boolean holds =
          all
              ? parts.stream().allMatch(part -> part.holds(window))
              : parts.stream().anyMatch(part -> part.holds(window));
      if (window.isCertain(0) && window.size() > 0) {
        assertThat(holds).as("%s after %s", parts, steps).isEqualTo(before);
      } else {
        before = holds;
        window.beCertain(0, margin.measure(window, holds));
      }
    }
  }

  @Provide
  Arbitrary<List<Part>> parts() {
    Arbitrary<Double> factors = Arbitraries.of(0.0, 0.0, 1.0, -1.0, 0.5, -0.25, 2.0);
    return Combinators.combine(
            Arbitraries.of(ComparisonOperator.values()),
            factors.array(double[].class).ofSize(5),
            Arbitraries.of(-12.0, -5.0, -1.0, 0.0, 2.0, 7.0))
        .as(Part::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(true, true, true, false, false),
            Arbitraries.longs().between(0, 9),
            Arbitraries.of(true, false),
            Arbitraries.frequencyOf(
                Tuple.of(20, Arbitraries.longs().between(0, Steps.LARGEST)),
                Tuple.of(20, Arbitraries.of(0L, (long) Steps.LARGEST, Column.ABSENT)),
                Tuple.of(1, Arbitraries.of(-1L, Steps.LARGEST + 1L, 1L << 40))))
        .as(Step::new)
        .list()
        .ofMaxSize(120);
  }
}
