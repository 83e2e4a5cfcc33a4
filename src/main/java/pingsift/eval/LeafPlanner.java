// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import java.util.ArrayList;
import java.util.List;
import pingsift.check.Expression;
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
import pingsift.check.Expression.RegexTest;
import pingsift.check.Expression.StringLiteral;
import pingsift.check.Growth;
import pingsift.check.Type;

/**
 * Makes the predicate nodes of conditions that ask for values, not for other conditions:
 * comparisons, ranges, lists, tests of bytes.
 */
final class LeafPlanner {
  private final RulePlanner rule;
  private final ValuePlanner values;
  private final Allocation allocation;

  LeafPlanner(RulePlanner rule, ValuePlanner values, Allocation allocation) {
    this.rule = rule;
    this.values = values;
    this.allocation = allocation;
  }

  Predicate comparison(Comparison comparison, boolean wanted) {
    Expression left = comparison.left();
    Expression right = comparison.right();
    String text = rule.text(comparison, wanted);
    ComparisonOperator operator = wanted ? comparison.operator() : comparison.operator().negated();
    return switch (left.type()) {
      case BYTES -> bytesComparison(text, left, right, operator == ComparisonOperator.EQ);
      case IP -> addressComparison(text, left, right, operator == ComparisonOperator.EQ);
      case STRING ->
          new TextEquality(
              text,
              values.origin(comparison),
              new Side<>(values.text(left), rule.growth(left)),
              new Side<>(values.text(right), rule.growth(right)),
              operator == ComparisonOperator.EQ);
      case BOOL -> boolComparison(text, left, right, operator == ComparisonOperator.EQ);
      default ->
          left.type() == Type.FLOAT || right.type() == Type.FLOAT
              ? floatComparison(text, comparison, operator)
              : intComparison(text, comparison, operator);
    };
  }

  private Predicate floatComparison(
      String text, Comparison comparison, ComparisonOperator operator) {
    Side<FloatValue> left =
        new Side<>(values.real(comparison.left()), rule.growth(comparison.left()));
    Side<FloatValue> right =
        new Side<>(values.real(comparison.right()), rule.growth(comparison.right()));
    return new FloatComparison(text, values.origin(comparison), operator, left, right);
  }

  private Predicate intComparison(String text, Comparison comparison, ComparisonOperator operator) {
    Side<IntValue> left =
        new Side<>(values.whole(comparison.left()), rule.growth(comparison.left()));
    Side<IntValue> right =
        new Side<>(values.whole(comparison.right()), rule.growth(comparison.right()));
    return new IntComparison(
        text, values.origin(comparison), operator, left, right, comparison.left().type());
  }

  private Predicate bytesComparison(String text, Expression left, Expression right, boolean equal) {
    if (left instanceof BytesLiteral && !(right instanceof BytesLiteral)) {
      return bytesComparison(text, right, left, equal);
    }
    Origin origin = values.origin(left).and(values.origin(right));
    if (right instanceof BytesLiteral literal && !literal.value().isExact()) {
      return settled(
          new BytesMatch(
              text,
              origin,
              BytesSearch.Where.WHOLE,
              values.bytes(left),
              literal.value(),
              false,
              equal),
          left);
    }
    return settled(
        new BytesEquality(text, origin, values.bytes(left), values.bytes(right), equal),
        left,
        right);
  }

  /** A condition on bytes or addresses that can become others is known at the end. */
  private Predicate settled(Predicate condition, Expression... read) {
    for (Expression value : read) {
      if (rule.growth(value) == Growth.OPEN) {
        return new AtEnd(condition);
      }
    }
    return condition;
  }

  private Predicate addressComparison(
      String text, Expression left, Expression right, boolean equal) {
    if (left instanceof NetLiteral) {
      return addressComparison(text, right, left, equal);
    }
    if (right instanceof NetLiteral literal) {
      return addressMembership(text, left, AddressSet.of(List.of(literal)), equal);
    }
    return settled(
        new AddressComparison(
            text,
            values.origin(left).and(values.origin(right)),
            values.address(left),
            values.address(right),
            equal),
        left,
        right);
  }

