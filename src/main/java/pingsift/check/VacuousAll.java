// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.EnumSet;
import java.util.Set;
import pingsift.check.Expression.And;
import pingsift.check.Expression.Between;
import pingsift.check.Expression.Comparison;
import pingsift.check.Expression.ComparisonOperator;
import pingsift.check.Expression.FieldReference;
import pingsift.check.Expression.Not;
import pingsift.check.Expression.NumberLiteral;
import pingsift.check.Expression.Quantifier;
import pingsift.check.Expression.QuantifierKind;
import pingsift.diag.Kind;

/**
 * Warns of an {@code all(…)} that is true because there is nothing to look at.
 *
 * <p>An iStream always has a frame and so an exchange; its requests, or its replies, can be none.
 */
final class VacuousAll {
  private final RuleContext context;

  private VacuousAll(RuleContext context) {
    this.context = context;
  }

  static void warn(Expression condition, RuleContext context) {
    new VacuousAll(context).visit(condition, EnumSet.noneOf(Collection.class), true);
  }

  /** {@code asserted}: collections that are not empty wherever this part matters. */
  private void visit(Expression part, Set<Collection> asserted, boolean wantedTrue) {
    if (part instanceof Quantifier all && all.kind() == QuantifierKind.ALL) {
      boolean canBeEmpty =
          all.collection() == Collection.REQUESTS || all.collection() == Collection.REPLIES;
      if (wantedTrue && canBeEmpty && !asserted.contains(all.collection())) {
        warn(all);
      }
    } else if (part instanceof And and) {
      Set<Collection> more = EnumSet.noneOf(Collection.class);
      more.addAll(asserted);
      for (Expression operand : and.operands()) {
        addAsserted(operand, more);
      }
      for (Expression operand : and.operands()) {
        visit(operand, more, wantedTrue);
      }
    } else {
      boolean inside = part instanceof Not ? !wantedTrue : wantedTrue;
      for (Expression child : part.parts()) {
        visit(child, asserted, inside);
      }
    }
  }

  private void warn(Quantifier all) {
    String plural = all.collection().plural();
    context.warn(
        context
            .problem(Kind.VACUOUS_ALL, all.span(), "this is true where there are no " + plural)
            .label("`all` of nothing is true")
            .help("add `and " + plural + ".count > 0`"));
  }

  /** Adds the collection that a condition, being true, shows not to be empty. */
  private static void addAsserted(Expression condition, Set<Collection> asserted) {
    if (condition instanceof Quantifier any && any.kind() == QuantifierKind.ANY) {
      asserted.add(any.collection());
    } else if (condition instanceof Comparison comparison) {
      addCounted(comparison.left(), comparison.operator(), comparison.right(), asserted);
      addCounted(comparison.right(), comparison.operator().mirrored(), comparison.left(), asserted);
    } else if (condition instanceof Between between) {
      addCounted(between.value(), ComparisonOperator.GE, between.low(), asserted);
    }
  }

  private static void addCounted(
      Expression counted, ComparisonOperator operator, Expression bound, Set<Collection> asserted) {
    if (!(bound instanceof NumberLiteral number)) {
      return;
    }
    boolean aboveZero =
        switch (operator) {
          case GT -> number.value() >= 0;
          case GE, EQ -> number.value() >= 1;
          case NE -> number.value() == 0;
          case LT, LE -> false;
        };
    if (!aboveZero) {
      return;
    }
    if (counted instanceof Quantifier count && count.kind() == QuantifierKind.COUNT) {
      asserted.add(count.collection());
    } else if (counted instanceof FieldReference reference
        && reference.field().name().equals("count")) {
      switch (reference.field().owner()) {
        case REQUESTS -> asserted.add(Collection.REQUESTS);
        case REPLIES -> asserted.add(Collection.REPLIES);
        case EXCHANGES -> asserted.add(Collection.EXCHANGES);
        case FRAMES -> asserted.add(Collection.FRAMES);
        case MESSAGE, EXCHANGE, ISTREAM -> {}
      }
    }
  }
}
