// SPDX-License-Identifier: Apache-2.0
package pingsift.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StridesTest {
  /** Members are a and b; a match has at least three bytes. */
  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void placesAreThoseThatASlowLookFinds(
      @ForAll @Size(max = 24) byte[] drawn,
      @ForAll @IntRange(min = 0, max = 3) int step,
      @ForAll boolean open)
      throws RegexException {
    byte[] data = drawn.clone();
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) (data[i] % 4 == 0 ? 'c' : 'a' + (data[i] & 1));
    }
    Strides strides = Strides.of(Regex.parse("[ab]{2}a+", Set.of()).tree());
    strides.begin();
    int at = 0;
    while (at < data.length) {
      int place = strides.next(data, at, data.length, open);
      assertThat(place).isEqualTo(slowNext(data, at, open));
      at = place + 1 + step;
    }
  }

  private static int slowNext(byte[] data, int from, boolean open) {
    for (int at = from; at < data.length; at++) {
      int to = at;
      while (to < data.length && data[to] != 'c' && to < at + 3) {
        to++;
      }
      if (to == at + 3 || (open && to == data.length)) {
        return at;
      }
    }
    return data.length;
  }

  @Test
  void patternsOfAlmostAnyByteOrOfOneByteHaveNone() throws RegexException {
    assertThat(Strides.of(Regex.parse("a.b", Set.of()).tree())).isNull();
    assertThat(Strides.of(Regex.parse("[^a]b", Set.of()).tree())).isNull();
    assertThat(Strides.of(Regex.parse("ab?", Set.of()).tree())).isNull();
  }
}
