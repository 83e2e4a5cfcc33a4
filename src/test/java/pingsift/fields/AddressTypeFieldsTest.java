// SPDX-License-Identifier: Apache-2.0
package pingsift.fields;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pingsift.bytes.IpClass;
import pingsift.engine.Engine;
import pingsift.engine.EngineOptions;
import pingsift.engine.RuleSet;
import pingsift.ruletest.FlowException;
import pingsift.ruletest.FlowNotation;

/** Each address is of the types that are listed, and of no other. */
class AddressTypeFieldsTest {
  @ParameterizedTest
  @CsvSource({
    "10.1.2.3,        private",
    "172.31.0.1,      private",
    "192.168.0.1,     private",
    "8.8.8.8,         public",
    "100.64.0.1,      shared",
    "127.0.0.1,       loopback",
    "169.254.1.1,     link_local",
    "224.0.0.1,       multicast",
    "255.255.255.255, broadcast",
    "0.0.0.0,         unspecified",
    "0.1.2.3,         reserved",
    "192.0.2.1,       documentation",
    "198.51.100.7,    documentation",
    "203.0.113.9,     documentation",
    "198.18.0.1,      benchmarking",
    "240.0.0.1,       reserved",
    "192.88.99.1,     reserved",
    "2a00::1,         public",
    "2001:0:1::1,     public teredo",
    "2002:a00:1::1,   public six_to_four",
    "64:ff9b::808:808, public nat64",
    "fd00::1,         private unique_local",
    "fec0::1,         private site_local",
    "fe80::1,         link_local",
    "ff02::1,         multicast",
    "::1,             loopback",
    "::,              unspecified",
    "2001:db8::1,     documentation",
    "2001:2::1,       benchmarking",
    "100::1,          discard",
    "4000::1,         reserved",
  })
  void addressesAreOfTheirTypes(String address, String types) throws IOException, FlowException {
    List<String> names = List.copyOf(AddressTypeFields.names().keySet());
    List<String> queries = names.stream().map(n -> "frame where dst.type == " + n).toList();
    RuleSet rules = RuleSet.load(List.of(), queries, Fields.catalogue());
    assertThat(rules.diagnostics()).isEmpty();
    List<String> found = new ArrayList<>();
    String from = address.contains(":") ? "2001:db8::5" : "192.0.2.5";
    String traffic = "from %s to %s id 1%n0ms req 1 \"a\"%n".formatted(from, address);
    new Engine(
            rules.rules(),
            EngineOptions.DEFAULT,
            match -> found.add(names.get((int) match.rule().meta().sid() - 1)))
        .run(FlowNotation.parse("drawn", traffic).reader());
    assertThat(found).containsExactlyInAnyOrder(types.split(" "));
  }

  @Test
  void everyClassHasAName() {
    for (IpClass type : IpClass.values()) {
      assertThat(AddressTypeFields.names()).containsKey(type.word());
    }
  }
}
