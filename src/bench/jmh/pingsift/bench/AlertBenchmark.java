// SPDX-License-Identifier: Apache-2.0
package pingsift.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
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
import pingsift.capture.Frame;
import pingsift.engine.RuleSet;
import pingsift.eval.Match;
import pingsift.eval.Matcher;
import pingsift.eval.Plan;
import pingsift.eve.AlertWriter;
import pingsift.eve.EveOptions;
import pingsift.fields.Fields;
import pingsift.stream.EchoStream;
import pingsift.stream.EchoStreamTable;
import pingsift.stream.StreamOptions;

/** One alert as a line of JSON. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class AlertBenchmark {
  private final AlertWriter writer =
      new AlertWriter(OutputStream.nullOutputStream(), EveOptions.DEFAULT);

  @Param({
    "frame where icmp.type == echo_request",
    "istream where any(request.data contains \"\\x10\\x11\")"
  })
  public String query;

  private Match match;

  @Setup
  public void find() throws IOException {
    RuleSet set = RuleSet.load(List.of(), List.of(query), Fields.catalogue());
    Plan plan = Plan.of(set.rules(), Fields.catalogue());
    List<Match> matches = new ArrayList<>();
    Matcher matcher = new Matcher(plan, false, StreamOptions.DEFAULT, matches::add);
    EchoStreamTable table = new EchoStreamTable(StreamOptions.DEFAULT, matcher);
    Frame frame = Frames.ping();
    matcher.at(1);
    EchoStream stream = table.accept(Frames.message(frame));
    matcher.frame(Frames.message(frame), stream);
    match = matches.get(0);
  }

  @Benchmark
  public void write() throws IOException {
    writer.write(match);
  }
}
