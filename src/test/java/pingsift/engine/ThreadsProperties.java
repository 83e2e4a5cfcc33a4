// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import pingsift.ruletest.Flow;
import pingsift.ruletest.FlowException;
import pingsift.ruletest.FlowNotation;
import pingsift.stream.StreamOptions;

/** A run gives the same bytes whatever the number of threads and wherever blocks end. */
class ThreadsProperties {
  private static final EngineOptions OPTIONS = new EngineOptions(StreamOptions.DEFAULT, true);

  @Property(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED, tries = 200)
  void anyNumberOfThreadsGivesTheSameBytes(
      @ForAll("files") String drawn,
      @ForAll("traffic") String traffic,
      @ForAll @IntRange(min = 1, max = 400) int blockBytes,
      @ForAll @IntRange(min = 0, max = 300) int alone,
      @ForAll @IntRange(min = 1, max = 20_000) int waitingBytes)
      throws IOException, FlowException {
    RuleSet rules = NaiveEngineProperties.load(RandomDefines.TEXT + RandomDefines.called(drawn));
    Assume.that(!rules.rules().isEmpty());
    Flow flow = FlowNotation.parse("drawn", traffic);
    String one = RunOutput.of(rules.rules(), OPTIONS, flow.reader());
    for (int count : new int[] {2, 3, 8}) {
      Threads threads = new Threads(count, alone, Threads.SHARDS, blockBytes, waitingBytes);
      assertThat(RunOutput.of(rules.rules(), OPTIONS.withThreads(threads), flow.reader()))
          .as(drawn + "\n" + traffic)
          .isEqualTo(one);
    }
  }

  @Provide
  Arbitrary<String> files() {
    return RandomFiles.files();
  }

  @Provide
  Arbitrary<String> traffic() {
    return RandomTraffic.traffic();
  }
}
