// SPDX-License-Identifier: Apache-2.0
package pingsift.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import pingsift.check.FieldDef;
import pingsift.check.Owner;
import pingsift.check.Type;
import pingsift.engine.Engine;
import pingsift.engine.EngineOptions;
import pingsift.engine.RuleSet;
import pingsift.fields.Fields;
import pingsift.ruletest.FlowException;
import pingsift.ruletest.FlowNotation;

/** No field leaves the bounds, or is there on a type, that the catalogue says otherwise of. */
class CatalogueBoundsProperties {
  private static final Map<String, Set<Long>> TYPES = new HashMap<>();
  private static final RuleSet RULES = RuleSet.load(List.of(), queries(), Fields.catalogue());

  @Provide
  Arbitrary<String> traffic() {
    return RandomRules.traffic();
  }

  @Test
  void someFieldsHaveBoundsAndTypes() {
    assertThat(RULES.hasErrors()).as(RULES.diagnostics().toString()).isFalse();
    assertThat(RULES.rules()).hasSizeGreaterThan(100);
    assertThat(TYPES).hasSizeGreaterThan(40);
  }

  @Property(tries = 300)
  void holdOnAnyTraffic(@ForAll("traffic") String traffic) throws IOException, FlowException {
    new Engine(
            RULES.rules(),
            EngineOptions.DEFAULT,
            match -> {
              String query = match.rule().meta().msg();
              Set<Long> types = TYPES.get(query);
              long key = (long) match.decider().ipVersion() << 8 | match.decider().type();
              assertThat(types).as(query + " leaves its bounds\n" + traffic).isNotNull();
              assertThat(types).as(query + "\n" + traffic).contains(key);
            })
        .run(FlowNotation.parse("drawn", traffic).reader());
  }

  private static List<String> queries() {
    List<String> queries = new ArrayList<>();
    for (Owner owner : Owner.values()) {
      for (FieldDef field : Fields.catalogue().fields(owner)) {
        if (!field.isHidden()) {
          add(owner, field, queries);
        }
      }
    }
    return queries;
  }

  private static void add(Owner owner, FieldDef field, List<String> queries) {
    String scope =
        switch (owner) {
          case MESSAGE -> "frame";
          case EXCHANGE -> "exchange";
          case ISTREAM, REQUESTS, REPLIES, EXCHANGES, FRAMES -> "istream";
        };
    String name =
        switch (owner) {
          case MESSAGE, EXCHANGE, ISTREAM -> field.name();
          case REQUESTS, REPLIES, EXCHANGES, FRAMES ->
              owner.name().toLowerCase() + "." + field.name();
        };
    String unit = field.type() == Type.DURATION ? "ns" : "";
    if (Double.isFinite(field.bounds().min())) {
      queries.add("%s where %s < %d%s".formatted(scope, name, (long) field.bounds().min(), unit));
    }
    if (Double.isFinite(field.bounds().max())) {
      queries.add("%s where %s > %d%s".formatted(scope, name, (long) field.bounds().max(), unit));
    }
    if (!field.types().isEmpty()) {
      String query = scope + " where exists(" + name + ")";
      queries.add(query);
      TYPES.put(query, field.types());
    }
  }
}
