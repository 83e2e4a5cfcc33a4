// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import pingsift.capture.Frame;
import pingsift.capture.LinkType;
import pingsift.check.CheckedRule;
import pingsift.check.Checker;
import pingsift.decode.FrameDecoder;
import pingsift.decode.IcmpMessage;
import pingsift.fields.Fields;
import pingsift.ruletest.Flow.DrawnFrame;
import pingsift.ruletest.FlowException;
import pingsift.ruletest.FlowNotation;
import pingsift.stream.StreamOptions;
import pingsift.syntax.RuleParser;
import pingsift.text.SourceText;

/** What a run keeps of a sequence stays within its limits, whatever the traffic. */
class SequenceStateTest {
  /** Where the source address stands, behind the headers of Ethernet and within that of IP. */
  private static final int IP_SOURCE = 14 + 12;

  private static final long MEMORY = 128 << 20;

  private static final String PLAIN =
      "sequence by src within 1s { frame where len == 4 then frame where len > 100 }";

  private static final String QUIET =
      "sequence by src within 10s { frame where icmp.type == echo_request"
          + " then no frame where icmp.type == echo_reply within 2s }";

  private final List<Match> matches = new ArrayList<>();
  private final Frame frame = new Frame();
  private final FrameDecoder decoder = new FrameDecoder();
  private final IcmpMessage message = new IcmpMessage();

  @Test
  void aFloodOfForgedSourcesCostsTheOldestGroupsAndIsCounted() throws Exception {
    Matcher matcher = matcher(PLAIN);
    DrawnFrame first = request();
    DrawnFrame second = request("\"a\"*101");
    int flood = SequenceState.MAX_GROUPS + 1_000;
    for (int i = 0; i < flood; i++) {
      take(matcher, forged(first, i), i + 1, i);
    }
    assertThat(matcher.decisions().evictedGroups()).isEqualTo(1_000);
    take(matcher, forged(second, 999), flood + 1, flood + 1);
    assertThat(matches).as("of a group that was given up").isEmpty();
    take(matcher, forged(second, 1_000), flood + 2, flood + 2);
    assertThat(matches).as("of the oldest that is left").hasSize(1);
  }

  @Test
  void keptMessagesOfAllSizesStayWithinTheMemory() throws Exception {
    Matcher matcher = matcher(QUIET);
    DrawnFrame request = request("\"a\"*60000");
    int flood = 4_000;
    for (int i = 0; i < flood; i++) {
      take(matcher, forged(request, i), i + 1, i * 1_000L);
    }
    long fit = MEMORY / 60_000;
    assertThat(matcher.decisions().evictedGroups()).isBetween(flood - fit, flood - fit * 3 / 4);
  }

  @Test
  void longKeysStayWithinTheMemory() throws Exception {
    Matcher matcher =
        matcher("sequence by src, data within 1s { frame where len > 4 then frame where len < 4 }");
    DrawnFrame request = request("\"a\"*60000");
    int flood = 4_000;
    for (int i = 0; i < flood; i++) {
      take(matcher, forged(request, i), i + 1, i * 1_000L);
    }
    long fit = MEMORY / 60_000;
    assertThat(matcher.decisions().evictedGroups()).isBetween(flood - fit, flood - fit * 3 / 4);
  }

  @Test
  void groupsWhoseTimeIsOverGoByThemselves() throws Exception {
    Matcher matcher = matcher(PLAIN);
    DrawnFrame request = request();
    for (int i = 0; i < 2 * SequenceState.MAX_GROUPS; i++) {
      take(matcher, forged(request, i), i + 1, i * 20_000L); // 50,000 a second
    }
    assertThat(matcher.decisions().evictedGroups()).isZero();
    assertThat(matcher.decisions().droppedRecords()).isZero();
  }

  @Test
  void aFloodOfOneHostIsCutAndCounted() throws Exception {
    Matcher matcher = matcher(QUIET);
    DrawnFrame request = request();
    for (int i = 0; i < 1_000; i++) {
      take(matcher, request, i + 1, i * 1_000L);
    }
    assertThat(matcher.decisions().droppedRecords()).isEqualTo(1_000 - SequenceGroup.MOST);
  }

  private Matcher matcher(String query) {
    SourceText source = new SourceText("-e", query);
    Checker checker =
        new Checker(Fields.catalogue(), problem -> assertThat(problem.message()).isNull());
    Optional<CheckedRule> rule =
        RuleParser.query(source, problem -> assertThat(problem.message()).isNull())
            .flatMap(tree -> checker.check(source, tree, 1));
    Plan plan = Plan.of(List.of(rule.orElseThrow()), Fields.catalogue());
    return new Matcher(plan, false, StreamOptions.DEFAULT, matches::add, new GroupMemory(MEMORY));
  }

  private static DrawnFrame request() throws FlowException {
    return request("\"abcd\"");
  }

  private static DrawnFrame request(String data) throws FlowException {
    String drawn = "from 10.0.0.5 to 203.0.113.9 id 15\n0ms req 1 " + data;
    return FlowNotation.parse("drawn", drawn).frames().get(0);
  }

  /** The same from another address. */
  private static DrawnFrame forged(DrawnFrame from, int source) {
    byte[] bytes = from.bytes().clone();
    for (int i = 0; i < 3; i++) {
      bytes[IP_SOURCE + 1 + i] = (byte) (source >> 16 - 8 * i);
    }
    return new DrawnFrame(1, 0, bytes, from.len());
  }

  private void take(Matcher matcher, DrawnFrame drawn, long number, long nanos) {
    byte[] bytes = drawn.bytes();
    frame
        .place(number, number, "drawn")
        .set(nanos, LinkType.ETHERNET, bytes, 0, bytes.length, drawn.len());
    decoder.decode(frame, message);
    matcher.at(number);
    matcher.decisions().pass(nanos);
    matcher.frame(message, null);
  }
}
