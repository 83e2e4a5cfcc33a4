// SPDX-License-Identifier: Apache-2.0
package pingsift.lint;

import java.util.List;
import java.util.stream.Collectors;
import pingsift.check.CheckedQuery;
import pingsift.check.CheckedRule;
import pingsift.check.Expression;
import pingsift.check.Expression.FieldReference;

/** What a whole query says, as a text: rules with one such text find the same. */
final class QueryShape {
  private final CheckedRule rule;

  private QueryShape(CheckedRule rule) {
    this.rule = rule;
  }

  static String of(CheckedRule rule) {
    QueryShape shape = new QueryShape(rule);
    if (rule.query() instanceof CheckedQuery.Window window) {
      return shape.window(window);
    }
    if (rule.query() instanceof CheckedQuery.Sequence sequence) {
      String steps = sequence.steps().stream().map(shape::step).collect(Collectors.joining());
      return "sequence " + sequence.durationNanos() + steps;
    }
    return rule.scope() + shape.condition(rule.condition());
  }

  private String window(CheckedQuery.Window window) {
    return String.join(
        " ",
        window.word(),
        condition(window.records().condition()),
        keys(window.keys()),
        Long.toString(window.durationNanos()),
        condition(window.having()));
  }

  private String step(CheckedQuery.Step step) {
    return String.join(
        " ",
        step.absent() ? ";no" : ";",
        step.query().word(),
        condition(step.query().condition()),
        keys(step.keys()),
        step.withinNanos().toString());
  }

  private String keys(List<FieldReference> keys) {
    return keys.stream().map(this::condition).collect(Collectors.joining(","));
  }

  private String condition(Expression part) {
    return Shape.of(part).orElseGet(() -> "as " + rule.text(part));
  }
}
