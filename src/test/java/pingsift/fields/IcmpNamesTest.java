// SPDX-License-Identifier: Apache-2.0
package pingsift.fields;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pingsift.capture.Frame;
import pingsift.decode.FrameDecoder;
import pingsift.decode.IcmpMessage;
import pingsift.decode.TypeStatus;
import pingsift.ruletest.FlowException;
import pingsift.ruletest.FlowNotation;

class IcmpNamesTest {
  @ParameterizedTest
  @ValueSource(ints = {4, 6})
  void everyTypeHasANameUnlessItIsUnassigned(int ipVersion) throws FlowException {
    for (int type = 0; type < 256; type++) {
      boolean unassigned = status(ipVersion, type) == TypeStatus.UNASSIGNED;
      assertThat(IcmpNames.name(ipVersion, type) == null)
          .as("IPv%d type %d", ipVersion, type)
          .isEqualTo(unassigned);
    }
  }

  @Test
  void noTypeHasTwoNames() {
    Set<Long> keys = new HashSet<>();
    for (List<Long> ofName : IcmpNames.types().values()) {
      assertThat(ofName).allSatisfy(key -> assertThat(keys.add(key)).isTrue());
    }
  }

  @Test
  void namesOfCodesAreOfTypesThatHaveNames() {
    for (Map.Entry<String, List<Long>> name : IcmpCodeNames.codes().entrySet()) {
      for (long key : name.getValue()) {
        int version = IcmpCodeNames.ipVersion(key);
        assertThat(IcmpNames.name(version, IcmpCodeNames.type(key))).as(name.getKey()).isNotNull();
        assertThat(IcmpCodeNames.key(version, IcmpCodeNames.type(key), IcmpCodeNames.code(key)))
            .isEqualTo(key);
      }
    }
  }

  /** The registries name these codes of unreachable, redirect, time exceeded and problem. */
  @Test
  void codesOfErrorsAreComplete() {
    assertThat(codesOf(4, 3)).isEqualTo(upTo(15));
    assertThat(codesOf(4, 5)).isEqualTo(upTo(3));
    assertThat(codesOf(4, 11)).isEqualTo(upTo(1));
    assertThat(codesOf(4, 12)).isEqualTo(upTo(2));
    assertThat(codesOf(6, 1)).isEqualTo(upTo(8));
    assertThat(codesOf(6, 3)).isEqualTo(upTo(1));
    assertThat(codesOf(6, 4)).isEqualTo(upTo(10));
  }

  @Test
  void namesCanBeWrittenInRules() {
    assertThat(IcmpNames.types().keySet()).allMatch(name -> name.matches("[a-z][a-z0-9_]*"));
    assertThat(IcmpCodeNames.codes().keySet()).allMatch(name -> name.matches("[a-z][a-z0-9_]*"));
  }

  private static Set<Integer> codesOf(int ipVersion, int type) {
    Set<Integer> codes = new HashSet<>();
    IcmpCodeNames.codes().values().stream()
        .flatMap(List::stream)
        .filter(k -> IcmpCodeNames.ipVersion(k) == ipVersion && IcmpCodeNames.type(k) == type)
        .forEach(key -> codes.add(IcmpCodeNames.code(key)));
    return codes;
  }

  private static Set<Integer> upTo(int last) {
    Set<Integer> codes = new HashSet<>();
    for (int code = 0; code <= last; code++) {
      codes.add(code);
    }
    return codes;
  }

  private static TypeStatus status(int ipVersion, int type) throws FlowException {
    String ends = ipVersion == 4 ? "from 10.0.0.1 to 10.0.0.2" : "from fe80::1 to fe80::2";
    Frame frame =
        FlowNotation.parse("drawn", ends + " id 1\n0ms icmp " + type + " 0 x\"00000000\"")
            .fill(new Frame(), 0);
    IcmpMessage message = new IcmpMessage();
    new FrameDecoder().decode(frame, message);
    return message.typeStatus();
  }
}
