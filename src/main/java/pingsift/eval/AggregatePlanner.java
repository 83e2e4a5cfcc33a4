// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Supplier;
import pingsift.check.Expression;
import pingsift.check.Expression.Aggregate;
import pingsift.check.Expression.AggregateKind;
import pingsift.check.Expression.Quantifier;
import pingsift.check.Type;

/**
 * Makes the values that one rule's aggregates and counting quantifiers give, and what gathers them.
 *
 * <p>One part of a condition has one accumulator, however often it is asked for: the two bounds of
 * a range read the same.
 */
final class AggregatePlanner {
  private final RulePlanner rule;
  private final ValuePlanner values;
  private final Allocation allocation;
  private final IdentityHashMap<Expression, Accumulator> accumulators = new IdentityHashMap<>();

  AggregatePlanner(RulePlanner rule, ValuePlanner values, Allocation allocation) {
    this.rule = rule;
    this.values = values;
    this.allocation = allocation;
  }

  /** What counts for {@code count} or {@code share}. */
  ConditionCounter counter(Quantifier quantifier) {
    Accumulator known = accumulators.get(quantifier);
    if (known == null) {
      known = rule.counter(quantifier);
      accumulators.put(quantifier, known);
    }
    return (ConditionCounter) known;
  }

  IntValue whole(Aggregate aggregate) {
    return switch (aggregate.kind()) {
      case MIN, MAX, SUM -> seen(intStatistics(aggregate), intStatistics(aggregate).valueIndex());
      case AVG, STDEV -> new IntValues.Rounded(meanOrDeviation(aggregate));
      case DISTINCT -> distinct(aggregate).count();
      case FIRST, LAST -> ((Keeper.OfInt) keeper(aggregate)).kept();
    };
  }

  private static IntValue seen(IntStatistics statistics, int index) {
    return new IntValues.OfSeen(statistics.seenIndex(), index);
  }

  FloatValue real(Aggregate aggregate) {
    return switch (aggregate.kind()) {
      case MIN, MAX, SUM ->
          seen(floatStatistics(aggregate), floatStatistics(aggregate).valueIndex());
      case AVG, STDEV -> meanOrDeviation(aggregate);
      case FIRST, LAST -> ((Keeper.OfFloat) keeper(aggregate)).kept();
      case DISTINCT -> throw new IllegalStateException("not a float: " + aggregate);
    };
  }

  private static FloatValue seen(FloatStatistics statistics, int index) {
    return new FloatValues.OfSeen(statistics.seenIndex(), index);
  }

  private FloatValue meanOrDeviation(Aggregate aggregate) {
    int seen;
    int mean;
    int squares;
    if (aggregate.value().type() == Type.FLOAT) {
      FloatStatistics statistics = floatStatistics(aggregate);
      seen = statistics.seenIndex();
      mean = statistics.valueIndex();
      squares = statistics.squaresIndex();
    } else {
      IntStatistics statistics = intStatistics(aggregate);
      seen = statistics.seenIndex();
      mean = statistics.meanIndex();
      squares = statistics.squaresIndex();
    }
    return aggregate.kind() == AggregateKind.AVG
        ? new FloatValues.OfSeen(seen, mean)
        : new FloatValues.Deviation(seen, squares);
  }

  /** Of {@code first} or {@code last}. */
  BytesValue bytes(Aggregate aggregate) {
    return ((Keeper.OfBytes) keeper(aggregate)).kept();
  }

  /** Of {@code first} or {@code last}. */
  AddressValue address(Aggregate aggregate) {
    return ((Keeper.OfAddress) keeper(aggregate)).kept();
  }

  /** The frames that a value comes from, and whether it can be an estimate. */
  Origin origin(Expression gathering) {
    if (gathering instanceof Quantifier quantifier) {
      return switch (quantifier.kind()) {
        case COUNT, SHARE -> {
          ConditionCounter counter = counter(quantifier);
          yield Origin.ofCounters(counter.firstIndex(), counter.lastIndex());
        }
        case ANY, ALL, NONE -> Origin.NOWHERE;
      };
    }
    Aggregate aggregate = (Aggregate) gathering;
    return switch (aggregate.kind()) {
      case DISTINCT -> Origin.of(distinct(aggregate));
      case FIRST, LAST -> Origin.ofCounters(keeper(aggregate).frameIndex());
      case MIN, MAX, SUM, AVG, STDEV -> Origin.NOWHERE;
    };
  }

  private IntStatistics intStatistics(Aggregate aggregate) {
    return (IntStatistics)
        accumulator(
            aggregate,
            () ->
                new IntStatistics(
                    series(aggregate, IntStatistics.COUNTERS),
                    aggregate.kind(),
                    values.whole(aggregate.value())));
  }

  private FloatStatistics floatStatistics(Aggregate aggregate) {
    return (FloatStatistics)
        accumulator(
            aggregate,
            () ->
                new FloatStatistics(
                    series(aggregate, FloatStatistics.COUNTERS),
                    aggregate.kind(),
                    values.real(aggregate.value())));
  }

  private DistinctCounter distinct(Aggregate aggregate) {
    DistinctCounter counter =
        (DistinctCounter)
            accumulator(
                aggregate,
                () ->
                    new DistinctCounter(
                        series(aggregate, DistinctCounter.COUNTERS),
                        values.hash(aggregate.value()),
                        allocation.takeSet()));
    counter.reachTo(rule.reach(aggregate));
    return counter;
  }

  private Keeper keeper(Aggregate aggregate) {
    return (Keeper) accumulator(aggregate, () -> newKeeper(aggregate));
  }

  /** The one of an aggregate, which other rules can have, too. */
  private Accumulator accumulator(Aggregate aggregate, Supplier<Accumulator> maker) {
    Accumulator known = accumulators.get(aggregate);
    if (known == null) {
      List<Object> kind =
          List.of(aggregate.kind(), aggregate.collection(), aggregate.value().type());
      known = allocation.shared(rule.sharedKey(aggregate.value(), kind), maker);
      accumulators.put(aggregate, known);
      rule.add(aggregate.collection(), known, RuleIndex.Entry.ofAll(rule));
    }
    return known;
  }

  private Keeper newKeeper(Aggregate aggregate) {
    Keeper.Which which =
        aggregate.kind() == AggregateKind.FIRST ? Keeper.Which.FIRST : Keeper.Which.LAST;
    Accumulator.Series series = series(aggregate, Keeper.COUNTERS);
    Expression value = aggregate.value();
    return switch (value.type()) {
      case BYTES -> new Keeper.OfBytes(series, which, values.bytes(value), allocation.takeCopy());
      case FLOAT -> new Keeper.OfFloat(series, which, values.real(value));
      case IP -> new Keeper.OfAddress(series, which, values.address(value));
      default -> new Keeper.OfInt(series, which, values.whole(value));
    };
  }

  private Accumulator.Series series(Aggregate aggregate, int counters) {
    return rule.series(aggregate.value(), aggregate.collection(), counters);
  }
}
