// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import pingsift.check.Expression.Aggregate;
import pingsift.check.Type;
import pingsift.engine.NaiveValues.Data;
import pingsift.engine.NaiveValues.Num;

/** Aggregates worked out from all values that were written down, which are not none. */
final class NaiveAggregates {
  private NaiveAggregates() {}

  /**
   * Of a number.
   *
   * @param grows whether values can still come
   */
  static Num number(Aggregate aggregate, List<Object> known, boolean grows) {
    Comparator<Object> order = Comparator.comparingDouble(NaiveValues::real);
    return switch (aggregate.kind()) {
      case MAX -> new Num(known.stream().max(order).orElseThrow(), grows, false, false);
      case MIN -> new Num(known.stream().min(order).orElseThrow(), false, grows, false);
      case SUM -> {
        // what only adds up cannot fall; a pause can be negative where the capture's clock steps
        boolean falls = aggregate.type() != Type.INT;
        double sum = known.stream().mapToDouble(NaiveValues::real).sum();
        Object now = aggregate.type() == Type.FLOAT ? (Object) sum : (Long) (long) sum;
        yield new Num(now, grows, grows && falls, false);
      }
      case AVG -> new Num(rounded(aggregate, mean(known)), grows, grows, false);
      case STDEV -> {
        double mean = mean(known);
        double squares =
            known.stream().mapToDouble(v -> Math.pow(NaiveValues.real(v) - mean, 2)).sum();
        yield new Num(rounded(aggregate, Math.sqrt(squares / known.size())), grows, grows, false);
      }
      case DISTINCT -> new Num(distinct(known), grows, false, false);
      case FIRST -> Num.fixed(chosen(aggregate, known));
      case LAST -> new Num(chosen(aggregate, known), grows, grows, false);
    };
  }

  /** The value of {@code first} or {@code last}. */
  static Object chosen(Aggregate aggregate, List<Object> known) {
    return known.get(
        switch (aggregate.kind()) {
          case FIRST -> 0;
          case LAST -> known.size() - 1;
          default -> throw new IllegalArgumentException("chooses none: " + aggregate.kind());
        });
  }

  private static double mean(List<Object> known) {
    return known.stream().mapToDouble(NaiveValues::real).average().orElseThrow();
  }

  private static Object rounded(Aggregate aggregate, double value) {
    return aggregate.type() == Type.DURATION ? (Object) Math.round(value) : (Double) value;
  }

  private static long distinct(List<Object> known) {
    Set<Object> different = new HashSet<>();
    for (Object value : known) {
      if (value instanceof Data data) {
        different.add(ByteBuffer.wrap(data.present()));
      } else {
        different.add(value instanceof Double number ? (Object) (number + 0.0) : value);
      }
    }
    return different.size();
  }
}
