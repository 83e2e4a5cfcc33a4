// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import pingsift.check.Type;

/** Numbers in buckets that show their shape. */
final class Buckets {
  /** More different values than this do not get a bar each. */
  private static final int MOST_VALUES = 16;

  private static final int MOST_BUCKETS = 20;

  /** How much longer than its bulk a distribution must be for buckets that grow. */
  private static final int LONG_TAIL = 20;

  /** Times have no tail to speak of; of all other numbers at most so many may be negative. */
  private static final double MOST_NEGATIVE = 0.05;

  private static final double SECOND = 1e9;

  /** Seconds, minutes, hours and days that people count in. */
  private static final int[] CLOCK_STEPS = {
    1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400
  };

  /** How the edges were chosen. */
  enum Scale {
    VALUES("a bar for each value"),
    LINEAR("buckets of equal width"),
    LOGARITHMIC("buckets that grow: logarithmic scale");

    private final String words;

    Scale(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /**
   * Numbers from {@code from} up to {@code to}, which is not in it; a single number where both are
   * the same.
   */
  record Bucket(double from, double to, long count) {}

  private final Scale scale;
  private final List<Bucket> buckets;

  private Buckets(Scale scale, List<Bucket> buckets) {
    this.scale = scale;
    this.buckets = List.copyOf(buckets);
  }

  Scale scale() {
    return scale;
  }

  List<Bucket> buckets() {
    return buckets;
  }

  /** Buckets for at least one number. */
  static Buckets of(Distribution numbers, Type type) {
    SortedMap<Double, Long> sorted = numbers.sorted();
    if (numbers.isExact() && sorted.size() <= MOST_VALUES) {
      List<Bucket> each = new ArrayList<>();
      sorted.forEach((number, count) -> each.add(new Bucket(number, number, count)));
      return new Buckets(Scale.VALUES, each);
    }
    return type != Type.TIME && hasLongTail(numbers, sorted)
        ? new Buckets(Scale.LOGARITHMIC, fill(growing(numbers, sorted), sorted))
        : new Buckets(Scale.LINEAR, fill(equal(numbers, type), sorted));
  }

  private static boolean hasLongTail(Distribution numbers, SortedMap<Double, Long> sorted) {
    double middle = numbers.quantile(0.5, sorted);
    boolean positive = numbers.quantile(MOST_NEGATIVE, sorted) >= 0;
    return positive && numbers.largest() > LONG_TAIL * middle && numbers.largest() > 0;
  }

  /**
   * Edges 1, 2, 5, 10, 20, …, or 1, 10, 100, … where those are too many. What is negative has one
   * bucket, and so has what lies from 0 to the first edge.
   */
  private static List<Double> growing(Distribution numbers, SortedMap<Double, Long> sorted) {
    double first = sorted.keySet().stream().filter(n -> n > 0).findFirst().orElse(1.0);
    List<Double> edges = edges(first, numbers.largest(), new int[] {1, 2, 5});
    if (edges.size() > MOST_BUCKETS) {
      edges = edges(first, numbers.largest(), new int[] {1});
    }
    if (numbers.least() <= 0) {
      edges.add(0, 0.0);
    }
    if (numbers.least() < 0) {
      edges.add(0, numbers.least());
    }
    return edges;
  }

  private static List<Double> edges(double first, double largest, int[] steps) {
    List<Double> edges = new ArrayList<>();
    for (int exponent = exponent(first); ; exponent++) {
      for (int step : steps) {
        double edge = scaled(step, exponent);
        if (edge <= first) {
          edges.clear();
        }
        edges.add(edge);
        if (edge > largest) {
          return edges;
        }
      }
    }
  }

  private static int exponent(double number) {
    return (int) Math.floor(StrictMath.log10(number));
  }

  /** {@code digit * 10^exponent}, as close as it gets. */
  private static double scaled(int digit, int exponent) {
    return Double.parseDouble(digit + "e" + exponent);
  }

  private static List<Double> equal(Distribution numbers, Type type) {
    double width = (numbers.largest() - numbers.least()) / (MOST_BUCKETS - 4);
    double step = type == Type.FLOAT ? atLeast(width) : Math.max(1, atLeast(width));
    if (type == Type.DURATION || type == Type.TIME) {
      step = onTheClock(step, width);
    }
    double start = Math.floor(numbers.least() / step);
    List<Double> edges = new ArrayList<>();
    for (int i = 0; edges.isEmpty() || edges.get(i - 1) <= numbers.largest(); i++) {
      edges.add(clean((start + i) * step));
    }
    return edges;
  }

  /** The smallest of 1, 2, 5, 10, … (and of their fractions) that is not below a width. */
  private static double atLeast(double width) {
    for (int exponent = exponent(width); ; exponent++) {
      for (int digit : new int[] {1, 2, 5}) {
        if (scaled(digit, exponent) >= width) {
          return scaled(digit, exponent);
        }
      }
    }
  }

  /** The same in nanoseconds, from a second on in steps of clocks and calendars. */
  private static double onTheClock(double step, double width) {
    if (width < SECOND) {
      return step;
    }
    for (int seconds : CLOCK_STEPS) {
      if (seconds * SECOND >= width) {
        return seconds * SECOND;
      }
    }
    double day = CLOCK_STEPS[CLOCK_STEPS.length - 1] * SECOND;
    return atLeast(width / day) * day;
  }

  /** Without the dust that products of fractions leave: 0.3 and not 0.30000000000000004. */
  private static double clean(double edge) {
    return new java.math.BigDecimal(edge).round(new java.math.MathContext(15)).doubleValue();
  }

  private static List<Bucket> fill(List<Double> edges, SortedMap<Double, Long> sorted) {
    List<Bucket> buckets = new ArrayList<>();
    for (int i = 0; i + 1 < edges.size(); i++) {
      double from = edges.get(i);
      double to = edges.get(i + 1);
      long count = 0;
      for (Map.Entry<Double, Long> entry : sorted.subMap(from, to).entrySet()) {
        count += entry.getValue();
      }
      buckets.add(new Bucket(from, to, count));
    }
    return buckets;
  }
}
