// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pingsift.capture.CaptureReader;
import pingsift.capture.Frame;
import pingsift.check.CheckedRule;
import pingsift.decode.FrameDecoder;
import pingsift.decode.IcmpMessage;
import pingsift.decode.Outcome;
import pingsift.eval.Match;
import pingsift.eval.Matcher;
import pingsift.eval.Plan;
import pingsift.fields.Fields;
import pingsift.ruletest.FlowException;
import pingsift.ruletest.FlowNotation;
import pingsift.stream.EchoStreamTable;
import pingsift.stream.StreamOptions;

/** What {@code distinct}, {@code first} and {@code last} keep of an iStream. */
class KeptValuesTest {
  private final List<Match> matches = new ArrayList<>();
  private final List<Long> bytes = new ArrayList<>();

  @Test
  void beyondTheExactNumberTheEvidenceSaysThatItIsAnEstimate() throws Exception {
    run(
        List.of(
            "istream where distinct(request.data) >= 1024",
            "istream where distinct(request.data) >= 2500",
            "istream where distinct(request.data) + 1 >= 2500"),
        requests(3000, "x"));
    assertThat(matches).hasSize(3);
    assertThat(matches.get(0).decidingFrame()).isEqualTo(1024);
    assertThat(matches.get(0).evidence().get(0).estimate()).isFalse();
    assertThat(matches.get(0).evidence().get(0).value()).isEqualTo(1024L);
    for (Match match : matches.subList(1, 3)) {
      assertThat(match.decidingFrame()).isCloseTo(2500, within(100L));
      assertThat(match.evidence().get(0).estimate()).isTrue();
      assertThat((Long) match.evidence().get(0).value()).isCloseTo(2500, within(5L));
    }
  }

  @Test
  void theMemoryOfDistinctValuesIsAccounted() throws Exception {
    List<Long> more = memoryOf("istream where distinct(request.data) == 9999", requests(3000, "x"));
    assertThat(more.get(9)).isBetween(100L, 600L);
    assertThat(more.get(99)).isBetween(2_000L, 2_500L);
    assertThat(more.get(2999)).isBetween(18_000L, 21_000L);
  }

  @Test
  void theMemoryOfACopyIsAccountedAndUsedAgain() throws Exception {
    List<Long> more =
        memoryOf("istream where last(request.data) == \"\"", requests(500, "x".repeat(1000)));
    assertThat(more.get(0)).isBetween(1_000L, 1_200L);
    assertThat(more.get(499)).isEqualTo(more.get(0));
  }

  @Test
  void aDecidedRuleKeepsNothing() throws Exception {
    List<Long> more =
        memoryOf(
            "istream where distinct(request.data) >= 1200 and last(request.data) != \"\""
                + " or requests.count > 1100",
            requests(1500, "x"));
    assertThat(more.get(1099)).isGreaterThan(16_000);
    assertThat(more.get(1100)).isLessThan(500);
  }

  /** How many bytes more a rule takes, after each frame, than one that keeps a number. */
  private List<Long> memoryOf(String query, String traffic) throws IOException, FlowException {
    String number = "istream where last(request.len) == -1";
    run(List.of(number), traffic);
    List<Long> without = List.copyOf(bytes);
    bytes.clear();
    run(List.of(number, query), traffic);
    List<Long> more = new ArrayList<>();
    for (int i = 0; i < without.size(); i++) {
      more.add(bytes.get(i) - without.get(i));
    }
    return more;
  }

  @Test
  void nothingIsLeftOfManyIStreams() throws Exception {
    StringBuilder traffic = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      traffic.append("from 10.0.0.%d to 10.9.9.9 id 1%n".formatted(i % 40));
      traffic.append("+%dms req %d \"%s\"%n".formatted(i % 7 * 400, i, "y".repeat(i)));
      traffic.append(i % 3 == 0 ? "+1m other\n" : "+1ms rep %d \"z%d\"%n".formatted(i, i));
    }
    run(
        List.of(
            "istream where distinct(reply.data) > 2 or any(exchange.unanswered)",
            "istream where last(exchange.rtt) < 1s and distinct(exchange.rtt) > 1",
            "istream where last(request.data) contains \"y\""),
        traffic.toString());
    assertThat(matches).isNotEmpty();
  }

  /**
   * Runs rules over traffic and notes the table's bytes after each frame; nothing is left after.
   */
  private void run(List<String> queries, String traffic) throws IOException, FlowException {
    List<CheckedRule> rules = RuleSet.load(List.of(), queries, Fields.catalogue()).rules();
    assertThat(rules).hasSameSizeAs(queries);
    Matcher matcher =
        new Matcher(Plan.of(rules, Fields.catalogue()), false, StreamOptions.DEFAULT, matches::add);
    EchoStreamTable table = new EchoStreamTable(StreamOptions.DEFAULT, matcher);
    FrameDecoder decoder = new FrameDecoder();
    IcmpMessage message = new IcmpMessage();
    Frame frame = new Frame();
    CaptureReader reader = FlowNotation.parse("drawn", traffic).reader();
    while (reader.next(frame)) {
      matcher.at(frame.number());
      if (decoder.decode(frame, message) == Outcome.ICMP && message.isEcho()) {
        table.accept(message);
      } else {
        table.tick(frame.timestampNanos());
      }
      bytes.add(table.bytes());
    }
    table.end();
    assertThat(table.bytes()).isZero();
  }

  private static String requests(int count, String prefix) {
    StringBuilder traffic = new StringBuilder("from 10.0.0.1 to 10.9.9.9 id 1\n");
    for (int i = 0; i < count; i++) {
      traffic.append("+2ms req %d \"%s%d\"%n".formatted(i, prefix, i + 100_000));
    }
    return traffic.toString();
  }
}
