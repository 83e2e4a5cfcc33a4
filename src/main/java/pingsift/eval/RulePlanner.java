// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pingsift.check.CheckedQuery;
import pingsift.check.CheckedRule;
import pingsift.check.Collection;
import pingsift.check.Deciding;
import pingsift.check.Expression;
import pingsift.check.Expression.Aggregate;
import pingsift.check.Expression.And;
import pingsift.check.Expression.Between;
import pingsift.check.Expression.BoolLiteral;
import pingsift.check.Expression.ByteTest;
import pingsift.check.Expression.Comparison;
import pingsift.check.Expression.FieldReference;
import pingsift.check.Expression.Membership;
import pingsift.check.Expression.Not;
import pingsift.check.Expression.NumberLiteral;
import pingsift.check.Expression.Or;
import pingsift.check.Expression.Presence;
import pingsift.check.Expression.Quantifier;
import pingsift.check.Expression.QuantifierKind;
import pingsift.check.Expression.RegexTest;
import pingsift.check.Growth;
import pingsift.check.Growths;
import pingsift.check.Scope;
import pingsift.fields.Catalogue;

/**
 * Makes the predicate nodes of one rule's condition.
 *
 * <p>{@code not} is pushed down to the leaves (Kleene's logic keeps De Morgan's laws), so that
 * almost every node is evidence in itself. Nodes that ask for values are made by {@link
 * LeafPlanner}, and values by {@link ValuePlanner}.
 */
final class RulePlanner {
  private final CheckedRule rule;
  private final CheckedQuery.Single query;
  private final int index;
  private final Allocation allocation;
  private final ValuePlanner values;
  private final LeafPlanner leaves;
  private final List<Accumulator> accumulators = new ArrayList<>();
  private final Set<Object> lowered = new HashSet<>();
  private final IdentityHashMap<Expression, Long> reaches = new IdentityHashMap<>();
  private final Set<Collection> watches = EnumSet.noneOf(Collection.class);
  private final Set<Collection> facts = EnumSet.noneOf(Collection.class);

  /**
   * @param query the rule's, or the part of it that is planned
   * @param index among the plan's conditions of the same scope
   */
  RulePlanner(
      CheckedRule rule,
      CheckedQuery.Single query,
      int index,
      Catalogue catalogue,
      Allocation allocation) {
    this.rule = rule;
    this.query = query;
    this.index = index;
    this.allocation = allocation;
    this.values = new ValuePlanner(this, catalogue, allocation);
    this.leaves = new LeafPlanner(this, values, allocation);
  }

  /** A rule over single records. */
  PlannedRule plan() {
    return plan(PlannedRule.NONE, 0);
  }

  /** A part of a rule over several records; see {@link PlannedRule}. */
  PlannedRule plan(int gatherer, int part) {
    if (query.scope() == Scope.ISTREAM) {
      findReaches(query.condition());
    }
    Predicate condition = condition(query.condition(), true);
    if (gatherer != PlannedRule.NONE && query.deciding() == Deciding.AT_END) {
      condition = new WhenWhole(condition);
    }
    if (query.scope() == Scope.ISTREAM) {
      new Watches(watches, facts).add(query.condition());
    }
    return new PlannedRule(
        index,
        rule,
        query.scope(),
        condition,
        List.copyOf(accumulators),
        watches,
        facts,
        gatherer,
        part);
  }

  /** What reads keys of the same records. */
  KeyReader keys(List<FieldReference> keys) {
    return KeyReader.of(rule, keys, values, allocation);
  }

  /** For values of the same records, such as keys. */
  ValuePlanner values() {
    return values;
  }

  /** The node for a condition, or with {@code wanted} false for its opposite. */
  Predicate condition(Expression expression, boolean wanted) {
    @Nullable Probes probes = allocation.probes();
    if (probes == null || expression instanceof Not) {
      return recalled(expression, wanted);
    }
    int spot = probes.begin(rule, text(expression, wanted));
    Predicate condition = recalled(expression, wanted);
    probes.end();
    return new Probed(condition, spot);
  }

