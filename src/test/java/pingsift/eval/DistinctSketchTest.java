// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctSketchTest {
  private static final int SERIES = 60;

  /** Over {@value #SERIES} series of values each; the bounds are five standard errors of both. */
  @ParameterizedTest
  @ValueSource(ints = {10, 300, 3_000, 20_000, 100_000})
  void theStandardErrorIsAsStated(int distinct) {
    double bias = 0;
    double squares = 0;
    for (long series = 0; series < SERIES; series++) {
      DistinctSketch sketch = new DistinctSketch();
      for (int value = 0; value < distinct; value++) {
        long hash =
            ValueHash.hash(pingsift.bytes.Mixer.REPRODUCIBLE, series * 1_000_003 + value, series);
        sketch.add(hash);
        sketch.add(hash);
      }
      double error = (double) sketch.count() / distinct - 1;
      bias += error / SERIES;
      squares += error * error / SERIES;
    }
    assertThat(Math.sqrt(squares)).isLessThan(0.013 * (1 + 5 / Math.sqrt(2 * SERIES)));
    assertThat(Math.abs(bias)).isLessThan(0.013 * 5 / Math.sqrt(SERIES));
  }
}
