// SPDX-License-Identifier: Apache-2.0
package pingsift.bench;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import pingsift.bytes.Entropy;

/** The entropy of the Data of one message. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class EntropyBenchmark {
  private final Entropy entropy = new Entropy();

  @Param({"56", "1400"})
  public int length;

  private byte[] data;

  @Setup
  public void fill() {
    data = new byte[length];
    new Random(1).nextBytes(data);
  }

  @Benchmark
  public double entropy() {
    return entropy.of(data, 0, length);
  }
}
