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
      +1ms   error unreachable 1 "abcdefgh"
      # fragmentation needed, quoting UDP
      +1ms   icmp 3 4 x"0000 05dc 4500 0024 0001 2000 4011 0000 0a000005 0a000006 0035 0035 0010 0000" "abcdefgh"
      # parameter problem, and time exceeded with an MPLS label behind 128 bytes
      +1ms   icmp 12 0 x"05 00 0000"
      +1ms   icmp 11 0 x"00 20 0000" x"00"*128 x"2000 0000 0008 0101 00064140"
      +1ms   icmp 5 1 x"c0000201"
      +1ms   icmp 14 0 x"0001 0001 00000001 00000002 00000003"
      +1ms   icmp 18 0 x"0001 0001 ffffff00"
      +1ms   icmp 30 0 x"0007 0000 0001 0002 000003e8 000005dc"
      +1ms   icmp 9 0 x"0102 0708 c0000201 00000000"
      +1ms   icmp 42 0 x"0001 0101 2000 0000 0008 0302 00000007"
      +1ms   icmp 42 0 x"0001 0201 2000 0000 0008 0301" "eth0"
      +1ms   icmp 42 0 x"0001 0301 2000 0000 000c 0303 0001 0400 c0000201"
      +1ms   icmp 43 0 x"0001 0147"
      from 2001:db8::5 to 2001:db8::9 id 15
      +1ms   icmp 134 0 x"40 c0 0708 00000000 00000000 03 04 40 c0 00000e10 00000e10 00000000" x"20010db8" x"00"*12
      +1ms   icmp 136 0 x"e0000000" x"20010db8" x"00"*12 x"0201 020000000001"
      +1ms   icmp 137 0 x"00000000" x"20010db8" x"00"*28
      +1ms   icmp 130 0 x"2710 0000" x"ff02" x"00"*14
      +1ms   icmp 143 0 x"0000 0001 04000000" x"ff02" x"00"*14
      +1ms   icmp 139 0 x"0002 0000" x"00"*8
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
      case IP -> name + " in 0.0.0.0/0 or " + name + " in ::/0";
      case BOOL -> name + " or not " + name;
      case STRING -> name + " == " + name;
      case NET, ERROR -> throw new IllegalStateException("no field has this type yet");
    };
  }
}
