// SPDX-License-Identifier: Apache-2.0
package pingsift.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pingsift.check.CheckedQuery;
import pingsift.check.CheckedRule;
import pingsift.check.Expression;
import pingsift.check.Expression.And;
import pingsift.check.Expression.Not;
import pingsift.check.Expression.Or;
import pingsift.check.Expression.Quantifier;
import pingsift.check.Expression.QuantifierKind;

/**
 * Whether two rules alert on the same records, as far as that can be proved: {@code len >= 0} and
 * {@code len > -1} are one condition, and so is whatever stands in a part that nothing reaches.
 *
 * <p>A rule asks where its condition is true. So two conditions need not be unknown on the same
 * records; where {@code not} or {@code all} stands around them, it is where they are false that
 * counts. What differs is looked for from the outside in, with what must be so around it.
 *
 * <p>"Yes" is certain, "no" only means that there is no proof.
 */
public final class Equivalence {
  private final CheckedRule one;
  private final CheckedRule other;

  private Equivalence(CheckedRule one, CheckedRule other) {
    this.one = one;
    this.other = other;
  }

  /** Whether it is certain that both alert on the same records, at the same frames. */
  public static boolean isCertain(CheckedRule one, CheckedRule other) {
    return one.restraint().equals(other.restraint())
        && new Equivalence(one, other).queries(one.query(), other.query());
  }

  private boolean queries(CheckedQuery a, CheckedQuery b) {
    if (a instanceof CheckedQuery.Single single && b instanceof CheckedQuery.Single with) {
      return records(single, with);
    }
    if (a instanceof CheckedQuery.Window window && b instanceof CheckedQuery.Window with) {
      return window.durationNanos() == with.durationNanos()
          && sameKeys(window.keys(), with.keys())
          && records(window.records(), with.records())
          && sameTruth(
              window.having(),
              with.having(),
              true,
              new Facts(),
              Reasoner.ofWindow(window.records().scope()));
    }
    return a instanceof CheckedQuery.Sequence sequence
        && b instanceof CheckedQuery.Sequence with
        && sequences(sequence, with);
  }

  private boolean sequences(CheckedQuery.Sequence a, CheckedQuery.Sequence b) {
    boolean same = a.durationNanos() == b.durationNanos() && a.steps().size() == b.steps().size();
    for (int i = 0; same && i < a.steps().size(); i++) {
      CheckedQuery.Step step = a.steps().get(i);
      CheckedQuery.Step with = b.steps().get(i);
      same =
          step.absent() == with.absent()
              && step.withinNanos().equals(with.withinNanos())
              && sameKeys(step.keys(), with.keys())
              && records(step.query(), with.query());
    }
    return same;
  }

  private boolean sameKeys(
      List<Expression.FieldReference> keys, List<Expression.FieldReference> with) {
    return keys.stream().map(Shape::of).toList().equals(with.stream().map(Shape::of).toList());
  }

  /** Conditions that are decided at different times alert at different frames. */
  private boolean records(CheckedQuery.Single a, CheckedQuery.Single b) {
    return a.scope() == b.scope()
        && a.deciding() == b.deciding()
        && sameTruth(a.condition(), b.condition(), true, new Facts(), Reasoner.of(a.scope()));
  }

  /**
   * Whether two conditions have the given truth on the same records.
   *
   * @param facts what is so on all records that matter; not changed
   */
  private boolean sameTruth(
      Expression a, Expression b, boolean truth, Facts facts, Reasoner reasoner) {
    boolean joints = (a instanceof And && b instanceof And) || (a instanceof Or && b instanceof Or);
    if (isOneText(a, b)) {
      return true;
    }
    if (joints) {
      Split split = split(a.parts(), b.parts(), reasoner);
      if (!split.common.isEmpty()) {
        return sameRest(a, b, split, truth, facts, reasoner);
      }
    }
    if (areWrittenAlike(a, b, reasoner)) {
      return true;
    }
    if (a instanceof Not not && b instanceof Not with) {
      return sameTruth(not.operand(), with.operand(), !truth, facts, reasoner);
    }
    if (sameInside(a, b, reasoner)) {
      return true;
    }
    return follows(a, b, truth, facts, reasoner) && follows(b, a, truth, facts, reasoner);
  }

  /** What two lists of operands begin and end with alike, and what is left of each. */
  private record Split(List<Expression> common, List<Expression> left, List<Expression> right) {}

