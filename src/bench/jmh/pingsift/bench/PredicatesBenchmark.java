// SPDX-License-Identifier: Apache-2.0
package pingsift.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import pingsift.decode.IcmpMessage;
import pingsift.engine.RuleSet;
import pingsift.eval.Matcher;
import pingsift.eval.Plan;
import pingsift.fields.Fields;
import pingsift.stream.StreamOptions;
import pingsift.workload.WorkloadRule;
import pingsift.workload.WorkloadRules;

/** All rules over frames on one message, which none of them matches. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class PredicatesBenchmark {
  @Param({"50", "1000"})
  public int rules;

  @Param({"ping", "tunnel"})
  public String frame;

  private Matcher matcher;
  private IcmpMessage message;

  @Setup
  public void load() throws IOException {
    Path file = Files.createTempFile("rules", ".sift");
    StringBuilder text = new StringBuilder();
    for (WorkloadRule rule : WorkloadRules.of(rules)) {
      text.append(rule.sift());
    }
    Files.writeString(file, text);
    RuleSet set = RuleSet.load(List.of(file.toString()), List.of(), Fields.catalogue());
    Files.delete(file);
    Plan plan = Plan.of(set.rules(), Fields.catalogue());
    matcher =
        new Matcher(
            plan,
            false,
            StreamOptions.DEFAULT,
            match -> {
              throw new IllegalStateException("a rule matches: " + match.rule());
            });
    message = Frames.message(frame.equals("ping") ? Frames.ping() : Frames.tunnel());
  }

  @Benchmark
  public IcmpMessage frame() {
    matcher.at(1);
    matcher.frame(message, null);
    return message;
  }
}
