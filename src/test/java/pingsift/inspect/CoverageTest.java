// SPDX-License-Identifier: Apache-2.0
package pingsift.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pingsift.engine.EngineOptions;
import pingsift.engine.RuleSet;
import pingsift.fields.Fields;
import pingsift.inspect.Coverage.Covered;
import pingsift.ruletest.Flow;
import pingsift.ruletest.FlowException;
import pingsift.ruletest.FlowNotation;

/** What was seen of each condition, and why the rest was not. */
class CoverageTest {
  private static final String TRAFFIC =
      """
      from 10.0.0.1 to 10.9.9.9 id 1
      0ms req 1 "abcd"
      +1ms rep 1 "abcd"
      1s req 2 "abcd"
      +1ms rep 2 "wxyz"
      2s req 3 "abcdefgh"
      """;

  private static Covered cover(String query) throws IOException, FlowException {
    return cover(query, TRAFFIC);
  }

  private static Covered cover(String query, String traffic) throws IOException, FlowException {
    String text = "rule r { meta { sid 1 msg \"m\" } " + query + " }";
    RuleSet rules = RuleSet.load(List.of("f"), List.of(), Fields.catalogue(), Map.of("f", text));
    assertThat(rules.diagnostics()).filteredOn(problem -> problem.isError()).isEmpty();
    Flow flow = FlowNotation.parse("drawn", traffic);
    Inspector inspector = new Inspector(rules.rules(), EngineOptions.DEFAULT);
    Coverage coverage = new Coverage(inspector.clauses());
    inspector.run(flow.reader(), coverage);
    return coverage.all().get(coverage.all().size() - 1);
  }

  private static Seen of(Covered covered, String text) {
    return covered.seen(
        covered.clauses().all().stream()
            .filter(clause -> clause.text().equals(text))
            .findFirst()
            .orElseThrow());
  }

  private static List<String> lacking(Covered covered) {
    return Uncovered.of(covered).stream()
        .map(one -> one.clause().text() + " never " + one.outcome() + ": " + one.why())
        .toList();
  }

  @Test
  void anOperandIsReachedWhereThoseBeforeItLeaveTheAnswerOpen() throws Exception {
    Covered covered =
        cover(
            "frame where icmp.type == echo_reply and (len > 4 or code == 0)"
                .replace("code", "icmp.code"));
    assertThat(of(covered, "icmp.type == echo_reply")).isEqualTo(new Seen(2, 3, 0, 0));
    assertThat(of(covered, "len > 4")).isEqualTo(new Seen(0, 2, 0, 3));
    assertThat(of(covered, "icmp.code == 0")).isEqualTo(new Seen(2, 0, 0, 3));
    assertThat(lacking(covered))
        .containsExactly(
            "len > 4 or icmp.code == 0 never false: asked 2 times",
            "len > 4 never true: asked 2 times",
            "icmp.code == 0 never false: asked 2 times");
    assertThat(covered.outcomes()).isEqualTo(10);
    assertThat(covered.outcomesSeen()).isEqualTo(7);
  }

  @Test
  void conditionsOnElementsCountThem() throws Exception {
    Covered covered =
        cover("istream where count(request.len >= 4 and reply.data != request.data) >= 1");
    assertThat(of(covered, "request.len >= 4")).isEqualTo(new Seen(3, 0, 0, 0));
    assertThat(of(covered, "reply.data != request.data"))
        .as("the third request has no reply")
        .isEqualTo(new Seen(1, 1, 1, 0));
  }

  @Test
  void nothingThatIsAskedOfNoElementIsCovered() throws Exception {
    Covered covered =
        cover(
            "istream where any(reply.len > 3)", "from 10.0.0.1 to 10.9.9.9 id 1\n0ms req 1 \"a\"");
    assertThat(lacking(covered))
        .containsExactly(
            "any(reply.len > 3) never true: asked once",
            "reply.len > 3 never true: no replies",
            "reply.len > 3 never false: no replies");
  }

  @Test
  void whatIsNotReachedSaysWhatStandsBeforeIt() throws Exception {
    assertThat(lacking(cover("frame where len > 1000 and truncated")))
        .contains(
            "truncated never true: not reached: `len > 1000` was never true",
            "truncated never false: not reached: `len > 1000` was never true");
    assertThat(lacking(cover("frame where len > 1000", "0ms other")))
        .containsExactly("len > 1000 never true: no frames", "len > 1000 never false: no frames");
  }

  @Test
  void whatIsOnlyUnknownIsSaidToBe() throws Exception {
    assertThat(
            lacking(
                cover(
                    "exchange where rtt > 1h", "from 10.0.0.1 to 10.9.9.9 id 1\n0ms req 1 \"a\"")))
        .containsExactly(
            "rtt > 1h never true: unknown on all 1", "rtt > 1h never false: unknown on all 1");
  }

  @Test
  void windowsAreLookedAtEachTimeThatARecordComes() throws Exception {
    Covered covered = cover("frames by src over 1m having count() > 1 and count(len > 4) >= 1");
    assertThat(covered.records()).isEqualTo(5);
    assertThat(of(covered, "count() > 1")).isEqualTo(new Seen(3, 2, 0, 0));
    assertThat(of(covered, "count(len > 4) >= 1")).isEqualTo(new Seen(1, 2, 0, 2));
  }

  @Test
  void whatIsSeenInSeveralPlacesAddsUp() throws Exception {
    String text = "rule r { meta { sid 1 msg \"m\" } frame where len > 4 }";
    RuleSet rules = RuleSet.load(List.of("f"), List.of(), Fields.catalogue(), Map.of("f", text));
    Coverage all = new Coverage(new Inspector(rules.rules(), EngineOptions.DEFAULT).clauses());
    for (int i = 0; i < 3; i++) {
      Inspector inspector = new Inspector(rules.rules(), EngineOptions.DEFAULT);
      Coverage one = new Coverage(inspector.clauses());
      inspector.run(FlowNotation.parse("drawn", TRAFFIC).reader(), one);
      all.add(one);
    }
    assertThat(all.all().get(0).seen(all.all().get(0).clauses().root()))
        .isEqualTo(new Seen(3, 12, 0, 0));
    assertThat(Coverage.share(all.all()).percent()).isEqualTo(100);
  }
}
