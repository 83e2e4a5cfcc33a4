// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.Set;
import pingsift.check.Collection;
import pingsift.check.Expression;
import pingsift.check.Growth;
import pingsift.check.Growths;

/**
 * Finds the collections whose growth can make an {@code istream} condition certain before the end.
 *
 * <p>What a condition reads counts only where it can make the whole true, or false, for good: of
 * {@code count(P) >= 3 and share(Q) > 0.5} nothing does, so it is left alone until the end.
 */
final class Watches {
  private final Set<Collection> found;
  private final Set<Collection> facts;

  /**
   * @param found all of them
   * @param facts those that facts of the iStream grow with: these are tried without being told
   */
  Watches(Set<Collection> found, Set<Collection> facts) {
    this.found = found;
    this.facts = facts;
  }

  void add(Expression condition) {
    addFor(condition, true);
    addFor(condition, false);
  }

  /** Adds what can make a condition certain to be true, or with {@code truth} false, untrue. */
  private void addFor(Expression condition, boolean truth) {
    if (!Growths.canBeCertain(condition, truth)) {
      return;
    }
    if (condition instanceof Expression.And || condition instanceof Expression.Or) {
      condition.parts().forEach(part -> addFor(part, truth));
    } else if (condition instanceof Expression.Not not) {
      addFor(not.operand(), !truth);
    } else {
      addAll(condition);
    }
  }

  private void addAll(Expression expression) {
    if (expression instanceof Expression.Presence presence) {
      addSources(presence.value(), true);
    } else if (expression instanceof Expression.FieldReference
        || expression instanceof Expression.Quantifier
        || expression instanceof Expression.Aggregate) {
      addSources(expression, false);
    } else {
      expression.parts().forEach(this::addAll);
    }
  }

  /**
   * @param presence whether it matters only that a value is there: that is certain even of one that
   *     goes up and down
   */
  private void addSources(Expression value, boolean presence) {
    if (value instanceof Expression.FieldReference reference) {
      field(reference);
    } else if (value instanceof Expression.Quantifier quantifier) {
      collection(quantifier.collection(), value, presence);
    } else if (value instanceof Expression.Aggregate aggregate) {
      collection(aggregate.collection(), value, presence);
    } else {
      value.parts().forEach(part -> addSources(part, presence));
    }
  }

  private void collection(Collection collection, Expression value, boolean presence) {
    if (presence || Growths.of(value) != Growth.OPEN) {
      found.add(collection);
    }
  }

  /**
   * A fact that grows is tried with every message; what exchanges count changes when one is
   * decided, and the duplicates among them when a request comes.
   */
  private void field(Expression.FieldReference reference) {
    Growth growth = reference.field().growth();
    if (growth == Growth.FIXED || growth == Growth.OPEN) {
      return;
    }
    switch (reference.field().owner()) {
      case REQUESTS -> facts.add(Collection.REQUESTS);
      case REPLIES -> facts.add(Collection.REPLIES);
      case EXCHANGES -> {
        facts.add(Collection.EXCHANGES);
        facts.add(Collection.REQUESTS);
      }
      case ISTREAM, FRAMES -> facts.add(Collection.FRAMES);
      case MESSAGE, EXCHANGE -> {}
    }
    found.addAll(facts);
  }
}
