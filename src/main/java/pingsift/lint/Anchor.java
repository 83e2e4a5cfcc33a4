// SPDX-License-Identifier: Apache-2.0
package pingsift.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import pingsift.check.Expression;
import pingsift.check.Expression.And;
import pingsift.check.Expression.ByteOperator;
import pingsift.check.Expression.ByteTest;
import pingsift.check.Expression.Not;
import pingsift.check.Expression.Or;
import pingsift.check.Expression.Quantifier;
import pingsift.check.Expression.QuantifierKind;

/**
 * Signs of a condition: where another condition implies it, at least one of its signs is among what
 * {@link Facts} say of the other. So that of many rules only a few need to be compared.
 */
final class Anchor {
  private Anchor() {}

  /** The signs of a condition; empty where it has none. */
  static Set<String> of(Expression condition) {
    if (condition instanceof Not not) {
      return of(not.operand());
    }
    if (condition instanceof And) {
      return ofAnd(condition.parts());
    }
    if (condition instanceof Or) {
      return ofOr(condition.parts());
    }
    if (condition instanceof Quantifier quantifier) {
      return ofQuantifier(quantifier);
    }
    Set<String> signs = new HashSet<>();
    if (condition instanceof ByteTest test && test.operator() == ByteOperator.STARTSWITH) {
      Shape.of(test.bytes()).map(bytes -> Shape.byteAt(bytes, 0)).ifPresent(signs::add);
    }
    Constraint.of(condition)
        .flatMap(constraint -> Shape.of(constraint.value()))
        .or(() -> Shape.of(condition))
        .ifPresent(signs::add);
    return signs;
  }

  /** All operands are implied, so those of one do: of the one with the longest, which is rarest. */
  private static Set<String> ofAnd(List<Expression> operands) {
    Set<String> best = Set.of();
    int longest = 0;
    for (Expression operand : operands) {
      Set<String> signs = of(operand);
      int length = signs.stream().mapToInt(String::length).min().orElse(0);
      if (length > longest) {
        longest = length;
        best = signs;
      }
    }
    return best;
  }

  private static Set<String> ofOr(List<Expression> operands) {
    Set<String> all = new HashSet<>();
    for (Expression operand : operands) {
      Set<String> signs = of(operand);
      if (signs.isEmpty()) {
        return Set.of();
      }
      all.addAll(signs);
    }
    return all;
  }

  private static Set<String> ofQuantifier(Quantifier quantifier) {
    Set<String> signs = new HashSet<>();
    if (quantifier.kind() == QuantifierKind.ALL) {
      Shape.of(quantifier).ifPresent(signs::add);
      return signs;
    }
    for (String sign : of(quantifier.condition())) {
      signs.add(quantifier.collection() + ":" + sign);
    }
    return signs;
  }

  /** All signs among the facts. */
  static List<String> in(Facts facts, Reasoner reasoner) {
    List<String> signs = new ArrayList<>(facts.shapes());
    for (Quantifier any : facts.anys()) {
      Facts element = new Facts();
      reasoner.inside(any.collection()).assume(any.condition(), true, element);
      element.shapes().forEach(shape -> signs.add(any.collection() + ":" + shape));
    }
    return signs;
  }
}
