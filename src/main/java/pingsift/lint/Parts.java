// SPDX-License-Identifier: Apache-2.0
package pingsift.lint;

import java.util.function.BiConsumer;
import pingsift.check.CheckedQuery;
import pingsift.check.CheckedRule;
import pingsift.check.Expression;
import pingsift.check.Expression.Aggregate;
import pingsift.check.Expression.Quantifier;

/** Ways through the condition of a rule. */
final class Parts {
  private Parts() {}

  /** Every part, outer ones first, with what can be said of the record that it is about. */
  static void visit(CheckedRule rule, BiConsumer<Expression, Reasoner> visitor) {
    conditions(rule, (condition, reasoner) -> visit(condition, reasoner, visitor));
  }

  /** The conditions on single records, and on a window as a whole. */
  static void conditions(CheckedRule rule, BiConsumer<Expression, Reasoner> visitor) {
    for (CheckedQuery.Single query : rule.query().singles()) {
      visitor.accept(query.condition(), Reasoner.of(query.scope()));
    }
    if (rule.query() instanceof CheckedQuery.Window window) {
      visitor.accept(window.having(), Reasoner.ofWindow(window.records().scope()));
    }
  }

  private static void visit(
      Expression part, Reasoner reasoner, BiConsumer<Expression, Reasoner> visitor) {
    visitor.accept(part, reasoner);
    Reasoner inside = inside(part, reasoner);
    part.parts().forEach(child -> visit(child, inside, visitor));
  }

  /** Who knows of the parts of a part. */
  static Reasoner inside(Expression part, Reasoner reasoner) {
    if (part instanceof Quantifier quantifier) {
      return reasoner.inside(quantifier.collection());
    }
    return part instanceof Aggregate aggregate ? reasoner.inside(aggregate.collection()) : reasoner;
  }
}