  /** {@code flag == true} is the flag itself. */
  private Predicate boolComparison(String text, Expression left, Expression right, boolean equal) {
    if (left instanceof BoolLiteral && !(right instanceof BoolLiteral)) {
      return boolComparison(text, right, left, equal);
    }
    if (right instanceof BoolLiteral literal) {
      boolean wanted = literal.value() == equal;
      return left instanceof FieldReference
          ? rule.flag(text, left, wanted)
          : rule.condition(left, wanted);
    }
    Origin origin = values.origin(left).and(values.origin(right));
    return new Equivalence(
        text, origin, rule.condition(left, true), rule.condition(right, true), equal);
  }

  /** Both ends at once. */
  Predicate between(Between between, boolean wanted) {
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

  Predicate membership(Membership membership, boolean wanted) {
    Expression value = membership.value();
    String text = rule.text(membership, wanted);
    return switch (value.type()) {
      case IP -> {
        AddressSet members = allocation.memberSets().addresses(membership.members());
        yield value instanceof NetLiteral address
            ? new Constant(text, members.contains(address.high(), address.low()) == wanted)
            : addressMembership(text, value, members, wanted);
      }
      case BYTES -> bytesMembership(text, membership, wanted);
      case STRING ->
          new TextMembership(
              text,
              values.origin(value),
              new Side<>(values.text(value), rule.growth(value)),
              membership.members().stream().map(m -> ((StringLiteral) m).value()).toList(),
              wanted);
      case FLOAT -> floatMembership(text, membership, wanted);
      default ->
          new IntMembership(
              text,
              values.origin(value),
              new Side<>(values.whole(value), rule.growth(value)),
              values.shown(value),
              allocation.memberSets().numbers(membership.members()),
              wanted);
    };
  }

  private Predicate bytesMembership(String text, Membership membership, boolean wanted) {
    List<Predicate> parts = new ArrayList<>();
    for (Literal member : membership.members()) {
      if (((BytesLiteral) member).value().isExact()) {
        continue;
      }
      parts.add(
          new BytesMatch(
              text,
              values.origin(membership),
              BytesSearch.Where.WHOLE,
              values.bytes(membership.value()),
              ((BytesLiteral) member).value(),
              false,
              wanted));
    }
    byte[][] exact = allocation.memberSets().exact(membership.members());
    if (exact.length > 0) {
      BytesValue value = values.bytes(membership.value());
      parts.add(new BytesMembership(text, values.origin(membership), value, exact, wanted));
    }
    return settled(oneOf(text, parts, wanted), membership.value());
  }

  private Predicate floatMembership(String text, Membership membership, boolean wanted) {
    List<Predicate> parts = new ArrayList<>();
    for (Literal member : membership.members()) {
      parts.add(
          floatComparison(
              text,
              new Comparison(ComparisonOperator.EQ, membership.value(), member, membership.span()),
              wanted ? ComparisonOperator.EQ : ComparisonOperator.NE));
    }
    return oneOf(text, parts, wanted);
  }

  private static Predicate oneOf(String text, List<Predicate> parts, boolean wanted) {
    if (parts.isEmpty()) {
      return new Constant(text, !wanted);
    }
    return wanted ? Junction.or(parts) : Junction.and(parts);
  }

  private Predicate addressMembership(
      String text, Expression address, AddressSet members, boolean wanted) {
    return settled(
        new AddressMembership(
            text, values.origin(address), values.address(address), members, wanted),
        address);
  }

  Predicate byteTest(ByteTest test, boolean wanted) {
    BytesSearch.Where where =
        switch (test.operator()) {
          case CONTAINS -> BytesSearch.Where.ANYWHERE;
          case STARTSWITH -> BytesSearch.Where.START;
          case ENDSWITH -> BytesSearch.Where.END;
        };
    return settled(
        new BytesMatch(
            rule.text(test, wanted),
            values.origin(test),
            where,
            values.bytes(test.bytes()),
            test.pattern(),
            test.nocase(),
            wanted),
        test.bytes());
  }

  Predicate regexTest(RegexTest test, boolean wanted) {
    return settled(
        new RegexMatch(
            rule.text(test, wanted),
            values.origin(test),
            values.bytes(test.bytes()),
            allocation.takeSearcher(test.regex()),
            wanted),
        test.bytes());
  }
}
