// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import pingsift.check.CheckedRule;
import pingsift.check.Collection;
import pingsift.check.Expression;
import pingsift.check.Expression.And;
import pingsift.check.Expression.Between;
import pingsift.check.Expression.BoolLiteral;
import pingsift.check.Expression.ByteTest;
import pingsift.check.Expression.BytesLiteral;
import pingsift.check.Expression.Comparison;
import pingsift.check.Expression.ComparisonOperator;
import pingsift.check.Expression.FieldReference;
import pingsift.check.Expression.Literal;
import pingsift.check.Expression.Membership;
import pingsift.check.Expression.NetLiteral;
import pingsift.check.Expression.Not;
import pingsift.check.Expression.NumberLiteral;
import pingsift.check.Expression.Or;
import pingsift.check.Expression.Presence;
import pingsift.check.Expression.Quantifier;
import pingsift.check.Growth;
import pingsift.check.Growths;
import pingsift.check.Scope;
import pingsift.check.Type;
import pingsift.fields.Catalogue;

/**
 * Makes the predicate nodes of one rule's condition.
 *
 * <p>{@code not} is pushed down to the leaves (Kleene's logic keeps De Morgan's laws), so that
 * almost every node is evidence in itself. Values are made by {@link ValuePlanner}.
 */
final class RulePlanner {
  private final CheckedRule rule;
  private final int index;
  private final Allocation allocation;
  private final ValuePlanner values;
  private final List<Accumulator> accumulators = new ArrayList<>();
  private final Set<Collection> watches = EnumSet.noneOf(Collection.class);

  RulePlanner(CheckedRule rule, int index, Catalogue catalogue, Allocation allocation) {
    this.rule = rule;
    this.index = index;
    this.allocation = allocation;
    this.values = new ValuePlanner(this, catalogue, allocation);
  }

  PlannedRule plan() {
    Predicate condition = condition(rule.condition(), true);
    if (rule.scope() == Scope.ISTREAM) {
      new Watches(watches).add(rule.condition());
    }
    return new PlannedRule(index, rule, condition, List.copyOf(accumulators), watches);
  }

  /** The node for a condition, or with {@code wanted} false for its opposite. */
  Predicate condition(Expression expression, boolean wanted) {
    if (expression instanceof And and) {
      return junction(and.operands(), wanted, wanted);
    }
    if (expression instanceof Or or) {
      return junction(or.operands(), !wanted, wanted);
    }
    if (expression instanceof Not not) {
      return condition(not.operand(), !wanted);
    }
    if (expression instanceof BoolLiteral literal) {
      return new Constant(text(literal), literal.value() == wanted);
    }
    if (expression instanceof Comparison comparison) {
      return comparison(comparison, wanted);
    }
    if (expression instanceof Between between) {
      return between(between, wanted);
    }
    if (expression instanceof Membership membership) {
      return membership(membership, wanted);
    }
    if (expression instanceof ByteTest test) {
      return byteTest(test, wanted);
    }
    if (expression instanceof Presence presence) {
      return presence(presence, wanted);
    }
    if (expression instanceof Quantifier quantifier) {
      return quantified(quantifier, wanted);
    }
    return flag(expression, wanted);
  }

  private Predicate junction(List<Expression> operands, boolean and, boolean wanted) {
    List<Predicate> parts = operands.stream().map(part -> condition(part, wanted)).toList();
    return and ? Junction.and(parts) : Junction.or(parts);
  }

  private Predicate comparison(Comparison comparison, boolean wanted) {
    Expression left = comparison.left();
    Expression right = comparison.right();
    ComparisonOperator operator = wanted ? comparison.operator() : comparison.operator().negated();
    return switch (left.type()) {
      case BYTES -> bytesComparison(comparison, operator);
      case IP -> addressComparison(comparison, operator);
      case BOOL -> boolComparison(comparison, operator);
      default ->
          left.type() == Type.FLOAT || right.type() == Type.FLOAT
              ? floatComparison(comparison, operator)
              : intComparison(comparison, operator);
    };
  }

  private Predicate floatComparison(Comparison comparison, ComparisonOperator operator) {
    Side<FloatValue> left = new Side<>(values.real(comparison.left()), growth(comparison.left()));
    Side<FloatValue> right =
        new Side<>(values.real(comparison.right()), growth(comparison.right()));
    return new FloatComparison(text(comparison), values.origin(comparison), operator, left, right);
  }

