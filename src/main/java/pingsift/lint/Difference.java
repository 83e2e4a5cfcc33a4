// SPDX-License-Identifier: Apache-2.0
package pingsift.lint;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pingsift.check.CheckedQuery;
import pingsift.check.CheckedRule;
import pingsift.check.Expression;
import pingsift.check.Type;

/** On which numbers two rules differ that are the same but for one comparison. */
public final class Difference {
  private Difference() {}

  /** {@code `reply.len` is 1000}; empty where they differ in another way, or in more. */
  public static Optional<String> between(CheckedRule one, CheckedRule other) {
    List<Expression> left = conditions(one.query());
    List<Expression> right = conditions(other.query());
    List<Expression[]> found = new ArrayList<>();
    for (int i = 0; i < left.size() && left.size() == right.size(); i++) {
      collect(one, left.get(i), other, right.get(i), found);
    }
    return found.size() == 1 ? numbers(other, found.get(0)[0], found.get(0)[1]) : Optional.empty();
  }

  private static List<Expression> conditions(CheckedQuery query) {
    List<Expression> all = new ArrayList<>();
    query.singles().forEach(single -> all.add(single.condition()));
    if (query instanceof CheckedQuery.Window window) {
      all.add(window.having());
    }
    return all;
  }

  private static void collect(
      CheckedRule one, Expression a, CheckedRule other, Expression b, List<Expression[]> found) {
    boolean alike = one.source().slice(a.span()).equals(other.source().slice(b.span()));
    if (alike && a.getClass() == b.getClass()) {
      return;
    }
    boolean inside =
        a.getClass() == b.getClass()
            && a.parts().size() == b.parts().size()
            && !a.parts().isEmpty()
            && !askForOneValue(a, b);
    for (int i = 0; inside && i < a.parts().size(); i++) {
      collect(one, a.parts().get(i), other, b.parts().get(i), found);
    }
    if (!inside) {
      found.add(new Expression[] {a, b});
    }
  }

  private static boolean askForOneValue(Expression a, Expression b) {
    Optional<String> value = Constraint.of(a).flatMap(asked -> Shape.of(asked.value()));
    return value.isPresent()
        && value.equals(Constraint.of(b).flatMap(asked -> Shape.of(asked.value())));
  }

  private static Optional<String> numbers(CheckedRule rule, Expression a, Expression b) {
    Optional<Constraint> left = Constraint.of(a);
    Optional<Constraint> right = Constraint.of(b);
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    Expression value = right.get().value();
    boolean named =
        value instanceof Expression.FieldReference field && !field.field().symbols().isEmpty();
    boolean plain = !named && (value.type() == Type.INT || value.type() == Type.FLOAT);
    if (!askForOneValue(a, b) || !plain) {
      return Optional.empty();
    }
    NumberSet one = left.get().set();
    NumberSet other = right.get().set();
    NumberSet differs = one.and(other.not()).or(other.and(one.not()));
    boolean endless = differs.min() == null && differs.max() == null;
    if (differs.isEmpty() || differs.ranges() > 1 || endless) {
      return Optional.empty();
    }
    return Optional.of("`" + rule.text(value) + "` is " + words(differs));
  }

  private static String words(NumberSet set) {
    BigDecimal min = set.min();
    BigDecimal max = set.max();
    if (min != null && max != null && min.compareTo(max) == 0) {
      return plain(min);
    }
    if (min == null || max == null) {
      return min == null ? "at most " + plain(max) : "at least " + plain(min);
    }
    return "from " + plain(min) + " to " + plain(max);
  }

  private static String plain(@Nullable BigDecimal value) {
    if (value == null) {
      return "";
    }
    // a fraction is compared as the nearest one that the machine has, and written as people do
    BigDecimal written = value.scale() > 0 ? BigDecimal.valueOf(value.doubleValue()) : value;
    return written.stripTrailingZeros().toPlainString();
  }
}
