// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import pingsift.check.Type;
import pingsift.inspect.ValueText;

/** A histogram as rows of label and count: buckets of numbers, or the commonest values. */
final class HistogramRows {
  private static final int MOST_WORDS = 20;

  /** One bar. */
  record Bar(String label, long count) {}

  private HistogramRows() {}

  static List<Bar> of(Histogram histogram) {
    if (histogram.count() == 0) {
      return List.of();
    }
    return histogram.isOfNumbers() ? numbers(histogram) : words(histogram);
  }

  private static List<Bar> numbers(Histogram histogram) {
    List<Bar> bars = new ArrayList<>();
    for (Buckets.Bucket bucket : Buckets.of(histogram.numbers(), histogram.type()).buckets()) {
      bars.add(new Bar(label(bucket, histogram.type()), bucket.count()));
    }
    return bars;
  }

  /** {@code 5}, {@code 5..9}, {@code 20ms..50ms}. The end is in it of whole numbers only. */
  private static String label(Buckets.Bucket bucket, Type type) {
    boolean whole = type == Type.INT;
    double last = whole && bucket.to() > bucket.from() ? bucket.to() - 1 : bucket.to();
    String from = text(bucket.from(), type);
    return last == bucket.from() ? from : from + ".." + text(last, type);
  }

  /** A number of a type, as rules have it. */
  static String text(double number, Type type) {
    if (type == Type.FLOAT) {
      return ValueText.of(number, type);
    }
    // as a double, a time of today is exact to a quarter of a microsecond
    long whole = Math.round(number);
    return ValueText.of(type == Type.TIME ? whole / 1000 * 1000 : whole, type);
  }

  private static List<Bar> words(Histogram histogram) {
    List<Bar> bars = new ArrayList<>();
    histogram.words().forEach((word, count) -> bars.add(new Bar(word, count[0])));
    bars.sort(Comparator.comparingLong(Bar::count).reversed().thenComparing(Bar::label));
    if (bars.size() <= MOST_WORDS && histogram.uncounted() == 0) {
      return bars;
    }
    List<Bar> shown = new ArrayList<>(bars.subList(0, Math.min(MOST_WORDS, bars.size())));
    long others = histogram.count() - shown.stream().mapToLong(Bar::count).sum();
    shown.add(new Bar("all others", others));
    return shown;
  }

  /** The numbers of a histogram in the order in which they are shown. */
  static Map<String, Double> facts(Histogram histogram) {
    Distribution numbers = histogram.numbers();
    var sorted = numbers.sorted();
    Map<String, Double> facts = new java.util.LinkedHashMap<>();
    facts.put("min", numbers.least());
    facts.put("mean", numbers.mean());
    facts.put("median", numbers.quantile(0.5, sorted));
    facts.put("p90", numbers.quantile(0.9, sorted));
    facts.put("p95", numbers.quantile(0.95, sorted));
    facts.put("p99", numbers.quantile(0.99, sorted));
    facts.put("max", numbers.largest());
    return facts;
  }
}