  private Predicate intComparison(Comparison comparison, ComparisonOperator operator) {
    Side<IntValue> left = new Side<>(values.whole(comparison.left()), growth(comparison.left()));
    Side<IntValue> right = new Side<>(values.whole(comparison.right()), growth(comparison.right()));
    return new IntComparison(text(comparison), values.origin(comparison), operator, left, right);
  }

  private Predicate bytesComparison(Comparison comparison, ComparisonOperator operator) {
    boolean equal = operator == ComparisonOperator.EQ;
    Expression left = comparison.left();
    Expression right = comparison.right();
    if (left instanceof BytesLiteral && !(right instanceof BytesLiteral)) {
      Expression swap = left;
      left = right;
      right = swap;
    }
    if (right instanceof BytesLiteral literal && !literal.value().isExact()) {
      return new BytesMatch(
          text(comparison),
          values.origin(comparison),
          BytesMatch.Where.WHOLE,
          values.bytes(left),
          literal.value(),
          false,
          equal);
    }
    return new BytesEquality(
        text(comparison),
        values.origin(comparison),
        values.bytes(left),
        values.bytes(right),
        equal);
  }

  private Predicate addressComparison(Comparison comparison, ComparisonOperator operator) {
    boolean equal = operator == ComparisonOperator.EQ;
    Expression left = comparison.left();
    Expression right = comparison.right();
    if (left instanceof NetLiteral) {
      Expression swap = left;
      left = right;
      right = swap;
    }
    if (left instanceof NetLiteral a && right instanceof NetLiteral b) {
      boolean same = a.high() == b.high() && a.low() == b.low();
      return new Constant(text(comparison), same == equal);
    }
    FieldReference address = (FieldReference) left;
    if (right instanceof NetLiteral literal) {
      return addressMembership(comparison, address, List.of(literal), equal);
    }
    FieldReference other = (FieldReference) right;
    return new AddressComparison(
        text(comparison),
        values.origin(comparison),
        values.slot(address),
        values.address(address),
        values.slot(other),
        values.address(other),
        equal);
  }

  /** {@code flag == true} is the flag itself; two flags compare as the numbers 0 and 1. */
  private Predicate boolComparison(Comparison comparison, ComparisonOperator operator) {
    boolean equal = operator == ComparisonOperator.EQ;
    if (comparison.right() instanceof BoolLiteral literal) {
      return condition(comparison.left(), literal.value() == equal);
    }
    if (comparison.left() instanceof BoolLiteral literal) {
      return condition(comparison.right(), literal.value() == equal);
    }
    Predicate left = condition(comparison.left(), true);
    Predicate notLeft = condition(comparison.left(), false);
    Predicate right = condition(comparison.right(), true);
    Predicate notRight = condition(comparison.right(), false);
    return Junction.or(
        List.of(
            Junction.and(List.of(left, equal ? right : notRight)),
            Junction.and(List.of(notLeft, equal ? notRight : right))));
  }

  private Predicate between(Between between, boolean wanted) {
    Predicate above =
        comparison(
            new Comparison(ComparisonOperator.GE, between.value(), between.low(), between.span()),
            wanted);
    Predicate below =
        comparison(
            new Comparison(ComparisonOperator.LE, between.value(), between.high(), between.span()),
            wanted);
    return new Range(
        wanted ? Junction.and(List.of(above, below)) : Junction.or(List.of(above, below)), above);
  }

  private Predicate membership(Membership membership, boolean wanted) {
    Expression value = membership.value();
    return switch (value.type()) {
      case IP -> {
        List<NetLiteral> networks = new ArrayList<>();
        for (Literal member : membership.members()) {
          networks.add((NetLiteral) member);
        }
        yield value instanceof FieldReference address
            ? addressMembership(membership, address, networks, wanted)
            : new Constant(text(membership), contains(networks, (NetLiteral) value) == wanted);
      }
      case BYTES -> bytesMembership(membership, wanted);
      case FLOAT -> floatMembership(membership, wanted);
      default ->
          new IntMembership(
              text(membership),
              values.origin(membership),
              new Side<>(values.whole(value), growth(value)),
              membership.members().stream().mapToLong(RulePlanner::number).toArray(),
              wanted);
    };
  }

