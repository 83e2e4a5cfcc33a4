// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pingsift.decode.ReassemblyOptions;
import pingsift.eval.Group;
import pingsift.eval.Match;
import pingsift.fields.Fields;
import pingsift.ruletest.FlowException;
import pingsift.ruletest.FlowNotation;
import pingsift.stream.StreamOptions;

/** What windows do where there is too much of everything. */
class WindowBoundsTest {
  private final List<Match> matches = new ArrayList<>();

  @Test
  void aFloodOfSourcesPushesOutTheOldestAndIsCounted() throws IOException, FlowException {
    String traffic = flood();
    RunStats stats = run("frames by src over 1h having count() >= 2", traffic, 1 << 20);
    assertThat(stats.windows().opened()).isEqualTo(20_000);
    assertThat(stats.windows().evicted()).isGreaterThan(10_000);
    assertThat(stats.windows().active()).isGreaterThan(1_000);
    assertThat(stats.addsUp()).isTrue();
    assertThat(matches).isEmpty();
  }

  @Test
  void whoIsActiveStaysInAFloodOfSources() throws IOException, FlowException {
    String traffic = floodWithAnActiveSource();
    run("frames by src over 1h having count() >= 40", traffic, 1 << 20);
    assertThat(matches).hasSize(1);
  }

  @Test
  void windowsCloseWhenTheirRecordsHaveLeft() throws IOException, FlowException {
    StringBuilder traffic = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      traffic.append("from 10.0.0.%d to 203.0.113.9 id 1%n+1s req 1 \"a\"%n".formatted(i));
    }
    RunStats stats = run("frames by src over 10s having count() >= 2", traffic, 1 << 20);
    // ten are not over, the one before them is kept for a frame that comes late
    assertThat(stats.windows().closed()).isEqualTo(89);
    assertThat(stats.windows().active()).isEqualTo(11);
  }

  @Test
  void ofTooManyRecordsTheOldestLeaveAndWhatIsLeftCounts() throws IOException, FlowException {
    String traffic = longPing();
    RunStats stats =
        run(
            "frames by src over 1h having count() >= 1000 and min(icmp.seq) > 1500",
            traffic,
            64 << 10);
    assertThat(stats.windows().dropped()).isGreaterThan(3_000);
    assertThat(matches).hasSize(1);
    Group group = matches.get(0).group();
    assertThat(group).isNotNull();
    assertThat(group.frames()).hasSize(256).endsWith(matches.get(0).decidingFrame());
    assertThat(matches.get(0).missing()).containsExactly("the window had more than 1024 frames");
  }

  @Test
  void tenThousandRecordsOfOneWindowAreCountedExactly() throws IOException, FlowException {
    StringBuilder traffic = new StringBuilder();
    for (int i = 0; i < 40_000; i++) {
      traffic.append(
          "from 10.0.0.1 to 203.%d.%d.%d id 1%n+1ms req 1 \"a\"%n"
              .formatted(i >> 16, i >> 8 & 255, i & 255));
    }
    run("frames by src over 10s having distinct(dst) >= 10000", traffic, 256 << 20);
    assertThat(matches)
        .extracting(Match::decidingFrame)
        .as("when it is reached, then once in the duration")
        .containsExactly(10_000L, 20_000L, 30_000L, 40_000L);
    matches.clear();
    run("frames by src over 10s having distinct(dst) >= 10001", traffic, 256 << 20);
    assertThat(matches).isEmpty();
  }

  @Test
  void whatRulesShareIsBoundedAndCountedForEach() throws IOException, FlowException {
    String traffic = flood();
    String query = "frames by src over 1h having ";
    RunStats alone = run(query + "distinct(icmp.seq) >= 2", traffic, 1 << 20);
    RunStats both =
        run(
            List.of(query + "distinct(icmp.seq) >= 2", query + "count() >= 2 and min(len) > 0"),
            traffic,
            1 << 20);
    assertThat(both.windows().opened()).isEqualTo(2 * alone.windows().opened());
    assertThat(both.windows().evicted()).isGreaterThan(2 * 10_000);
    assertThat(both.windows().active())
        .as("nearly as many windows find room as where one rule has them")
        .isGreaterThan(alone.windows().active());
    assertThat(both.addsUp()).isTrue();
    assertThat(matches).isEmpty();
  }

  @Test
  void whoIsActiveStaysForAllWhoShare() throws IOException, FlowException {
    String traffic = floodWithAnActiveSource();
    run(
        List.of(
            "frames by src over 1h having count() >= 40",
            "frames by src over 1h having distinct(icmp.seq) >= 30",
            "frames by src over 1h having max(icmp.seq) >= 20"),
        traffic,
        1 << 20);
    assertThat(matches)
        .extracting(match -> match.group().records())
        .as("each at its own time")
        .containsExactly(21L, 30L, 40L);
  }

  @Test
  void ofTooManyRecordsTheOldestLeaveForAllWhoShare() throws IOException, FlowException {
    String traffic = longPing();
    RunStats stats =
        run(
            List.of(
                "frames by src over 1h having min(icmp.seq) > 1500",
                "frames by src over 1h having max(icmp.seq) - min(icmp.seq) > 1500",
                "frames by src over 1h having distinct(icmp.seq) == 1024 and sum(len) >= 1024"),
            traffic,
            64 << 10);
    assertThat(stats.windows().dropped()).isEqualTo(3 * (5_000 - 1_024));
    assertThat(matches).extracting(Match::decidingFrame).containsExactly(1_024L, 2_525L);
    assertThat(matches.get(1).missing()).containsExactly("the window had more than 1024 frames");
  }

  /** 20,000 sources, of each one request. */
  private static String flood() {
    StringBuilder traffic = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      traffic.append(request(i));
    }
    return traffic.toString();
  }

  /** The same, and one source more, which asks 40 times among them. */
  private static String floodWithAnActiveSource() {
    StringBuilder traffic = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      traffic.append(request(i));
      if (i % 500 == 0) {
        traffic.append("from 10.9.9.9 to 203.0.113.9 id 1%n+0ms req %d \"a\"%n".formatted(i / 500));
      }
    }
    return traffic.toString();
  }

  private static String request(int source) {
    return "from 10.%d.%d.%d to 203.0.113.9 id 1%n+1ms req 1 \"a\"%n"
        .formatted(source >> 16, source >> 8 & 255, source & 255);
  }

  /** 5,000 requests of one source. */
  private static String longPing() {
    StringBuilder traffic = new StringBuilder("from 10.0.0.1 to 203.0.113.9 id 1\n");
    for (int i = 0; i < 5_000; i++) {
      traffic.append("+1ms req %d \"a\"%n".formatted(i));
    }
    return traffic.toString();
  }

  private RunStats run(String query, CharSequence traffic, long groupBytes)
      throws IOException, FlowException {
    return run(List.of(query), traffic, groupBytes);
  }

  private RunStats run(List<String> queries, CharSequence traffic, long groupBytes)
      throws IOException, FlowException {
    RuleSet rules = RuleSet.load(List.of(), queries, Fields.catalogue());
    assertThat(rules.hasErrors()).as(rules.diagnostics().toString()).isFalse();
    EngineOptions options =
        new EngineOptions(StreamOptions.DEFAULT, false, ReassemblyOptions.DEFAULT, groupBytes);
    return new Engine(rules.rules(), options, matches::add)
        .run(FlowNotation.parse("drawn", traffic.toString()).reader());
  }
}
