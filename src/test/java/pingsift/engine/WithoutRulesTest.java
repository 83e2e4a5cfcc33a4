// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import pingsift.capture.CaptureReader;
import pingsift.capture.CaptureSet;
import pingsift.check.CheckedRule;
import pingsift.ruletest.FlowNotation;

/**
 * A run without rules keeps no facts of iStreams, and yet counts, and says of anomalies, what one
 * with rules does.
 */
class WithoutRulesTest {
  private static final List<CheckedRule> SILENT = silent();
  private static final EngineOptions ONE = EngineOptions.DEFAULT;
  private static final EngineOptions THREE =
      ONE.withThreads(new Threads(3, 300, Threads.SHARDS, 4 << 10, 1 << 20));

  private static List<CheckedRule> silent() {
    return NaiveEngineProperties.load(
            "rule silent { meta { sid 1 } frame where data contains \"found nowhere\" }")
        .rules();
  }

  @Test
  void capturesAreCountedAsWithRules() throws Exception {
    try (Stream<Path> files = Files.list(Path.of("testdata/captures"))) {
      for (Path file : files.filter(each -> each.toString().contains(".pcap")).toList()) {
        String counted = ofFile(SILENT, ONE, file);
        assertThat(ofFile(List.of(), ONE, file)).as(file.toString()).isEqualTo(counted);
        assertThat(ofFile(List.of(), THREE, file)).as(file.toString()).isEqualTo(counted);
      }
    }
  }

  private static String ofFile(List<CheckedRule> rules, EngineOptions options, Path file) {
    try (CaptureReader reader = CaptureSet.open(List.of(file.toString()), CaptureSet.Order.NAME)) {
      return compared(RunOutput.of(rules, options, reader));
    } catch (IOException broken) {
      return String.valueOf(broken.getMessage());
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED, tries = 200)
  void drawnTrafficIsCountedAsWithRules(@ForAll("onePath") String traffic) throws Exception {
    String counted = of(SILENT, ONE, traffic);
    assertThat(of(List.of(), ONE, traffic)).as(traffic).isEqualTo(counted);
    assertThat(of(List.of(), THREE, traffic)).as(traffic).isEqualTo(counted);
  }

  /** Of each iStream one request waits at a time, the last; then paths make no difference. */
  @Property(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED, tries = 200)
  void pingsOverSeveralPathsAreCountedAsWithRules(@ForAll("pings") String traffic)
      throws Exception {
    String counted = of(SILENT, ONE, traffic);
    assertThat(of(List.of(), ONE, traffic)).as(traffic).isEqualTo(counted);
    assertThat(of(List.of(), THREE, traffic)).as(traffic).isEqualTo(counted);
  }

  private static String of(List<CheckedRule> rules, EngineOptions options, String traffic)
      throws Exception {
    return compared(RunOutput.of(rules, options, FlowNotation.parse("drawn", traffic).reader()));
  }

  /** Without rules no request is remembered, and none given up. */
  private static String compared(String output) {
    return output.replaceFirst("givenUpEarly=\\d+", "");
  }

  @Provide
  Arbitrary<String> onePath() {
    return RandomTraffic.traffic().map(traffic -> traffic.replace("vlan 10", ""));
  }

  @Provide
  Arbitrary<String> pings() {
    Arbitrary<String> paths = Arbitraries.of("", "", "vlan 10", "vlan 20");
    Arbitrary<String> ping =
        Combinators.combine(
                Arbitraries.integers().between(1, 2),
                Arbitraries.of("+1s", "+1s", "+40s", "+6m"),
                paths,
                Arbitraries.of("+20ms", "+20ms", "+35s", "never"),
                paths)
            .as(
                (id, pause, asked, answered, replied) ->
                    "from 10.0.0.1 to 10.9.9.9 id %d\n%s req SEQ \"abc\" %s%s"
                        .formatted(
                            id,
                            pause,
                            asked,
                            answered.equals("never")
                                ? ""
                                : "\n%s rep SEQ \"abc\" %s".formatted(answered, replied)));
    return ping.list().ofMinSize(1).ofMaxSize(12).map(WithoutRulesTest::numbered);
  }

  private static String numbered(List<String> pings) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < pings.size(); i++) {
      all.append(pings.get(i).replace("SEQ", String.valueOf(i + 1))).append('\n');
    }
    return all.toString();
  }
}
