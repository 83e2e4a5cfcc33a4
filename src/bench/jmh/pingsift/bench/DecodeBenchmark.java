// SPDX-License-Identifier: Apache-2.0
package pingsift.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import pingsift.capture.Frame;
import pingsift.decode.FrameDecoder;
import pingsift.decode.IcmpMessage;
import pingsift.decode.Outcome;

/** What it takes to read the headers of one frame. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class DecodeBenchmark {
  private final FrameDecoder decoder = new FrameDecoder();
  private final IcmpMessage message = new IcmpMessage();
  private Frame ping;
  private Frame tcp;

  @Setup
  public void read() throws IOException {
    ping = Frames.ping();
    tcp = Frames.tcp();
  }

  @Benchmark
  public Outcome echo() {
    return decoder.decode(ping, message);
  }

  @Benchmark
  public Outcome tcp() {
    return decoder.decode(tcp, message);
  }
}
