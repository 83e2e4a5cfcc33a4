// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import pingsift.check.CheckedRule;
import pingsift.decode.Anomaly;
import pingsift.decode.Outcome;
import pingsift.eval.Match;
import pingsift.eve.AnomalyRecord;
import pingsift.eve.IncompleteRecord;
import pingsift.eve.StatsRecord.AnomalyCount;
import pingsift.fields.Fields;
import pingsift.ruletest.FlowException;
import pingsift.ruletest.FlowNotation;

class AnomalyLogTest {
  private final List<AnomalyRecord> records = new ArrayList<>();
  private final List<Match> matches = new ArrayList<>();

  @Test
  void oneRecordAKindAndIStreamThenCounted() throws Exception {
    RunStats stats =
        run(
            """
            from 10.0.0.5 to 203.0.113.9 id 15
            0ms   req 1 "a" checksum bad
            +1ms  rep 1 "a"
            +1ms  req 2 "b" checksum bad
            from 10.0.0.6 to 203.0.113.9 id 15
            +1ms  req 1 "a" checksum bad code 1
            +1ms  req 2 "c" checksum bad
            """);
    assertThat(records)
        .extracting(AnomalyRecord::kind, AnomalyRecord::frame)
        .containsExactly(
            Tuple.tuple(Anomaly.ICMPV4_CHECKSUM, 1L),
            Tuple.tuple(Anomaly.ICMPV4_UNKNOWN_CODE, 4L),
            Tuple.tuple(Anomaly.ICMPV4_CHECKSUM, 4L));
    assertThat(stats.anomalies())
        .containsExactly(
            new AnomalyCount(Anomaly.ICMPV4_UNKNOWN_CODE, 1, 4, 4),
            new AnomalyCount(Anomaly.ICMPV4_CHECKSUM, 4, 1, 5));
  }

  @Test
  void aFloodOfIStreamsIsRecordedUpToALimitAndCountedWhole() throws Exception {
    int flood = AnomalyLog.MAX_RECORDS_OF_A_KIND + 50;
    StringBuilder drawing = new StringBuilder();
    for (int i = 0; i < flood; i++) {
      drawing.append("from 10.0.0.5 to 203.0.113.9 id ").append(i).append('\n');
      drawing.append("+1ms req 1 checksum bad\n");
    }
    RunStats stats = run(drawing.toString());
    assertThat(records).hasSize(AnomalyLog.MAX_RECORDS_OF_A_KIND);
    assertThat(stats.anomalies())
        .containsExactly(new AnomalyCount(Anomaly.ICMPV4_CHECKSUM, flood, 1, flood));
  }

  @Test
  void soundTrafficHasNone() throws Exception {
    RunStats stats =
        run(
            """
            from 2001:db8::5 to 2001:db8::9 id 15 vlan 10
            0ms   req 1 "abcdefgh"*200
            +1ms  rep 1 "abcdefgh"*200 frag 640
            +1ms  req 2
            """);
    assertThat(records).isEmpty();
    assertThat(stats.anomalies()).isEmpty();
  }

  /** What is odd about one fragment is odd about the message that it is a part of. */
  @Test
  void whatFragmentsHadGoesToTheIStreamOfTheirMessage() throws Exception {
    RunStats stats =
        run(
            """
            from 10.0.0.5 to 203.0.113.9 id 15
            0ms   req 1 "abcdefgh"*4 frag 16
            """);
    assertThat(records).extracting(AnomalyRecord::frame).containsExactly(1L, 3L);
    assertThat(records.get(0).stream()).isNull();
    assertThat(records.get(1).stream()).isNotNull();
    assertThat(stats.anomalies()).containsExactly(new AnomalyCount(Anomaly.FRAGMENT_TINY, 2, 1, 2));
  }

  @Test
  void anIncompletePacketIsReportedWithWhatWasThere() throws Exception {
    RunStats stats =
        run(
            """
            from 10.0.0.5 to 203.0.113.9 id 15
            0ms   req 7 "abcdefgh"*20 frag 64 part 1 ipid 9
            +1ms  req 7 "abcdefgh"*20 frag 64 part 3 ipid 9
            40s   other
            """);
    assertThat(stats.outcomes(Outcome.FRAGMENT)).isEqualTo(2);
    assertThat(stats.addsUp()).isTrue();
    assertThat(stats.fragments().incomplete()).isEqualTo(1);
    IncompleteRecord found = stats.fragments().first().get(0);
    assertThat(found.frames()).isEqualTo("1-2");
    assertThat(found.id()).isEqualTo(9);
    assertThat(found.bytes()).isEqualTo(64 + 40);
    assertThat(found.length()).isEqualTo(168);
    assertThat(found.holes()).isEqualTo(1);
    assertThat(found.message().identifier()).isEqualTo(15);
    assertThat(found.message().sequence()).isEqualTo(7);
    assertThat(records).hasSize(1);
    assertThat(records.get(0).kind()).isEqualTo(Anomaly.FRAGMENT_INCOMPLETE);
    assertThat(records.get(0).hasIcmp()).isTrue();
  }

  @Test
  void evidenceNamesTheFramesOfAllFragments() throws Exception {
    run(
        """
        from 10.0.0.5 to 203.0.113.9 id 15
        0ms   req 1 "abcdefgh"*20 frag 64 part 1 ipid 9
        +1ms  other
        +1ms  req 1 "abcdefgh"*20 frag 64 part 2 ipid 9
        +1ms  req 1 "abcdefgh"*20 frag 64 part 3 ipid 9
        +1ms  rep 1 "x"
        """);
    assertThat(matches).hasSize(1);
    long[] frames = matches.get(0).evidence().get(0).frames();
    assertThat(frames).containsExactly(1, 3, 4, 5);
    assertThat(matches.get(0).requestFrame()).isEqualTo(4);
  }

  private RunStats run(String drawn) throws IOException, FlowException {
    List<CheckedRule> rules =
        RuleSet.load(
                List.of(), List.of("exchange where reply.data != request.data"), Fields.catalogue())
            .rules();
    RunStats stats =
        new Engine(rules, EngineOptions.DEFAULT, matches::add, records::add)
            .run(FlowNotation.parse("drawn", drawn).reader());
    assertThat(stats.addsUp()).isTrue();
    assertThat(Arrays.stream(Outcome.values()).mapToLong(stats::outcomes).sum())
        .isEqualTo(stats.frames());
    return stats;
  }
}