  private Predicate recalled(Expression expression, boolean wanted) {
    Predicate node = node(expression, wanted);
    if (!Recalled.isWorthIt(node.cost()) || !values.isRecalled(expression)) {
      return node;
    }
    Shape shape = Shape.of(expression, wanted);
    return new Recalled.Condition(node, allocation.recalled(Recalled.Condition.class, shape));
  }

  private Predicate node(Expression expression, boolean wanted) {
    if (expression instanceof And and) {
      return junction(and.operands(), wanted, wanted);
    }
    if (expression instanceof Or or) {
      return junction(or.operands(), !wanted, wanted);
    }
    if (expression instanceof Not not) {
      if (not.span().equals(not.operand().span())) {
        lowered.add(not.span());
      }
      return condition(not.operand(), !wanted);
    }
    if (expression instanceof BoolLiteral literal) {
      return new Constant(text(literal, wanted), literal.value() == wanted);
    }
    if (expression instanceof Comparison comparison) {
      return leaves.comparison(comparison, wanted);
    }
    if (expression instanceof Between between) {
      return leaves.between(between, wanted);
    }
    if (expression instanceof Membership membership) {
      return leaves.membership(membership, wanted);
    }
    if (expression instanceof ByteTest test) {
      return leaves.byteTest(test, wanted);
    }
    if (expression instanceof RegexTest test) {
      return leaves.regexTest(test, wanted);
    }
    if (expression instanceof Presence presence) {
      return presence(presence, wanted);
    }
    if (expression instanceof Quantifier quantifier) {
      return quantified(quantifier, wanted);
    }
    return flag(text(expression, wanted), expression, wanted);
  }

  private Predicate junction(List<Expression> operands, boolean and, boolean wanted) {
    List<Predicate> parts = new ArrayList<>(operands.size());
    for (Expression part : operands) {
      parts.add(condition(part, wanted));
    }
    return and ? Junction.and(parts) : Junction.or(parts);
  }

  private Predicate presence(Presence presence, boolean wanted) {
    Expression value = presence.value();
    Growth growth = query.scope() == Scope.ISTREAM ? Growths.ofExistence(value) : Growth.FIXED;
    return new pingsift.eval.Presence(
        text(presence, wanted),
        values.origin(presence),
        values.probe(value),
        growth,
        presence.present() == wanted,
        values.cost(value));
  }

  /** The opposite is a quantifier too, so that one element that breaks {@code all} is shown. */
  private Predicate quantified(Quantifier quantifier, boolean wanted) {
    QuantifierKind kind =
        switch (quantifier.kind()) {
          case ANY -> wanted ? QuantifierKind.ANY : QuantifierKind.NONE;
          case NONE -> wanted ? QuantifierKind.NONE : QuantifierKind.ANY;
          case ALL -> wanted ? QuantifierKind.ALL : QuantifierKind.ANY;
          case COUNT, SHARE -> throw new IllegalStateException(quantifier.kind() + " is a value");
        };
    boolean breaksAll = quantifier.kind() == QuantifierKind.ALL && !wanted;
    ConditionCounter counter = counter(quantifier, !breaksAll, true);
    // the `any` that is not written would read as `any(not …)` behind a `not`
    boolean unwritten = quantifier.implied() && !wanted;
    return new Quantified(
        unwritten ? "none(" + text(quantifier) + ")" : text(quantifier, wanted),
        Origin.ofCounters(counter.firstIndex(), counter.lastIndex()),
        kind,
        counter);
  }

  /** Counts for a quantifier that is a value: each has its own. */
  ConditionCounter counter(Quantifier quantifier) {
    return counter(quantifier, true, false);
  }

