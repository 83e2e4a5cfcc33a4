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

/**
 * A run gives the same bytes whatever the number of threads, wherever blocks end, however many
 * iStreams are packed and however few alerts of a frame have room in memory.
 */
class ThreadsProperties {
  private static final EngineOptions OPTIONS = new EngineOptions(StreamOptions.DEFAULT, true);
  private static final EngineOptions PACKING =
      new EngineOptions(StreamOptions.DEFAULT.withUnpacked(0), true);

  @Property(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED, tries = 200)
  void anyNumberOfThreadsGivesTheSameBytes(
      @ForAll("files") String drawn,
      @ForAll("traffic") String traffic,
      @ForAll @IntRange(min = 1, max = 400) int blockBytes,
      @ForAll @IntRange(min = 0, max = 300) int alone,
      @ForAll @IntRange(min = 1, max = 20_000) int waitingBytes,
      @ForAll @IntRange(min = 0, max = 5_000) int heldBytes)
      throws IOException, FlowException {
    RuleSet rules = NaiveEngineProperties.load(RandomDefines.TEXT + RandomDefines.called(drawn));
    Assume.that(!rules.rules().isEmpty());
    Flow flow = FlowNotation.parse("drawn", traffic);
    String one = RunOutput.of(rules.rules(), OPTIONS, flow.reader());
    for (int count : new int[] {2, 3, 8}) {
      Threads threads = new Threads(count, alone, Threads.SHARDS, blockBytes, waitingBytes);
      // of some runs all quiet iStreams are packed
      EngineOptions options = (count == 2 ? OPTIONS : PACKING).withHeldBytes(heldBytes);
      assertThat(RunOutput.of(rules.rules(), options.withThreads(threads), flow.reader()))
          .as(drawn + "\n" + traffic)
          .isEqualTo(one);
    }
    assertThat(RunOutput.of(rules.rules(), PACKING.withHeldBytes(heldBytes), flow.reader()))
        .as(drawn + "\n" + traffic)
        .isEqualTo(one);
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
