// SPDX-License-Identifier: Apache-2.0
package pingsift.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pingsift.check.CheckedRule;
import pingsift.check.Expression;
import pingsift.engine.RuleSet;
import pingsift.fields.Fields;

/** What is known of a value stays small, however much a condition says of it. */
class ReasonerTest {
  private static final int MOST = 100;

  @Test
  void manyNumbersThatAValueIsNotAreNotAllRemembered() {
    NumberSet known = known("len > 3 and " + joined(500, " and ", "len != "), "len > 3");
    assertThat(known.ranges()).isBetween(2, MOST);
    assertThat(known.contains(BigDecimal.valueOf(100))).as("the first one").isFalse();
    assertThat(known.contains(BigDecimal.valueOf(101))).isTrue();
    assertThat(known.contains(BigDecimal.valueOf(3))).isFalse();
  }

  @Test
  void aListIsRememberedWhole() {
    NumberSet known = known("len in { " + joined(90, ", ", "") + " }", "len > 3");
    assertThat(known.ranges()).isEqualTo(90);
  }

  private static String joined(int count, String by, String before) {
    return IntStream.range(0, count)
        .mapToObj(i -> before + (2 * i + 100))
        .collect(Collectors.joining(by));
  }

  /** What is known of the value that a comparison compares, where a condition is true. */
  private static NumberSet known(String condition, String comparison) {
    List<CheckedRule> rules =
        RuleSet.load(
                List.of(),
                List.of("frame where " + condition, "frame where " + comparison),
                Fields.catalogue())
            .rules();
    Reasoner reasoner = Reasoner.of(rules.get(0).scope());
    Facts facts = new Facts();
    assertThat(reasoner.assume(rules.get(0).condition(), true, facts)).isTrue();
    Expression value = ((Expression.Comparison) rules.get(1).condition()).left();
    return facts.get(reasoner.shape(value).orElseThrow());
  }
}
