// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.Set;
import pingsift.check.Collection;
import pingsift.check.Expression;
import pingsift.check.Growth;
import pingsift.check.Owner;

/**
 * Finds the collections whose growth can make an {@code istream} condition certain before the end.
 */
final class Watches {
  private final Set<Collection> found;

  Watches(Set<Collection> found) {
    this.found = found;
  }

  void add(Expression expression) {
    if (expression instanceof Expression.FieldReference reference) {
      field(reference);
    } else if (expression instanceof Expression.Aggregate aggregate) {
      found.add(aggregate.collection());
    } else if (expression instanceof Expression.Quantifier quantifier) {
      if (quantifier.kind() != Expression.QuantifierKind.SHARE) {
        found.add(quantifier.collection());
      }
    } else {
      expression.parts().forEach(this::add);
    }
  }

  /**
   * A fact that grows is tried with every message; what exchanges count changes when one is
   * decided.
   */
  private void field(Expression.FieldReference reference) {
    Growth growth = reference.field().growth();
    if (growth == Growth.FIXED || growth == Growth.OPEN) {
      return;
    }
    Owner owner = reference.field().owner();
    switch (owner) {
      case REQUESTS -> found.add(Collection.REQUESTS);
      case REPLIES -> found.add(Collection.REPLIES);
      case EXCHANGES -> found.add(Collection.EXCHANGES);
      case ISTREAM, FRAMES -> found.add(Collection.FRAMES);
      case MESSAGE, EXCHANGE -> {}
    }
  }
}
