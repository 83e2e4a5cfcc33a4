// SPDX-License-Identifier: Apache-2.0
package pingsift.lint;

import java.math.BigDecimal;
import java.util.function.Consumer;
import pingsift.check.CheckedRule;
import pingsift.check.Expression;
import pingsift.check.Expression.Comparison;
import pingsift.check.Expression.ComparisonOperator;
import pingsift.check.Expression.FloatLiteral;
import pingsift.check.Expression.Quantifier;
import pingsift.check.Schema;
import pingsift.check.Type;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;

/**
 * Finds: an entropy, an average or another computed fraction compared for equality with a number
 * that is not whole.
 *
 * <p>Why: such a value has many digits. It is hardly ever exactly 7.5, and what tools print is
 * rounded.
 *
 * <p>Example: {@code entropy == 7.5}. Better: {@code entropy in 7.45..7.55}.
 *
 * <p>Fix: none; how near is near enough is the author's choice. Shares are left alone: a half is
 * exactly 0.5.
 */
final class FloatEquality implements RuleLint {
  private static final BigDecimal NEAR = new BigDecimal("0.05");

  @Override
  public void check(CheckedRule rule, Schema schema, Consumer<Diagnostic> found) {
    Parts.visit(
        rule,
        (part, reasoner) -> {
          if (part instanceof Comparison comparison) {
            check(comparison, rule, found);
          }
        });
  }

  private static void check(Comparison comparison, CheckedRule rule, Consumer<Diagnostic> found) {
    boolean swapped = comparison.left() instanceof FloatLiteral;
    Expression value = swapped ? comparison.right() : comparison.left();
    Expression number = swapped ? comparison.left() : comparison.right();
    ComparisonOperator operator = comparison.operator();
    boolean equality = operator == ComparisonOperator.EQ || operator == ComparisonOperator.NE;
    boolean computed = value.type() == Type.FLOAT && !(value instanceof Quantifier);
    if (!equality || !computed || !(number instanceof FloatLiteral literal)) {
      return;
    }
    if (literal.value() == Math.rint(literal.value())) {
      return; // 0 and 8 are reached exactly
    }
    BigDecimal exact = BigDecimal.valueOf(literal.value());
    found.accept(
        Diagnostic.of(
                Kind.FLOAT_EQUALITY,
                rule.source(),
                comparison.span(),
                Words.quoted(rule, value) + " is hardly ever exactly " + rule.text(number))
            .label(operator == ComparisonOperator.EQ ? "nearly never true" : "nearly always true")
            .help(
                "ask for a range, with ends of your choice: `%s in %s..%s`"
                    .formatted(
                        rule.text(value),
                        exact.subtract(NEAR).toPlainString(),
                        exact.add(NEAR).toPlainString()))
            .build());
  }
}
