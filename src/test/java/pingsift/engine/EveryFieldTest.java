// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import pingsift.check.FieldDef;
import pingsift.check.Owner;
import pingsift.check.Type;
import pingsift.fields.Fields;
import pingsift.ruletest.FlowException;
import pingsift.ruletest.FlowNotation;

/** Every field of the catalogue can be named in a rule, and reads as what it is declared to be. */
class EveryFieldTest {
  private static final String TRAFFIC =
      """
      from 10.0.0.5 to 203.0.113.9 id 15 vlan 7 mpls 16 gre 5 192.0.2.1 192.0.2.2
      0ms    req 1  "abcdefgh"
      +20ms  rep 1  "abcdefgX"
      1s     req 2  "abcdefgh"
      +20ms  rep 2  "abcdefgh"
      """;

  @TestFactory
  Stream<DynamicTest> isThereOrSaysThatItMayBeAbsent() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Owner owner : Owner.values()) {
      for (FieldDef field : Fields.catalogue().fields(owner)) {
        if (!field.isHidden()) {
          tests.add(DynamicTest.dynamicTest(owner + " " + field.name(), () -> check(owner, field)));
        }
      }
    }
    return tests.stream();
  }

  private static void check(Owner owner, FieldDef field) throws IOException, FlowException {
    String scope =
        switch (owner) {
          case MESSAGE -> "frame";
          case EXCHANGE -> "exchange";
          case ISTREAM, REQUESTS, REPLIES, EXCHANGES, FRAMES -> "istream";
        };
    String prefix =
        switch (owner) {
          case MESSAGE, EXCHANGE, ISTREAM -> "";
          case REQUESTS, REPLIES, EXCHANGES, FRAMES -> owner.name().toLowerCase() + ".";
        };
    String name = prefix + field.name();
    List<String> queries =
        List.of(
            scope + " where exists(" + name + ")",
            scope + " where " + comparison(field.type(), name));
    RuleSet rules = RuleSet.load(List.of(), queries, Fields.catalogue());
    assertThat(rules.diagnostics()).as(name).isEmpty();
    Set<Long> fired = new TreeSet<>();
    new Engine(
            rules.rules(),
            EngineOptions.DEFAULT,
            match -> {
              fired.add(match.rule().meta().sid());
              assertThat(match.evidence()).isNotEmpty();
            })
        .run(FlowNotation.parse("drawn", TRAFFIC).reader());
    assertThat(fired).as(name + " in traffic that has everything").containsExactly(1L, 2L);
  }

  /** A comparison that is true of every value of a type. */
  private static String comparison(Type type, String name) {
    return switch (type) {
      case INT -> name + " >= 0";
      case FLOAT -> name + " in 0.0..8.0";
      case DURATION -> name + " >= 0s";
      case TIME -> name + " > 2000-01-01T00:00:00Z";
      case BYTES -> "len(" + name + ") >= 0";
      case IP -> name + " in 0.0.0.0/0";
      case BOOL -> name + " or not " + name;
      case STRING, NET, ERROR -> throw new IllegalStateException("no field has this type yet");
    };
  }
}
