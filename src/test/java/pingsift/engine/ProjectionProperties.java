// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import pingsift.bytes.IpAddress;
import pingsift.eval.Match;
import pingsift.fields.Fields;
import pingsift.ruletest.Flow;
import pingsift.ruletest.FlowException;
import pingsift.ruletest.FlowNotation;
import pingsift.stream.EchoStream;
import pingsift.stream.StreamOptions;
import pingsift.stream.StreamTimeouts;

/** A query shows the iStreams that a rule with its condition alerts on. */
class ProjectionProperties {
  private static final String IDENTITY = "src, iid, segment, vlan";
  private final EarlyDecisionProperties drawn = new EarlyDecisionProperties();

  @Property(tries = 150)
  void rows_are_the_istreams_that_a_rule_alerts_on(
      @ForAll("conditions") String condition, @ForAll("traffic") String traffic)
      throws IOException, FlowException {
    Flow flow = FlowNotation.parse("drawn", traffic);
    String query = "istream where " + condition;
    TreeSet<String> shown = new TreeSet<>();
    for (List<Object> row : Projected.rows(query, IDENTITY, flow.reader())) {
      shown.add(row.get(0) + " " + row.get(1) + " " + row.get(2));
    }
    assertThat(shown).as(query + "\n" + traffic).isEqualTo(alerted(query, flow));
  }

  @Property(tries = 100)
  void a_condition_shown_is_true_where_the_query_holds(
      @ForAll("conditions") String condition, @ForAll("traffic") String traffic)
      throws IOException, FlowException {
    Flow flow = FlowNotation.parse("drawn", traffic);
    List<List<Object>> all =
        Projected.rows("istream where true", IDENTITY + ", " + condition, flow.reader());
    List<Object> held =
        all.stream()
            .filter(row -> Boolean.TRUE.equals(row.get(4)))
            .map(row -> (Object) row.subList(0, 4))
            .collect(Collectors.toList());
    assertThat(Projected.rows("istream where " + condition, IDENTITY, flow.reader()))
        .as(condition + "\n" + traffic)
        .isEqualTo(held);
  }

  /** An active timeout tries an iStream before its end, which no query does: it is off. */
  private static TreeSet<String> alerted(String query, Flow flow) throws IOException {
    StreamOptions streams =
        StreamOptions.DEFAULT.withTimeouts(StreamTimeouts.DEFAULT.withActive(StreamTimeouts.OFF));
    EngineOptions options = new EngineOptions(streams, false);
    RuleSet rules = RuleSet.load(List.of(), List.of(query), Fields.catalogue());
    TreeSet<String> alerted = new TreeSet<>();
    new Engine(rules.rules(), options, match -> alerted.add(identity(match))).run(flow.reader());
    return alerted;
  }

  private static String identity(Match match) {
    EchoStream stream = match.stream();
    long high = stream.requesterHigh();
    long low = stream.requesterLow();
    IpAddress source = new IpAddress(IpAddress.isIpv4(high, low) ? 4 : 6, high, low);
    return source + " " + stream.identifier() + " " + stream.segment();
  }

  @Provide
  Arbitrary<String> conditions() {
    return drawn.conditions();
  }

  @Provide
  Arbitrary<String> traffic() {
    return drawn.traffic();
  }
}
