// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

/** What the planner may rely on. */
final class Soundness {
  private Soundness() {}

  static void assertSound(Scope scope, Expression condition) {
    if (scope == Scope.ISTREAM) {
      assertNoBareElement(condition);
    }
    assertTypes(condition);
  }

  private static void assertNoBareElement(Expression part) {
    if (part instanceof Expression.Quantifier quantifier) {
      assertInside(quantifier.condition(), quantifier.collection());
    } else if (part instanceof Expression.Aggregate aggregate) {
      assertInside(aggregate.value(), aggregate.collection());
    } else {
      if (part instanceof Expression.FieldReference reference) {
        assertThat(reference.side()).isEqualTo(Side.OWN);
      }
      part.parts().forEach(Soundness::assertNoBareElement);
    }
  }

  private static void assertInside(Expression part, Collection collection) {
    assertThat(part).isNotInstanceOfAny(Expression.Quantifier.class, Expression.Aggregate.class);
    if (part instanceof Expression.FieldReference reference) {
      Set<Side> sides =
          switch (collection) {
            case REQUESTS -> Set.of(Side.REQUEST);
            case REPLIES -> Set.of(Side.REPLY);
            case EXCHANGES -> Set.of(Side.REQUEST, Side.REPLY, Side.EXCHANGE);
            case FRAMES -> Set.of(Side.FRAME);
            case ISTREAMS -> throw new AssertionError("only in windows");
          };
      assertThat(sides.contains(reference.side()) || reference.field().growth() == Growth.FIXED)
          .isTrue();
    }
    part.parts().forEach(child -> assertInside(child, collection));
  }

  private static void assertTypes(Expression part) {
    assertThat(part.type()).isNotEqualTo(Type.ERROR);
    if (part instanceof Expression.Comparison comparison) {
      Type left = comparison.left().type();
      assertThat(Comparisons.areComparable(left, comparison.right().type())).isTrue();
      boolean equality =
          comparison.operator() == Expression.ComparisonOperator.EQ
              || comparison.operator() == Expression.ComparisonOperator.NE;
      assertThat(equality || left.isOrdered()).isTrue();
      assertThat(comparison.left()).isNotInstanceOf(Expression.BytesLiteral.class);
    } else if (part instanceof Expression.Membership membership) {
      for (Expression.Literal member : membership.members()) {
        boolean address =
            membership.value().type() == Type.IP && member instanceof Expression.NetLiteral;
        assertThat(address || member.type() == membership.value().type()).isTrue();
      }
    } else if (part instanceof Expression.And
        || part instanceof Expression.Or
        || part instanceof Expression.Not) {
      part.parts().forEach(child -> assertThat(child.type()).isEqualTo(Type.BOOL));
    } else if (part instanceof Expression.Arithmetic arithmetic) {
      assertThat(
              Arithmetics.resultType(
                  arithmetic.operator(), arithmetic.left().type(), arithmetic.right().type()))
          .contains(arithmetic.type());
    } else if (part instanceof Expression.NumberLiteral number) {
      assertThat(number.value()).isNotEqualTo(Long.MIN_VALUE);
    }
    part.parts().forEach(Soundness::assertTypes);
  }
}
