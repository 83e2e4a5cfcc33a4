// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import pingsift.check.Type;

/** What is said of many numbers is what sorting them says. */
class DistributionProperties {
  private static final double[] SHARES = {0.001, 0.5, 0.9, 0.95, 0.99, 1};

  @Property(tries = 300)
  void few_numbers_are_told_exactly(@ForAll("numbers") List<Double> numbers) {
    Distribution distribution = distribution(numbers);
    assertThat(distribution.isExact()).isTrue();
    assertThat(distribution.count()).isEqualTo(numbers.size());
    for (double share : SHARES) {
      assertThat(distribution.quantile(share, distribution.sorted()))
          .isEqualTo(naiveQuantile(numbers, share));
    }
  }

  @Test
  void many_different_numbers_are_told_within_one_percent_in_bounded_memory() {
    Random random = new Random(1);
    List<Double> numbers = new ArrayList<>();
    for (int i = 0; i < 200_000; i++) {
      numbers.add(Math.exp(random.nextGaussian() * 4) * (i % 10 == 0 ? -1 : 1));
    }
    Distribution distribution = distribution(numbers);
    assertThat(distribution.isExact()).isFalse();
    assertThat(distribution.distinct()).isLessThan(5_000);
    assertThat(distribution.least()).isEqualTo(Collections.min(numbers));
    assertThat(distribution.largest()).isEqualTo(Collections.max(numbers));
    for (double share : SHARES) {
      double naive = naiveQuantile(numbers, share);
      assertThat(distribution.quantile(share, distribution.sorted()))
          .isCloseTo(naive, within(Math.abs(naive) * 0.0101));
    }
  }

  @Property(tries = 300)
  void every_number_is_in_one_bucket(
      @ForAll("numbers") List<Double> numbers, @ForAll("types") Type type) {
    Distribution distribution = distribution(numbers);
    List<Buckets.Bucket> buckets = Buckets.of(distribution, type).buckets();
    assertThat(buckets).hasSizeBetween(1, 40);
    double end = Double.NEGATIVE_INFINITY;
    for (Buckets.Bucket bucket : buckets) {
      assertThat(bucket.from()).isGreaterThanOrEqualTo(end);
      long naive =
          numbers.stream()
              .filter(n -> n == bucket.from() || (n >= bucket.from() && n < bucket.to()))
              .count();
      assertThat(bucket.count()).isEqualTo(naive);
      end = bucket.to();
    }
    assertThat(buckets.stream().mapToLong(Buckets.Bucket::count).sum()).isEqualTo(numbers.size());
  }

  @Provide
  Arbitrary<List<Double>> numbers() {
    Arbitrary<Double> small = Arbitraries.integers().between(-3, 40).map(Integer::doubleValue);
    Arbitrary<Double> wide = Arbitraries.longs().map(Long::doubleValue);
    Arbitrary<Double> nanos = Arbitraries.longs().between(0, 9_000_000_000L).map(Long::doubleValue);
    Arbitrary<Double> skewed =
        Arbitraries.integers().between(0, 40).map(e -> (double) Math.round(Math.pow(2, e)));
    return Arbitraries.oneOf(
        small.list().ofMinSize(1),
        wide.list().ofMinSize(1),
        nanos.list().ofMinSize(1).ofMaxSize(300),
        skewed.list().ofMinSize(1));
  }

  @Provide
  Arbitrary<Type> types() {
    return Arbitraries.of(Type.INT, Type.FLOAT, Type.DURATION, Type.TIME);
  }

  private static Distribution distribution(List<Double> numbers) {
    Distribution distribution = new Distribution();
    numbers.forEach(distribution::add);
    return distribution;
  }

  private static double naiveQuantile(List<Double> numbers, double share) {
    List<Double> sorted = new ArrayList<>(numbers);
    Collections.sort(sorted);
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }
}
