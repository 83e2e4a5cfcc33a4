// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import pingsift.check.CheckedQuery;
import pingsift.check.Deciding;
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
  private static final Comparator<Match> ORDER =
      Comparator.comparingLong(Match::decidingFrame)
          .thenComparingLong(match -> match.rule().meta().sid());

  @Property(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
  void rulesAlertAsANaiveReadingSays(
      @ForAll("files") String drawn, @ForAll("traffic") String traffic)
      throws IOException, FlowException {
    RuleSet rules = load(RandomDefines.TEXT + RandomDefines.called(drawn));
    RuleSet writtenOut = load(RandomDefines.writtenOut(drawn));
    Assume.that(!rules.rules().isEmpty());
    String shown = RandomDefines.called(drawn) + traffic;
    assertThat(sids(rules)).as(shown).isEqualTo(sids(writtenOut));
    Flow flow = FlowNotation.parse("drawn", fitting(drawn, traffic));
    NaiveClaims claims = new NaiveClaims(shown);
    List<Match> matches = new ArrayList<>();
    List<String> alerts = new ArrayList<>();
    RunStats stats =
        new Engine(
                rules.rules(),
                EngineOptions.DEFAULT,
                match -> {
                  matches.add(match);
                  alerts.add(NaiveText.of(match));
                  claims.add(match);
                })
            .run(flow.reader());
    assertThat(stats.addsUp()).as(shown).isTrue();
    NaiveEngine naive = new NaiveEngine(writtenOut.rules(), claims);
    List<String> wanted = naive.run(flow.reader());
    assertThat(alerts.stream().sorted().toList())
        .as(shown)
        .isEqualTo(wanted.stream().sorted().toList());
    // what the end of the capture decides comes behind all else of the last frame
    long last = flow.frames().size();
    assertThat(matches.stream().filter(match -> match.decidingFrame() < last))
        .as(shown)
        .isSortedAccordingTo(ORDER);
    // of a sequence the state is that of its last step, however late another one is known
    assertThat(matches)
        .as("what `check` calls decided at the end")
        .noneMatch(
            match ->
                match.rule().deciding() == Deciding.AT_END
                    && match.state() == Match.State.OPEN
                    && !(match.rule().query() instanceof CheckedQuery.Sequence));
    RandomCoverage.collect(drawn, rules, naive, claims, matches);
  }

  /**
   * Traffic of which the naive reading knows what rules say.
   *
   * <p>Where the clock runs back, a sequence can miss records close to the end of a time: the
   * reference leaves open which. And of cut data it leaves open what places in a regular
   * expression, such as an edge of a word, say of bytes that are not there.
   */
  private static String fitting(String drawn, String traffic) {
    String forward = drawn.contains("sequence by") ? traffic.replaceAll("(?m)^-", "+") : traffic;
    return RandomRegexes.hasPlaces(drawn)
        ? forward.replaceAll("(?m) (len|quote) \\d+$", "")
        : forward;
  }

  static RuleSet load(String text) {
    return RuleSet.load(List.of("drawn"), List.of(), Fields.catalogue(), Map.of("drawn", text));
  }

  private static List<Long> sids(RuleSet rules) {
    return rules.rules().stream().map(rule -> rule.meta().sid()).toList();
  }

  @Provide
  Arbitrary<String> files() {
    return RandomFiles.files();
  }

  @Provide
  Arbitrary<String> traffic() {
    return RandomTraffic.traffic();
  }
}
