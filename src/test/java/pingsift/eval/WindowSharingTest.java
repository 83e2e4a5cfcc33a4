// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pingsift.check.CheckedRule;
import pingsift.engine.RuleSet;
import pingsift.fields.Fields;

/** Which rules share windows, and what a shared window keeps of a record. */
class WindowSharingTest {
  private static final String RECORDS =
      "frames where icmp.type == echo_request by src, dst over 10m";

  @Test
  void rulesOverTheSameRecordsShareWhateverTheyAsk() {
    assertThat(
            readers(
                RECORDS + " having count() >= 2",
                "frames where icmp.error by dst over 1m having count() >= 2",
                "frames where (icmp.type == echo_request) by src, dst over 600s having sum(len) >"
                    + " 9",
                RECORDS + " having any(len > 4)"))
        .containsExactly(0, 1, 0, 0);
    assertThat(
            readers(
                "exchanges by src over 1m having count() >= 2",
                "exchanges by src over 1m having distinct(dst) >= 2"))
        .containsExactly(0, 0);
  }

  @Test
  void rulesOverOtherRecordsDoNot() {
    assertThat(
            readers(
                RECORDS + " having count() >= 2",
                "frames where icmp.type == echo_reply by src, dst over 10m having count() >= 2",
                "frames by src, dst over 10m having count() >= 2",
                "frames where icmp.type == echo_request by dst, src over 10m having count() >= 2",
                "frames where icmp.type == echo_request by src over 10m having count() >= 2",
                "frames where icmp.type == echo_request by src, dst over 9m having count() >= 2",
                "exchanges by src, dst over 10m having count() >= 2"))
        .containsExactly(0, 1, 2, 3, 4, 5, 6);
  }

  @Test
  void iStreamsSayForEachRuleWhyTheyAreRecords() {
    assertThat(
            readers(
                "istreams where requests.count > 4 by src over 1m having count() >= 2",
                "istreams where requests.count > 4 by src over 1m having count() >= 3"))
        .containsExactly(0, 1);
  }

  @Test
  void whereConditionsAreCountedEachRuleHasItsOwn() {
    List<CheckedRule> rules =
        rules(RECORDS + " having any(len > 4)", RECORDS + " having count(len > 4) > 3");
    assertThat(readers(Plan.profiled(rules, Fields.catalogue()), 2)).containsExactly(0, 1);
  }

  @Test
  void whatSeveralAskIsKeptOnce() {
    Plan plan =
        Plan.of(
            rules(
                RECORDS + " having distinct(icmp.seq) >= 2 and share(len > 4) > 0.5",
                RECORDS + " having distinct(icmp.seq) >= 3 and max(icmp.seq) > 7",
                RECORDS + " having share(len > 4) > 0.9 or max(icmp.seq) - min(icmp.seq) > 2"),
            Fields.catalogue());
    WindowRecords records = ((WindowGatherer) plan.gatherer(0)).records();
    assertThat(records.columns()).as("the hash of seq, whether len > 4, seq").hasSize(3);
    assertThat(records.recipes()).as("distinct, share, max, min").hasSize(4);
    assertThat(records.rules()).extracting(WindowRule::aggregations).contains(new int[] {0, 2});
  }

  @Test
  void whoWouldReadVeryManyValuesDoesNotJoin() {
    String many =
        IntStream.range(0, WindowDraft.MANY_COLUMNS)
            .mapToObj("max(len + %d) > 9"::formatted)
            .collect(Collectors.joining(" or "));
    assertThat(
            readers(
                RECORDS + " having " + many,
                RECORDS + " having count() >= 2",
                RECORDS + " having count() >= 3"))
        .containsExactly(0, 1, 1);
  }

  private static List<Integer> readers(String... queries) {
    return readers(Plan.of(rules(queries), Fields.catalogue()), queries.length);
  }

  private static List<Integer> readers(Plan plan, int gatherers) {
    List<Integer> readers = new ArrayList<>();
    for (int i = 0; i < gatherers; i++) {
      readers.add(plan.gatherer(i).reader(i));
    }
    return readers;
  }

  private static List<CheckedRule> rules(String... queries) {
    RuleSet rules = RuleSet.load(List.of(), List.of(queries), Fields.catalogue());
    assertThat(rules.hasErrors()).as(rules.diagnostics().toString()).isFalse();
    return rules.rules();
  }
}
