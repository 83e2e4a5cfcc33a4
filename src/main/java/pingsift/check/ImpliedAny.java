// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.ArrayList;
import java.util.List;
import pingsift.check.Expression.Quantifier;
import pingsift.check.Expression.QuantifierKind;
import pingsift.diag.Fix;
import pingsift.diag.Kind;
import pingsift.text.Span;

/**
 * Writes out the {@code any} that a bare condition on one element stands for.
 *
 * <p>A condition on one element travels up the tree as it is, until it meets an operand that is
 * about the whole iStream, or the top: there all of the group's conditions on one element go under
 * one {@code any}, so that they are tested on the same element. Inside a written quantifier, and in
 * scopes other than {@code istream}, nothing is implied.
 */
final class ImpliedAny {
  private final RuleContext context;

  ImpliedAny(RuleContext context) {
    this.context = context;
  }

  /** Makes one condition of several, such as {@code And::new}. */
  interface Joiner {
    Expression join(List<Expression> operands, Span span);
  }

  private boolean isOff() {
    return context.scope() != Scope.ISTREAM
        || context.isWindow()
        || context.quantifier().isPresent();
  }

  /**
   * The operands of a group, those about one element brought together under one {@code any} at the
   * place of the first of them. If all are about one element, they stay as they are.
   */
  List<Expression> group(List<Expression> operands, Joiner joiner) {
    if (isOff()) {
      return operands;
    }
    List<Expression> elements = operands.stream().filter(ImpliedAny::isElement).toList();
    if (elements.isEmpty() || elements.size() == operands.size()) {
      return operands;
    }
    Expression first = elements.get(0);
    Span span = first.span().to(elements.get(elements.size() - 1).span());
    Expression joined = elements.size() == 1 ? first : joiner.join(elements, span);
    List<Expression> grouped = new ArrayList<>();
    for (Expression operand : operands) {
      if (operand == first) {
        grouped.add(wrap(joined));
      } else if (!isElement(operand)) {
        grouped.add(operand);
      }
    }
    return grouped;
  }

  private static boolean isElement(Expression part) {
    return Level.of(part).isElement();
  }

  /** A condition about one element under an implied {@code any}; any other as it is. */
  Expression wrap(Expression condition) {
    Level level = Level.of(condition);
    if (isOff() || !level.isElement()) {
      return condition;
    }
    if (level.misplacedFrame().isPresent()) {
      return Mixtures.framesWithExchanges(context, level.misplacedFrame().get(), condition.span());
    }
    return new Quantifier(
        QuantifierKind.ANY, level.collection(), condition, true, condition.span());
  }

  /** Warns where {@code not} stands on a condition that an {@code any} is implied for. */
  void warnUnderNot(Expression operand, Span not) {
    if (isOff() || !(isElement(operand) || holdsImplied(operand))) {
      return;
    }
    String text = context.text(operand.span());
    String some = "any(not " + context.operandText(operand) + ")";
    String none = "none(" + text + ")";
    var problem =
        context.problem(
            Kind.IMPLIED_ANY_UNDER_NOT, not, "`not` meets an `any` that is not written");
    if (isElement(operand)) {
      problem
          .label("true where this fails for at least one element")
          .help("if that is meant, write `" + some + "`; if it must fail for all, `" + none + "`")
          .fix(new Fix(not, some, false))
          .fix(new Fix(not, none, false));
    } else {
      problem
          .label("true only where no element meets its part of this")
          .help("write the `any(…)` or `none(…)` that is meant");
    }
    context.warn(problem);
  }

  private static boolean holdsImplied(Expression part) {
    if (part instanceof Quantifier quantifier) {
      return quantifier.implied();
    }
    return part.parts().stream().anyMatch(ImpliedAny::holdsImplied);
  }
}