  private Predicate bytesMembership(Membership membership, boolean wanted) {
    List<Predicate> parts = new ArrayList<>();
    for (Literal member : membership.members()) {
      parts.add(
          new BytesMatch(
              text(membership),
              values.origin(membership),
              BytesMatch.Where.WHOLE,
              values.bytes(membership.value()),
              ((BytesLiteral) member).value(),
              false,
              wanted));
    }
    return oneOf(membership, parts, wanted);
  }

  private Predicate floatMembership(Membership membership, boolean wanted) {
    List<Predicate> parts = new ArrayList<>();
    for (Literal member : membership.members()) {
      parts.add(
          comparison(
              new Comparison(ComparisonOperator.EQ, membership.value(), member, membership.span()),
              wanted));
    }
    return oneOf(membership, parts, wanted);
  }

  private Predicate oneOf(Membership membership, List<Predicate> parts, boolean wanted) {
    if (parts.isEmpty()) {
      return new Constant(text(membership), !wanted);
    }
    return wanted ? Junction.or(parts) : Junction.and(parts);
  }

  private static long number(Literal literal) {
    if (literal instanceof NumberLiteral number) {
      return number.value();
    }
    if (literal instanceof BoolLiteral bool) {
      return bool.value() ? 1 : 0;
    }
    throw new IllegalStateException("not a whole number: " + literal);
  }

  private static boolean contains(List<NetLiteral> networks, NetLiteral address) {
    return networks.stream()
        .map(RulePlanner::network)
        .anyMatch(network -> network.contains(address.high(), address.low()));
  }

  private static AddressMembership.Network network(NetLiteral literal) {
    return new AddressMembership.Network(literal.high(), literal.low(), literal.prefixLength());
  }

  private Predicate addressMembership(
      Expression whole, FieldReference address, List<NetLiteral> networks, boolean wanted) {
    return new AddressMembership(
        text(whole),
        values.origin(whole),
        values.slot(address),
        values.address(address),
        networks.stream().map(RulePlanner::network).toList(),
        wanted);
  }

  private Predicate byteTest(ByteTest test, boolean wanted) {
    BytesMatch.Where where =
        switch (test.operator()) {
          case CONTAINS -> BytesMatch.Where.ANYWHERE;
          case STARTSWITH -> BytesMatch.Where.START;
          case ENDSWITH -> BytesMatch.Where.END;
        };
    return new BytesMatch(
        text(test),
        values.origin(test),
        where,
        values.bytes(test.bytes()),
        test.pattern(),
        test.nocase(),
        wanted);
  }

  private Predicate presence(Presence presence, boolean wanted) {
    Expression value = presence.value();
    // once an aggregate has a value it keeps one, and a fixed field is there from the start or
    // never
    Growth growth = growth(value) == Growth.FIXED ? Growth.FIXED : Growth.RISING;
    return new pingsift.eval.Presence(
        text(presence),
        values.origin(presence),
        values.probe(value),
        growth,
        presence.present() == wanted,
        values.cost(value));
  }

  private Predicate quantified(Quantifier quantifier, boolean wanted) {
    ConditionCounter counter = counter(quantifier, true);
    return new Quantified(
        text(quantifier),
        new Origin(0, counter.firstIndex(), counter.lastIndex()),
        quantifier.kind(),
        counter,
        wanted);
  }

  /** The counter of a quantifier's condition; each quantifier has its own. */
  ConditionCounter counter(Quantifier quantifier, boolean withEvidence) {
    Predicate condition = condition(quantifier.condition(), true);
    ConditionCounter counter =
        new ConditionCounter(
            index,
            text(quantifier.condition()),
            quantifier.collection().plural(),
            condition,
            allocation.takeCounters(ConditionCounter.COUNTERS),
            withEvidence ? allocation.takeQuantifier() : -1);
    add(quantifier.collection(), counter);
    return counter;
  }

  void add(Collection collection, Accumulator accumulator) {
    accumulators.add(accumulator);
    allocation.add(collection, accumulator);
  }

  int index() {
    return index;
  }

  private Predicate flag(Expression expression, boolean wanted) {
    return new Flag(
        text(expression),
        values.origin(expression),
        new Side<>(values.whole(expression), growth(expression)),
        wanted);
  }

  String text(Expression expression) {
    return rule.text(expression);
  }

  /** How a value grows with its iStream; single records do not grow. */
  private Growth growth(Expression expression) {
    return rule.scope() == Scope.ISTREAM ? Growths.of(expression) : Growth.FIXED;
  }
}
