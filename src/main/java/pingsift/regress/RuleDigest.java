// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import java.util.List;
import java.util.Optional;
import pingsift.check.CheckedQuery;
import pingsift.check.CheckedRule;
import pingsift.check.Expression;
import pingsift.check.Restraint;
import pingsift.check.Throttle;

/**
 * What a rule looks for, as a digest: wherever it is written, however it is laid out, whatever its
 * definitions and lists are called. Rules with the same digest give the same alerts but for what
 * {@code meta} says of them.
 */
public final class RuleDigest {
  private final StringBuilder text = new StringBuilder();

  private RuleDigest() {}

  public static String of(CheckedRule rule) {
    RuleDigest digest = new RuleDigest();
    digest.add(rule.query());
    digest.add(rule.restraint());
    return Digests.of(digest.text.toString());
  }

  private void add(CheckedQuery query) {
    text.append(query.word()).append('(');
    if (query instanceof CheckedQuery.Window window) {
      text.append(window.durationNanos());
      window.keys().forEach(this::add);
      text.append(window.hasCondition());
      add(window.having());
    } else if (query instanceof CheckedQuery.Sequence sequence) {
      text.append(sequence.durationNanos());
      for (CheckedQuery.Step step : sequence.steps()) {
        text.append(step.absent()).append(step.withinNanos());
        step.keys().forEach(this::add);
      }
    }
    for (CheckedQuery.Single single : query.singles()) {
      text.append(single.scope());
      add(single.condition());
    }
    text.append(')');
  }

  private void add(Restraint restraint) {
    restraint
        .suppressions()
        .forEach(
            suppression -> {
              text.append("suppress");
              add(suppression.query());
            });
    add("after", restraint.after());
    add("limit", restraint.limit());
  }

  private void add(String word, Optional<Throttle> throttle) {
    throttle.ifPresent(
        one -> {
          text.append(word).append(one.count()).append('/').append(one.durationNanos());
          one.keys().forEach(this::add);
        });
  }

  private void add(Expression part) {
    text.append('(').append(part.getClass().getSimpleName());
    add(part.own());
    part.parts().forEach(this::add);
    text.append(')');
  }

  /** With the length of each, so that no two lists become the same text. */
  private void add(List<?> values) {
    text.append('[');
    for (Object value : values) {
      if (value instanceof List<?> list) {
        add(list);
      } else {
        String word = value.toString();
        text.append(word.length()).append(':').append(word);
      }
    }
    text.append(']');
  }
}
