// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run --profile-rules}: what it counts can be told beforehand, what it times cannot. */
class ProfileRulesTest {
  private static final String QUERY = "frame where len > 3 and icmp.type == echo_reply";

  private final TestTerminal terminal = new TestTerminal();
  @TempDir Path scratch;

  @Test
  void aTableGoesToStandardErrorAndTheAlertsAreTheSame() {
    String alerts = run(new TestTerminal());
    assertThat(run(terminal, "--profile-rules")).isEqualTo(alerts);
    assertThat(terminal.err())
        .containsPattern("tests of conditions and [0-9,]+ looks of the index on 40 frames")
        .containsPattern("  time +tested +true +ns/test +ns/match\n")
        .containsPattern("100.0% expression \\(1\\)\n")
        .containsPattern(" 20 +20 .* len > 3 and icmp.type == echo_reply\n");
  }

  @Test
  void aFileHasTheSameAsJson() throws IOException {
    Path file = scratch.resolve("costs.json");
    String alerts = run(terminal, "--threads", "2", "--profile-rules=" + file);
    assertThat(terminal.err()).isEmpty();
    JsonNode costs = new ObjectMapper().readTree(file.toFile());
    assertThat(costs.get("frames").intValue()).isEqualTo(40);
    JsonNode rule = costs.get("rules").get(0);
    assertThat(rule.get("sid").intValue()).isEqualTo(1);
    JsonNode whole = rule.get("conditions").get(0);
    assertThat(whole.get("depth").intValue()).isZero();
    assertThat(whole.get("condition").textValue()).contains("icmp.type == echo_reply");
    assertThat(whole.get("true").longValue()).isEqualTo(lines(alerts));
  }

  private static String run(TestTerminal terminal, String... more) {
    List<String> words =
        new ArrayList<>(List.of("run", "-q", "-r", "testdata/captures/iputils-default20.pcap"));
    words.addAll(List.of("-e", QUERY));
    words.addAll(List.of(more));
    assertThat(terminal.run(words.toArray(String[]::new))).isZero();
    return terminal.out();
  }

  /** All but the statistics. */
  private static long lines(String alerts) {
    return alerts.lines().count() - 1;
  }
}
