// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pingsift.check.CheckedRule;
import pingsift.engine.EngineOptions;
import pingsift.engine.RuleSet;
import pingsift.engine.RuleSources;
import pingsift.fields.Fields;

/** One number of a rule at many values. */
class SweepTest {
  private static final String HEAD =
      "rule r {\n  meta { sid 9200001 rev 1 msg \"m\" severity 1 }\n";

  @TempDir private Path corpus;
  @TempDir private Path files;

  private RuleSources sources(String query) throws IOException {
    Path file = files.resolve("r.sift");
    Files.writeString(
        file,
        HEAD
            + query
            + "\n}\nrule other {\n meta { sid 5 msg \"o\" severity 1 }"
            + " istream where entropy > 6 }\n");
    return new RuleSources(List.of(file.toString()), List.of(), List.of());
  }

  private static RuleSet load(RuleSources sources) {
    RuleSet rules = RuleSet.load(sources, Fields.catalogue());
    assertThat(rules.hasErrors()).as("%s", rules.diagnostics()).isFalse();
    return rules;
  }

  private RuleVariants variants(String query, String literal) throws IOException {
    RuleSources sources = sources(query);
    RuleSet rules = load(sources);
    CheckedRule rule = rules.rules().get(0);
    List<RuleNumber> meant = RuleNumbers.meant(literal, RuleNumbers.of(rule, rules));
    assertThat(meant).hasSize(1);
    return new RuleVariants(sources, rules, rule, meant.get(0));
  }

  private List<CaptureCurve> run(RuleVariants variants, long... values) throws IOException {
    TreeSet<Long> tried = new TreeSet<>();
    for (long value : values) {
      tried.add(value);
    }
    return new Sweep(variants, EngineOptions.DEFAULT, 2)
        .run(Corpus.of(corpus), CaptureLabels.NONE, tried, (c, b) -> {});
  }

  @Test
  void everyTurnIsWhereTheRuleItselfTurns() throws IOException {
    SmallCorpus.copy(
        corpus,
        "hans-idle.pcap",
        "ptunnel-idle.pcap",
        "iputils-default20.pcap",
        "icmptx-http.pcap");
    String query = "istream where requests.count > 3 and request.len >= 0";
    List<CaptureCurve> curves = run(variants(query, "> 3"), 0, 3, 500);
    assertThat(curves).hasSize(4);
    for (long value = 0; value <= 500; value += value < 60 ? 1 : 20) {
      CorpusRecord naive =
          SmallCorpus.record(
              corpus, load(sources(query.replace("> 3", "> " + value))).rules().subList(0, 1), 1);
      for (CaptureCurve curve : curves) {
        assertThat(curve.isHit(value))
            .as("%s at %d", curve.capture(), value)
            .isEqualTo(naive.rules().get(0).hits(curve.capture()).count() > 0);
      }
    }
    assertThat(curves)
        .allSatisfy(
            curve ->
                assertThat(curve.turns())
                    .allSatisfy(turn -> assertThat(turn.above() - turn.below()).isEqualTo(1)));
  }

  @Test
  void floatsAndDurationsAreFoundAsFinelyAsTheRangeAllows() throws IOException {
    SmallCorpus.copy(corpus, "hans-idle.pcap", "fping-sweep.pcap");
    CaptureCurve entropy = run(variants("istream where entropy > 5.0", "5.0"), 0, 8_000_000).get(1);
    assertThat(entropy.turns())
        .singleElement()
        .satisfies(
            turn -> {
              assertThat(turn.below()).isLessThanOrEqualTo(4_405_098);
              assertThat(turn.above()).isGreaterThanOrEqualTo(4_405_098);
              assertThat(turn.above() - turn.below()).isEqualTo(100);
              assertThat(turn.above() % 100).isZero();
            });
    String window = "frames where icmp.type == echo_request by src over 1s having count() >= 20";
    CaptureCurve over = run(variants(window, "over 1s"), 1_000_000, 60_000_000_000L).get(0);
    assertThat(over.turns())
        .singleElement()
        .satisfies(turn -> assertThat(turn.hitAbove()).isTrue());
  }

  @Test
  void aValueThatMakesTheRuleUnsoundIsTold() throws IOException {
    SmallCorpus.copy(corpus, "hans-idle.pcap");
    RuleVariants variants =
        variants("istream where any(request.data[0:8] == x\"00 01 02 03 04 05 06 07\")", ":8]");
    assertThatThrownBy(() -> run(variants, 8, 0))
        .isInstanceOf(SweepException.class)
        .hasMessageStartingWith("with 0 the rule is not sound: ");
  }

  @Test
  void numbersAreFoundByTheirPlaceOrByWhatStandsAroundThem() throws IOException {
    RuleSet rules =
        load(
            sources(
                "istream where requests.count > 20 and\n    requests.count < 200 and"
                    + " max(request.gap) in 2s..1.5m"));
    List<RuleNumber> all = RuleNumbers.of(rules.rules().get(0), rules);
    assertThat(all).extracting(RuleNumber::text).containsExactly("20", "200", "2s", "1.5m");
    assertThat(all).extracting(RuleNumber::line).containsExactly(3, 4, 4, 4);
    assertThat(RuleNumbers.meant("requests.count>20", all)).containsExactly(all.get(0));
    assertThat(RuleNumbers.meant("> 2", all)).isEmpty();
    assertThat(RuleNumbers.meant("requests.count", all)).isEmpty();
    assertThat(RuleNumbers.meant("2s ..", all)).containsExactly(all.get(2));
    assertThat(RuleNumbers.meant("2s..1.5m", all)).containsExactly(all.get(2), all.get(3));
    assertThat(RuleNumbers.meant("3:32", all)).containsExactly(all.get(0));
    assertThat(RuleNumbers.meant("4:22", all)).containsExactly(all.get(1));
    assertThat(RuleNumbers.meant("4:99", all)).isEmpty();
    assertThat(all.get(3).ticks()).isEqualTo(90_000_000_000L);
    assertThat(all.get(3).within()).isEqualTo("max(request.gap) in 2s..1.5m");
  }

  @Test
  void numbersAreWrittenAsRulesReadThem() {
    assertThat(NumberScale.FLOAT.text(6_500_000)).isEqualTo("6.5");
    assertThat(NumberScale.FLOAT.text(7_000_000)).isEqualTo("7.0");
    assertThat(NumberScale.FLOAT.text(1)).isEqualTo("0.000001");
    assertThat(NumberScale.DURATION.text(1_500_000_000L)).isEqualTo("1.5s");
    assertThat(NumberScale.DURATION.text(0)).isEqualTo("0s");
    assertThat(NumberScale.FLOAT.ticks("6.5")).hasValue(6_500_000);
    assertThat(NumberScale.WHOLE.ticks("6.5")).isEmpty();
    assertThat(NumberScale.WHOLE.ticks("1e99")).isEmpty();
    assertThat(NumberScale.WHOLE.ticks("x")).isEmpty();
  }
}
