// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pingsift.decode.Anomaly;
import pingsift.decode.IcmpMessage;
import pingsift.decode.IncompleteDatagram.Reason;
import pingsift.decode.Outcome;
import pingsift.stream.StreamCounts;

class StatsWriterTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void aRunWhoseSumsAddUp() throws IOException {
    StatsRecord stats = stats(100, new StreamCounts(7, 4, 1, 2, 0, 5, 3));
    assertThat(stats.addsUp()).isTrue();
    new StatsWriter(out).write(stats);
    EveSchema.check(out.toByteArray());
    GoldenFile.compare("stats/adds-up.json", out.toByteArray());
  }

  @Test
  void aLostFrameOrIStreamShows() throws IOException {
    assertThat(stats(101, new StreamCounts(7, 4, 1, 2, 0, 5, 3)).addsUp()).isFalse();
    assertThat(stats(100, new StreamCounts(8, 4, 1, 2, 0, 5, 3)).addsUp()).isFalse();
    new StatsWriter(out).write(stats(101, new StreamCounts(7, 4, 1, 2, 0, 5, 3)));
    JsonNode line = EveSchema.check(out.toByteArray());
    assertThat(line.at("/stats/capture/adds_up").booleanValue()).isFalse();
  }

  @Test
  void theOutcomesOfAnyRunSumToItsFrames() throws IOException {
    new StatsWriter(out).write(stats(100, new StreamCounts(7, 4, 1, 2, 0, 5, 3)));
    JsonNode capture = EveSchema.check(out.toByteArray()).at("/stats/capture");
    long sum = 0;
    for (JsonNode count : capture.get("outcomes")) {
      sum += count.longValue();
    }
    assertThat(sum).isEqualTo(capture.get("frames").longValue());
    assertThat(capture.get("outcomes")).hasSize(Outcome.values().length);
  }

  @Test
  void aRunWithoutFramesHasNoAverage() throws IOException {
    StatsRecord.Input nothing = new StatsRecord.Input(0, 0, 24, 1, Map.of(), 0, 0);
    new StatsWriter(out)
        .write(new StatsRecord(0, 0, nothing, StreamCounts.NONE, new StatsRecord.Rules(0, 0), 0));
    JsonNode stats = EveSchema.check(out.toByteArray()).get("stats");
    assertThat(stats.get("decoder").has("avg_pkt_size")).isFalse();
    assertThat(stats.at("/capture/errors").intValue()).isEqualTo(1);
  }

  @Test
  void oneSidedMeansEchoInOneDirectionAlone() {
    assertThat(input(5, 0).oneSided()).isTrue();
    assertThat(input(0, 5).oneSided()).isTrue();
    assertThat(input(5, 1).oneSided()).isFalse();
    assertThat(input(0, 0).oneSided()).isFalse();
  }

  private static StatsRecord.Input input(long requests, long replies) {
    return new StatsRecord.Input(9, 900, 1_000, 0, Map.of(), requests, replies);
  }

  @Test
  void fragmentsAndAnomalies() throws IOException {
    IcmpMessage message =
        new EchoFrames().request("10.0.0.5", "203.0.113.9", 15, 2, new byte[] {'x'});
    IncompleteRecord incomplete =
        new IncompleteRecord(
            message, "7-9", true, 4660, 4440, IcmpMessage.ABSENT, 1, Reason.EXPIRED);
    StatsRecord sound = stats(100, new StreamCounts(7, 4, 1, 2, 0, 5, 3));
    StatsRecord stats = with(sound, fragments(2, incomplete));
    assertThat(stats.addsUp()).isTrue();
    new StatsWriter(out).write(stats);
    EveSchema.check(out.toByteArray());
    GoldenFile.compare("stats/fragments-and-anomalies.json", out.toByteArray());
    assertThat(with(sound, fragments(3, incomplete)).addsUp()).isFalse();
  }

  private static StatsRecord.Fragments fragments(long packets, IncompleteRecord incomplete) {
    return new StatsRecord.Fragments(7, 1, 0, packets, 1, 1, 0, 0, 0, List.of(incomplete));
  }

  private static StatsRecord with(StatsRecord stats, StatsRecord.Fragments fragments) {
    return new StatsRecord(
        stats.timestampNanos(),
        stats.uptimeSeconds(),
        stats.input(),
        stats.istreams(),
        stats.rules(),
        stats.alerts(),
        stats.matches(),
        fragments,
        List.of(new StatsRecord.AnomalyCount(Anomaly.FRAGMENT_INCOMPLETE, 1, 9, 9)),
        stats.windows(),
        stats.sequences());
  }

  private static StatsRecord stats(long frames, StreamCounts istreams) {
    Map<Outcome, Long> outcomes =
        Map.of(
            Outcome.ICMP, 80L, Outcome.NOT_IP, 12L, Outcome.MALFORMED, 5L, Outcome.TRUNCATED, 3L);
    return new StatsRecord(
        EchoFrames.START,
        3600,
        new StatsRecord.Input(frames, 9_800, 11_424, 0, outcomes, 40, 36),
        istreams,
        new StatsRecord.Rules(12, 1),
        3);
  }
}
