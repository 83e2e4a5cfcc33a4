// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.List;
import pingsift.check.Expression.QuantifierKind;

/**
 * {@code any(P)}, {@code all(P)} or {@code none(P)}: read off the counters that its {@link
 * ConditionCounter} keeps. Their opposites are such quantifiers too.
 */
final class Quantified extends Leaf {
  private final QuantifierKind kind;
  private final ConditionCounter counter;

  Quantified(String text, Origin origin, QuantifierKind kind, ConditionCounter counter) {
    super(text, origin);
    this.kind = kind;
    this.counter = counter;
  }

  @Override
  public Truth test(Evaluation evaluation) {
    boolean ended = evaluation.isEnded();
    return switch (kind) {
      case ANY -> counter.trues(evaluation) > 0 ? Truth.TRUE : ended ? Truth.FALSE : Truth.UNKNOWN;
      case NONE -> counter.trues(evaluation) > 0 ? Truth.FALSE : ended ? Truth.TRUE : Truth.UNKNOWN;
      case ALL ->
          counter.falses(evaluation.counters()) > 0
              ? Truth.FALSE
              : ended ? Truth.TRUE : Truth.UNKNOWN;
      case COUNT, SHARE -> throw new IllegalStateException(kind + " is a value");
    };
  }

  @Override
  public int cost() {
    return 2;
  }

  @Override
  public void explain(Evaluation evaluation, List<Evidence> into) {
    List<Evidence> first = counter.evidence(evaluation);
    if (kind == QuantifierKind.ANY && first != null) {
      into.addAll(first);
    } else {
      super.explain(evaluation, into);
    }
  }
}
