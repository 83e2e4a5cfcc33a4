// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import pingsift.engine.Engine;
import pingsift.engine.EngineOptions;
import pingsift.engine.RuleSet;
import pingsift.engine.RunStats;
import pingsift.fields.Fields;
import pingsift.ruletest.FlowException;
import pingsift.ruletest.FlowNotation;
import pingsift.stream.StreamCounts;

/** What alerts and statistics say of windows and sequences. */
class GroupAlertTest {
  private static final String PAIR =
      """
      from 10.0.0.5 to 203.0.113.9 id 1
      0s    req 1 "cmd1"
      +20ms rep 1 "out1"
      from 10.0.0.5 to 203.0.113.9 id 2
      1m    req 1 "cmd2"
      from 10.0.0.5 to 203.0.113.9 id 3
      2m    req 1 "cmd3"
      +20ms rep 1 "out3"
      """;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void aHostPairWithChangingIdentifiers() throws IOException, FlowException {
    run("exchanges by src, dst over 10m having count(reply.data != request.data) >= 2", PAIR);
    JsonNode alert = EveSchema.check(out.toByteArray());
    GoldenFile.compare("alert/host-pair.json", out.toByteArray());
    assertThat(alert.at("/alert/context/group/records").intValue()).isEqualTo(3);
  }

  @Test
  void keysOfEveryKind() throws IOException, FlowException {
    run(
        "frames by data, gap, entropy, ip.df, icmp.type over 10s having count() >= 2",
        """
        from 10.0.0.5 to 203.0.113.9 id 1
        0s req 1 "a"
        1s req 2 "a"
        2s req 3 "a"
        """);
    JsonNode alert = EveSchema.check(out.toByteArray());
    GoldenFile.compare("alert/keys-of-every-kind.json", out.toByteArray());
    assertThat(alert.at("/alert/context/group/keys")).hasSize(5);
  }

  @Test
  void theStepsOfASequence() throws IOException, FlowException {
    run(
        "sequence by src, dst within 5m { exchange where reply.data != request.data"
            + " then no exchange where late then istream where requests.count >= 3"
            + " then no frame where icmp.error within 5s }",
        PAIR
            + """
            from 10.0.0.5 to 203.0.113.9 id 3
            121s  req 2 "cmd4"
            122s  req 3 "cmd5"
            130s  other
            """);
    JsonNode alert = EveSchema.check(out.toByteArray());
    GoldenFile.compare("alert/steps-of-a-sequence.json", out.toByteArray());
    assertThat(alert.at("/alert/context/group/steps")).hasSize(4);
  }

  @Test
  void statisticsOfSequences() throws IOException {
    new StatsWriter(out)
        .write(
            new StatsRecord(
                0,
                0,
                new StatsRecord.Input(0, 0, 24, 0, java.util.Map.of(), 0, 0),
                StreamCounts.NONE,
                new StatsRecord.Rules(1, 0),
                0,
                StatsRecord.Matches.allAlerts(0),
                StatsRecord.Fragments.NONE,
                List.of(),
                StatsRecord.Windows.NONE,
                new StatsRecord.Sequences(7, 9)));
    JsonNode sequences = EveSchema.check(out.toByteArray()).at("/stats/capture/sequences");
    assertThat(sequences.get("evicted").intValue()).isEqualTo(7);
    assertThat(sequences.get("dropped_records").intValue()).isEqualTo(9);
  }

  @Test
  void statisticsOfWindows() throws IOException, FlowException {
    RunStats stats = run("frames by dst over 1h having count() >= 100", PAIR);
    new StatsWriter(out)
        .write(
            new StatsRecord(
                0,
                0,
                new StatsRecord.Input(0, 0, 24, 0, java.util.Map.of(), 0, 0),
                StreamCounts.NONE,
                new StatsRecord.Rules(1, 0),
                0,
                StatsRecord.Matches.allAlerts(0),
                StatsRecord.Fragments.NONE,
                List.of(),
                stats.windows(),
                StatsRecord.Sequences.NONE));
    JsonNode windows = EveSchema.check(out.toByteArray()).at("/stats/capture/windows");
    assertThat(windows.get("opened").intValue()).as("both hosts are asked").isEqualTo(2);
    assertThat(windows.get("closed").intValue() + windows.get("active").intValue()).isEqualTo(2);
  }

  private RunStats run(String query, String traffic) throws IOException, FlowException {
    RuleSet rules = RuleSet.load(List.of(), List.of(query), Fields.catalogue());
    assertThat(rules.hasErrors()).isFalse();
    AlertWriter writer = new AlertWriter(out, EveOptions.DEFAULT);
    RunStats stats =
        new Engine(rules.rules(), EngineOptions.DEFAULT, writer::write)
            .run(FlowNotation.parse("drawn", traffic).reader());
    writer.flush();
    return stats;
  }
}
