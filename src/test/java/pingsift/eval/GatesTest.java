// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import pingsift.check.CheckedQuery;
import pingsift.check.CheckedRule;
import pingsift.check.Deciding;
import pingsift.check.Expression.BoolLiteral;
import pingsift.check.RuleMeta;
import pingsift.check.Scope;
import pingsift.text.SourceText;
import pingsift.text.Span;

/** What {@code after} and {@code limit} let through, and what they remember. */
class GatesTest {
  private static final Span SPAN = new Span(0, 0);

  /** Of matches that nothing is read of: their keys are those of groups. */
  private static final GateRow ROW = new GateRow(null, null);

  @Property(tries = 300)
  void afterPassesAMatchThatIsTheNthInTheTimeUpToIt(
      @ForAll @Size(max = 60) List<@IntRange(max = 9) Integer> pauses,
      @ForAll @IntRange(min = 1, max = 9) int count,
      @ForAll @IntRange(min = 1, max = 20) int duration) {
    Gates gates = new Gates();
    Gate gate = gate(Optional.of(count(count, duration)), Optional.empty());
    long[] times = new long[pauses.size()];
    long now = 0;
    for (int i = 0; i < times.length; i++) {
      now += pauses.get(i);
      times[i] = now;
      boolean reached = count == 1 || (i + 1 >= count && now - times[i + 1 - count] < duration);
      assertThat(gates.passes(gate, ROW, now, group(1))).isEqualTo(reached);
    }
  }

  @Property(tries = 300)
  void limitPassesAtMostNInEveryWindow(
      @ForAll @Size(max = 60) List<@IntRange(max = 9) Integer> pauses,
      @ForAll @IntRange(min = 1, max = 5) int count,
      @ForAll @IntRange(min = 1, max = 20) int duration) {
    Gates gates = new Gates();
    Gate gate = gate(Optional.empty(), Optional.of(count(count, duration)));
    long now = 0;
    long start = Long.MIN_VALUE / 2;
    int passed = 0;
    for (int pause : pauses) {
      now += pause;
      if (now >= start + duration) {
        start = now;
        passed = 0;
      }
      boolean within = passed < count;
      passed += within ? 1 : 0;
      assertThat(gates.passes(gate, ROW, now, group(1))).isEqualTo(within);
    }
  }

  @Test
  void theKeyThatWasUsedLongestAgoIsForgottenAndCounted() {
    Gates gates = new Gates(2, 100);
    Gate gate = gate(Optional.empty(), Optional.of(count(1, 1000)));
    assertThat(gates.passes(gate, ROW, 0, group(1))).isTrue();
    assertThat(gates.passes(gate, ROW, 1, group(2))).isTrue();
    assertThat(gates.passes(gate, ROW, 2, group(1))).as("limited").isFalse();
    assertThat(gates.passes(gate, ROW, 3, group(3))).isTrue();
    assertThat(gates.passes(gate, ROW, 4, group(1))).as("still limited").isFalse();
    assertThat(gates.passes(gate, ROW, 5, group(2))).as("forgotten").isTrue();
    assertThat(gates.forgotten()).isEqualTo(2);
    assertThat(gates.limited()).isEqualTo(2);
  }

  @Test
  void theTimesOfAllKeysTogetherAreBounded() {
    Gates gates = new Gates(1000, 64);
    Gate gate = gate(Optional.of(count(50, 1000)), Optional.empty());
    for (int key = 0; key < 100; key++) {
      for (int i = 0; i < 49; i++) {
        assertThat(gates.passes(gate, ROW, i, group(key))).isFalse();
      }
      assertThat(gates.passes(gate, ROW, 49, group(key))).isTrue();
    }
    assertThat(gates.forgotten()).isEqualTo(99);
  }

  @Test
  void longKeysTakeNoMoreMemoryThanShortOnes() {
    Gates gates = new Gates();
    Gate gate = gate(Optional.empty(), Optional.of(count(1, 1_000_000)));
    for (int i = 0; i < 20_000; i++) { // 1.2 GB of keys
      assertThat(gates.passes(gate, ROW, i, group(longKey(i)))).isTrue();
    }
    assertThat(gates.passes(gate, ROW, 20_000, group(longKey(7)))).isFalse();
    assertThat(gates.forgotten()).isZero();
  }

  private static byte[] longKey(int number) {
    return ByteBuffer.allocate(60_000).putInt(59_996, number).array();
  }

  private static Gate gate(Optional<Gate.Count> after, Optional<Gate.Count> limit) {
    CheckedRule rule =
        new CheckedRule(
            "r",
            new RuleMeta(1, 1, "r", 1, "", List.of(), List.of(), java.util.Map.of()),
            new CheckedQuery.Single(Scope.FRAME, new BoolLiteral(true, SPAN), Deciding.AT_ONCE),
            new SourceText("r", ""),
            SPAN);
    return new Gate(0, rule, List.of(), after, limit);
  }

  private static Gate.Count count(int count, int duration) {
    return new Gate.Count(count, duration, new Gate.OfGroup(List.of(0)));
  }

  private static Group group(int key) {
    return group((Object) (long) key);
  }

  private static Group group(Object key) {
    return new Group(List.of(new Group.Key("k", key)), 1, 0, 0, new long[0]);
  }
}
