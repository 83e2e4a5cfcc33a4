// SPDX-License-Identifier: Apache-2.0
package pingsift.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

class NameOrderTest {
  @Example
  void numbersInNamesCountByTheirValue() {
    List<String> sorted =
        List.of(
            "",
            "1",
            "2",
            "10",
            "c",
            "c.pcap",
            "c.pcap1",
            "c.pcap2",
            "c.pcap10",
            "c.pcap99999999999999999999998",
            "c.pcap99999999999999999999999",
            "c007x",
            "c07x",
            "c7x",
            "c07y");
    List<String> shuffled = new ArrayList<>(sorted);
    Collections.shuffle(shuffled, new Random(1));

    shuffled.sort(NameOrder.INSTANCE);

    assertThat(shuffled).isEqualTo(sorted);
  }

  @Property(tries = 3000)
  void isATotalOrder(
      @ForAll @StringLength(max = 4) @CharRange(from = '/', to = '2') String a,
      @ForAll @StringLength(max = 4) @CharRange(from = '/', to = '2') String b,
      @ForAll @StringLength(max = 4) @CharRange(from = '/', to = '2') String c) {
    NameOrder order = NameOrder.INSTANCE;

    assertThat(order.compare(a, b) == 0).isEqualTo(a.equals(b));
    assertThat(Integer.signum(order.compare(a, b))).isEqualTo(-Integer.signum(order.compare(b, a)));
    if (order.compare(a, b) <= 0 && order.compare(b, c) <= 0) {
      assertThat(order.compare(a, c)).isNotPositive();
    }
  }
}