  private Split split(List<Expression> one, List<Expression> other, Reasoner reasoner) {
    int start = 0;
    int most = Math.min(one.size(), other.size());
    while (start < most && areWrittenAlike(one.get(start), other.get(start), reasoner)) {
      start++;
    }
    int end = 0;
    while (end < most - start
        && areWrittenAlike(
            one.get(one.size() - 1 - end), other.get(other.size() - 1 - end), reasoner)) {
      end++;
    }
    List<Expression> common = new ArrayList<>(one.subList(0, start));
    common.addAll(one.subList(one.size() - end, one.size()));
    return new Split(
        common, one.subList(start, one.size() - end), other.subList(start, other.size() - end));
  }

  /** Operands that both have are known for the others, where all of them must be so. */
  private boolean sameRest(
      Expression a, Expression b, Split split, boolean truth, Facts facts, Reasoner reasoner) {
    List<Expression> left = split.left;
    List<Expression> right = split.right;
    Facts around = facts.copy();
    if (a instanceof And == truth) {
      for (Expression operand : split.common) {
        if (!reasoner.assume(operand, truth, around)) {
          return !reasoner.isExhausted(); // the rest is never reached
        }
      }
    }
    boolean decided =
        a instanceof And != truth
            && split.common.stream().anyMatch(operand -> reasoner.holds(operand, truth, facts));
    if (decided) {
      return true; // one that both have is enough, and must be so
    }
    if (left.isEmpty() || right.isEmpty()) {
      // what one of them asks for beside that must be so anyway, or can never be
      return a instanceof And == truth
          && (left.isEmpty() ? right : left)
              .stream().allMatch(operand -> reasoner.holds(operand, truth, around));
    }
    return sameTruth(joined(left, a), joined(right, b), truth, around, reasoner);
  }

  private static Expression joined(List<Expression> operands, Expression joint) {
    if (operands.size() == 1) {
      return operands.get(0);
    }
    return joint instanceof And ? new And(operands, joint.span()) : new Or(operands, joint.span());
  }

  /** The same question of elements, whose conditions may be written differently. */
  private boolean sameInside(Expression a, Expression b, Reasoner reasoner) {
    if (a instanceof Quantifier quantifier && b instanceof Quantifier with) {
      if (quantifier.kind() != with.kind() || quantifier.collection() != with.collection()) {
        return false;
      }
      QuantifierKind kind = quantifier.kind();
      Reasoner inside = reasoner.inside(quantifier.collection());
      Expression left = quantifier.condition();
      Expression right = with.condition();
      return (kind == QuantifierKind.ALL || sameTruth(left, right, true, new Facts(), inside))
          && ((kind != QuantifierKind.ALL && kind != QuantifierKind.SHARE)
              || sameTruth(left, right, false, new Facts(), inside));
    }
    Optional<Constraint> constraint = Constraint.of(a);
    Optional<Constraint> to = constraint.isEmpty() ? Optional.empty() : Constraint.of(b);
    if (constraint.isPresent() && to.isPresent()) {
      return constraint.get().value().type() == to.get().value().type()
          && constraint.get().set().equals(to.get().set())
          && sameValue(constraint.get().value(), to.get().value(), reasoner);
    }
    return a instanceof Expression.Comparison comparison
        && b instanceof Expression.Comparison with
        && comparison.operator() == with.operator()
        && sameValue(comparison.left(), with.left(), reasoner)
        && sameValue(comparison.right(), with.right(), reasoner);
  }

  private boolean sameValue(Expression a, Expression b, Reasoner reasoner) {
    return areWrittenAlike(a, b, reasoner) || sameInside(a, b, reasoner);
  }

  private boolean follows(
      Expression from, Expression to, boolean truth, Facts facts, Reasoner reasoner) {
    Facts given = facts.copy();
    if (!reasoner.assume(from, truth, given)) {
      return !reasoner.isExhausted();
    }
    return reasoner.holds(to, truth, given) && !reasoner.isExhausted();
  }

  /** Whether both say the same word for word, or after words were replaced by what they mean. */
  private boolean areWrittenAlike(Expression a, Expression b, Reasoner reasoner) {
    if (isOneText(a, b)) {
      return true;
    }
    Optional<String> shape = reasoner.shape(a);
    return shape.isPresent() && shape.equals(reasoner.shape(b));
  }

  private boolean isOneText(Expression a, Expression b) {
    return a.span().length() == b.span().length()
        && a.getClass() == b.getClass()
        && a.type() == b.type()
        && isImplied(a) == isImplied(b)
        && one.source().slice(a.span()).equals(other.source().slice(b.span()));
  }

  private static boolean isImplied(Expression part) {
    return part instanceof Quantifier quantifier && quantifier.implied();
  }
}
