// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
    text.append('(').append(part.getClass().getSimpleName()).append(' ').append(own(part));
    List<Expression> parts = part.parts();
    parts.forEach(this::add);
    text.append(')');
  }

  /** What a node says beside its parts. */
  private static String own(Expression part) {
    if (part instanceof Expression.Literal literal) {
      return literal(literal);
    }
    if (part instanceof Expression.FieldReference reference) {
      return reference.side() + " " + reference.field().owner() + "." + reference.field().name();
    }
    if (part instanceof Expression.Arithmetic arithmetic) {
      return arithmetic.operator().word();
    }
    if (part instanceof Expression.Slice slice) {
      return slice.from() + " " + slice.to();
    }
    if (part instanceof Expression.ByteAt at) {
      return Long.toString(at.index());
    }
    if (part instanceof Expression.Call call) {
      return call.function().name();
    }
    if (part instanceof Expression.Quantifier quantifier) {
      return quantifier.kind() + " " + quantifier.collection();
    }
    if (part instanceof Expression.Aggregate aggregate) {
      return aggregate.kind() + " " + aggregate.collection();
    }
    return test(part);
  }

  private static String test(Expression part) {
    if (part instanceof Expression.Comparison comparison) {
      return comparison.operator().word();
    }
    if (part instanceof Expression.Membership membership) {
      return membership.members().stream()
          .map(RuleDigest::literal)
          .collect(Collectors.joining(","));
    }
    if (part instanceof Expression.ByteTest test) {
      return test.operator().word() + " " + test.pattern() + " " + test.nocase();
    }
    if (part instanceof Expression.RegexTest test) {
      return test.regex().toString();
    }
    return part instanceof Expression.Presence presence ? "" + presence.present() : "";
  }

  private static String literal(Expression.Literal literal) {
    if (literal instanceof Expression.NumberLiteral number) {
      return Long.toString(number.value());
    }
    if (literal instanceof Expression.FloatLiteral number) {
      return Long.toHexString(Double.doubleToLongBits(number.value()));
    }
    if (literal instanceof Expression.BoolLiteral truth) {
      return Boolean.toString(truth.value());
    }
    if (literal instanceof Expression.StringLiteral string) {
      return string.value().length() + ":" + string.value();
    }
    if (literal instanceof Expression.BytesLiteral bytes) {
      return bytes.value().toString();
    }
    Expression.NetLiteral net = (Expression.NetLiteral) literal;
    return net.high() + ":" + net.low() + "/" + net.prefixLength();
  }
}