  /** Counts where the condition, or with {@code holds} false its opposite, is true. */
  private ConditionCounter counter(Quantifier quantifier, boolean holds, boolean withEvidence) {
    Expression condition = quantifier.condition();
    Collection collection = quantifier.collection();
    // one that is false breaks `all`, and is enough for a share to exist
    boolean falsesTell =
        quantifier.kind() == QuantifierKind.SHARE
            || (quantifier.kind() == QuantifierKind.ALL && holds);
    List<Object> key =
        sharedKey(
            condition,
            List.of(ConditionCounter.class, collection, holds, withEvidence, falsesTell));
    ConditionCounter counter =
        (ConditionCounter)
            allocation.shared(
                key,
                () ->
                    new ConditionCounter(
                        series(condition, collection, ConditionCounter.COUNTERS),
                        elementCondition(condition, holds),
                        withEvidence ? allocation.takeQuantifier() : -1,
                        allocation.elements(collection),
                        falsesTell));
    add(
        collection,
        counter,
        falsesTell
            ? RuleIndex.Entry.ofAll(this)
            : RuleIndex.Entry.of(this, condition, holds, true));
    return counter;
  }

  /** The condition on an element, which is tested by itself. */
  private Predicate elementCondition(Expression condition, boolean holds) {
    @Nullable Probes probes = allocation.probes();
    if (probes == null) {
      return condition(condition, holds);
    }
    int before = probes.apart();
    Predicate node = condition(condition, holds);
    probes.back(before);
    return node;
  }

  /** What accumulators have in common that can be one: what they say, and how it is written. */
  List<Object> sharedKey(Expression part, List<Object> kind) {
    List<Object> key = new ArrayList<>(kind);
    key.add(Shape.of(part));
    addTexts(part, key);
    return key;
  }

  private void addTexts(Expression part, List<Object> into) {
    into.add(text(part));
    for (Expression inner : part.parts()) {
      addTexts(inner, into);
    }
  }

  /** What an accumulator of a condition or value goes through, with room for its counters. */
  Accumulator.Series series(Expression part, Collection collection, int counters) {
    return new Accumulator.Series(
        text(part),
        collection.plural(),
        ShortfallPlanner.of(part, values),
        allocation.takeCounters(counters));
  }

  /** This rule reads an accumulator. */
  void add(Collection collection, Accumulator accumulator, RuleIndex.Entry guard) {
    if (!accumulators.contains(accumulator)) {
      accumulators.add(accumulator);
    }
    allocation.add(collection, accumulator, index, guard);
  }

  /** The node for a value that is true or false. */
  Predicate flag(String text, Expression value, boolean wanted) {
    return new Flag(
        text, values.origin(value), new Side<>(values.whole(value), growth(value)), wanted);
  }

  String text(Expression expression) {
    return rule.text(expression);
  }

  /**
   * The text of a condition, or with {@code wanted} false of its opposite: so that what stands as
   * evidence is always true. A {@code not} that the checker put there, as for {@code !=}, covers
   * the same text as its operand.
   */
  String text(Expression condition, boolean wanted) {
    boolean plain = wanted != lowered.contains(condition.span());
    return plain ? text(condition) : "not " + text(condition);
  }

  /** Finds for each aggregate from where on it makes no difference how far it has risen. */
  private void findReaches(Expression part) {
    if (part instanceof Aggregate) {
      reaches.put(part, Long.MAX_VALUE);
    } else if (part instanceof Comparison comparison) {
      findReaches(comparison.left(), comparison.right());
      findReaches(comparison.right(), comparison.left());
    } else if (part instanceof Between between) {
      findReaches(between.value(), between.high());
      findReaches(between.low());
      findReaches(between.high());
    } else {
      part.parts().forEach(this::findReaches);
    }
  }

  private void findReaches(Expression value, Expression bound) {
    if (value instanceof Aggregate && bound instanceof NumberLiteral literal) {
      reaches.merge(value, Saturating.add(literal.value(), 1), Math::max);
    } else {
      findReaches(value);
    }
  }

  /** From where on it makes no difference to the condition how far a rising value has risen. */
  long reach(Aggregate aggregate) {
    return reaches.getOrDefault(aggregate, Long.MAX_VALUE);
  }

  /** How a value grows with its iStream; single records do not grow. */
  Growth growth(Expression expression) {
    return query.scope() == Scope.ISTREAM ? Growths.of(expression) : Growth.FIXED;
  }
}
