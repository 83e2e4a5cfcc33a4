// SPDX-License-Identifier: Apache-2.0
package pingsift.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What a program took in several rounds of the same work. */
final class Runs {
  private final List<Measurement> rounds = new ArrayList<>();

  void add(Measurement round) {
    rounds.add(round);
  }

  boolean isEmpty() {
    return rounds.isEmpty();
  }

  double wallSeconds() {
    return median(Measurement::wallSeconds);
  }

  double cpuSeconds() {
    return median(Measurement::cpuSeconds);
  }

  double peakMebibytes() {
    return median(Measurement::peakBytes) / (1 << 20);
  }

  /** Of an even number of rounds the mean of the two in the middle; not a number without any. */
  private double median(ToDoubleFunction<Measurement> value) {
    double[] sorted = rounds.stream().mapToDouble(value).sorted().toArray();
    int middle = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
