// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import pingsift.check.CheckedRule;
import pingsift.check.Deciding;
import pingsift.check.Scope;
import pingsift.engine.NaiveEngine.Claim;
import pingsift.eval.Evidence;
import pingsift.eval.Match;
import pingsift.fields.Fields;
import pingsift.ruletest.Flow;
import pingsift.ruletest.FlowException;
import pingsift.ruletest.FlowNotation;

/**
 * Rules alert on the records, at the frames, in the states and for the reasons that a naive reading
 * of the language gives.
 *
 * <p>A longer run: {@code mvn test -Dtest=NaiveEngineProperties -Djqwik.tries.default=100000}.
 */
class NaiveEngineProperties {
  @Property(edgeCases = EdgeCasesMode.NONE)
  void rulesAlertAsANaiveReadingSays(
      @ForAll("queries") List<String> queries, @ForAll("traffic") String traffic)
      throws IOException, FlowException {
    RuleSet rules = RuleSet.load(List.of(), queries, Fields.catalogue());
    Assume.that(!rules.rules().isEmpty());
    Flow flow = FlowNotation.parse("drawn", traffic);
    TreeSet<String> alerts = new TreeSet<>();
    Map<String, List<Claim>> claims = new HashMap<>();
    List<Match> matches = new ArrayList<>();
    new Engine(
            rules.rules(),
            EngineOptions.DEFAULT,
            match -> {
              matches.add(match);
              alerts.add(alert(match));
              claims.put(alert(match), claims(match));
            })
        .run(flow.reader());
    NaiveEngine naive = new NaiveEngine(rules.rules(), claims);
    String shown = String.join("\n", queries) + "\n" + traffic;
    assertThat(alerts).as(shown).isEqualTo(naive.run(flow.reader(), shown));
    assertThat(matches).as("none comes twice").hasSameSizeAs(alerts);
    assertThat(matches)
        .as("what `check` calls decided at the end")
        .noneMatch(
            match ->
                match.rule().deciding() == Deciding.AT_END && match.state() == Match.State.OPEN);
    assertNotVacuous(rules, queries, naive, matches);
  }

  /** Random rules say something, in all ways that there are; else this would show little. */
  private static void assertNotVacuous(
      RuleSet rules, List<String> queries, NaiveEngine naive, List<Match> matches) {
    Statistics.label("sound rules").collect(rules.rules().size() == queries.size());
    Statistics.label("sound rules").coverage(c -> c.check(true).percentage(p -> p > 85));
    naive.endings.forEach(ending -> Statistics.label("istream rules end").collect(ending));
    Statistics.label("istream rules end")
        .coverage(
            c -> {
              c.check("open").percentage(p -> p > 5);
              c.check("open, incomplete").percentage(p -> p > 0.1);
              c.check("active").percentage(p -> p > 0.2);
              c.check("ended").percentage(p -> p > 4);
              c.check("ended, incomplete").percentage(p -> p > 0.5);
              c.check("dropped").percentage(p -> p > 3);
              c.check("false").percentage(p -> p > 3);
              c.check("unknown").percentage(p -> p > 2);
            });
    for (Scope scope : List.of(Scope.FRAME, Scope.EXCHANGE)) {
      if (rules.rules().stream().anyMatch(rule -> rule.scope() == scope)) {
        String label = "some " + scope.word() + " rule matches";
        Statistics.label(label)
            .collect(matches.stream().anyMatch(match -> match.rule().scope() == scope));
        Statistics.label(label).coverage(c -> c.check(true).percentage(p -> p > 30));
      }
    }
    Statistics.label("evidence is checked").collect(naive.checked > 0);
    Statistics.label("evidence is checked").coverage(c -> c.check(true).percentage(p -> p > 40));
  }

  private static String alert(Match match) {
    return NaiveEngine.alert(
        match.rule(),
        match.decidingFrame(),
        match.stream(),
        NaiveEngine.exchange(match.requestFrame(), match.replyFrame()),
        match.state(),
        match.complete());
  }

  /** The evidence of an alert as rules of their own, which must hold too. */
  private static List<Claim> claims(Match match) {
    List<Claim> claims = new ArrayList<>();
    for (Evidence evidence : match.evidence()) {
      String text = evidence.condition();
      if (isOfAnElementThatIsNotThere(text, match.rule().scope())) {
        continue;
      }
      String query = match.rule().scope().word() + " where " + text;
      RuleSet rules = RuleSet.load(List.of(), List.of(query), Fields.catalogue());
      assertThat(rules.rules()).as("evidence can be written: " + query).hasSize(1);
      CheckedRule rule = rules.rules().get(0);
      claims.add(new Claim(rule, evidence.value()));
    }
    return claims;
  }

  /**
   * {@code missing(reply.vlan)} holds in an exchange without reply; alone it asks for a reply
   * without VLAN.
   */
  private static boolean isOfAnElementThatIsNotThere(String text, Scope scope) {
    boolean absence = text.matches("(missing|not exists)\\(.*\\bre(quest|ply)\\..*");
    return scope == Scope.ISTREAM && absence;
  }

  @Provide
  Arbitrary<List<String>> queries() {
    return RandomRules.queries().list().ofMinSize(1).ofMaxSize(4);
  }

  @Provide
  Arbitrary<String> traffic() {
    return RandomTraffic.traffic();
  }
}
