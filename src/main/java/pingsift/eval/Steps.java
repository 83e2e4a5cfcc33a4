// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A number made of counts of a window, each times a factor: what it is, and by how much a record
 * that comes or leaves can change it.
 *
 * <p>The number of records changes by exactly one. A count of some of them, or of different values,
 * changes by one at most, and in that direction; a sum by {@link #LARGEST} at most, as long as all
 * that it is made of is within bounds. Immutable.
 */
final class Steps {
  /** A number within bounds is at least 0 and at most this, as one of 16 bits is. */
  static final int LARGEST = (1 << 16) - 1;

  /** What is counted. */
  sealed interface Count {
    /** By how much a record can change it. */
    default int step() {
      return 1;
    }
  }

  /** All records. */
  record OfRecords() implements Count {}

  /** Different values, by the index of the aggregation. */
  record OfValues(int aggregation) implements Count {}

  /** Records on which a condition is true, or false, by the index of the aggregation. */
  record OfCondition(int aggregation, boolean isTrue) implements Count {}

  /** The sum of a number, by the index of the aggregation. */
  record OfSum(int aggregation) implements Count {
    @Override
    public int step() {
      return LARGEST;
    }
  }

  private final double constant;
  private final double perRecord;
  private final Count[] counts;
  private final double[] factors;
  private final boolean sums;

  private Steps(double constant, Map<Count, Double> parts) {
    this.constant = constant;
    perRecord = parts.getOrDefault(new OfRecords(), 0.0);
    Set<Count> others = new LinkedHashSet<>(parts.keySet());
    others.remove(new OfRecords());
    counts = others.toArray(Count[]::new);
    factors = new double[counts.length];
    for (int i = 0; i < counts.length; i++) {
      factors[i] = parts.getOrDefault(counts[i], 0.0);
    }
    sums = others.stream().anyMatch(count -> count instanceof OfSum);
  }

  /** Gathers the parts of a sum. */
  static final class Sum {
    private final Map<Count, Double> parts = new LinkedHashMap<>();
    private double constant;

    void add(double number) {
      constant += number;
    }

    void add(Count count, double factor) {
      parts.merge(count, factor, Double::sum);
    }

    Steps steps() {
      return new Steps(constant, parts);
    }
  }

  /** Whether it is known by how much a record can change it. */
  boolean isKnown(WindowRows rows) {
    return rows.isBounded() || !sums;
  }

  /**
   * @param rows settled, or empty
   */
  double value(WindowRows rows) {
    double value = constant + perRecord * rows.size();
    for (int i = 0; i < counts.length; i++) {
      value += factors[i] * count(counts[i], rows);
    }
    return value;
  }

  private static long count(Count count, WindowRows rows) {
    if (count instanceof OfValues values) {
      return whole(values.aggregation(), rows);
    }
    if (count instanceof OfSum sum) {
      return whole(sum.aggregation(), rows);
    }
    if (count instanceof OfCondition condition) {
      @Nullable Tally known = (Tally) rows.settledAggregation(condition.aggregation());
      return known == null ? 0 : condition.isTrue() ? known.trues() : known.falses();
    }
    return rows.size();
  }

  /** Of values that are absent nothing is counted. */
  private static long whole(int aggregation, WindowRows rows) {
    Aggregation known = rows.settledAggregation(aggregation);
    return known == null ? 0 : Math.max(0, known.whole(rows));
  }

  double upByComing() {
    return Math.max(0, rises() + perRecord);
  }

  double downByComing() {
    return Math.max(0, falls() - perRecord);
  }

  double upByLeaving() {
    return Math.max(0, falls() - perRecord);
  }

  double downByLeaving() {
    return Math.max(0, rises() + perRecord);
  }

  /** What all counts that raise it can do at once. */
  private double rises() {
    double sum = 0;
    for (int i = 0; i < factors.length; i++) {
      sum += Math.max(0, factors[i]) * counts[i].step();
    }
    return sum;
  }

  private double falls() {
    double sum = 0;
    for (int i = 0; i < factors.length; i++) {
      sum += Math.max(0, -factors[i]) * counts[i].step();
    }
    return sum;
  }
}
