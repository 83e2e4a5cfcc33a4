// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pingsift.eval.Match;
import pingsift.ruletest.FlowException;
import pingsift.ruletest.FlowNotation;

/**
 * A record that is older than the frame at which it becomes known is taken by the time of the
 * frame.
 *
 * <p>The reply is the first frame behind the active timeout, and the iStream is tried there as it
 * was before it: its last message is that of frame 4. By then it is certain that nothing came
 * behind frame 2, and not yet of frame 3.
 */
class SequenceClockTest {
  private static final String QUERY =
      "sequence by requester, responder within 5m { frame where icmp.type == echo_request"
          + " then no istream where requests.count >= 2 within 20ms"
          + " then istream where one_sided }";

  private static final String TRAFFIC =
      """
      10m other
      +0ms req 1 "a"
      +31s req 1 "a"
      +4m req 1 "a"
      +31s rep 1 "a"
      """;

  @Test
  void theMatchThatIsCertainFirstIsTold() throws Exception {
    List<Match> matches = matches(TRAFFIC);
    assertThat(matches).hasSize(1);
    assertThat(matches.get(0).group().frames()).containsExactly(2, 4);
  }

  @Test
  void itIsToldAtTheFrameThatMakesItCertain() throws Exception {
    assertThat(matches(TRAFFIC + "+1s other")).extracting(Match::decidingFrame).containsExactly(5L);
  }

  @Test
  void theTimeIsTheSameForAnyNumberOfThreads() throws Exception {
    RuleSet rules = rules();
    String traffic = TRAFFIC + "+1s other";
    EngineOptions options = EngineOptions.DEFAULT;
    String one =
        RunOutput.of(rules.rules(), options, FlowNotation.parse("drawn", traffic).reader());
    assertThat(one).contains("\"frames\":[\"2\",\"4\"]");
    for (int blockBytes : new int[] {1, 100, 4 << 10}) {
      Threads threads = new Threads(3, 0, Threads.SHARDS, blockBytes, 1 << 20);
      assertThat(
              RunOutput.of(
                  rules.rules(),
                  options.withThreads(threads),
                  FlowNotation.parse("drawn", traffic).reader()))
          .isEqualTo(one);
    }
  }

  private static List<Match> matches(String traffic) throws IOException, FlowException {
    List<Match> matches = new ArrayList<>();
    new Engine(rules().rules(), EngineOptions.DEFAULT, matches::add)
        .run(FlowNotation.parse("drawn", traffic).reader());
    return matches;
  }

  private static RuleSet rules() {
    return NaiveEngineProperties.load("rule r { meta { sid 1 msg \"drawn\" } " + QUERY + " }");
  }
}
