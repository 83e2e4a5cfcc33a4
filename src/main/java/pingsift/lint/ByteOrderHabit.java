// SPDX-License-Identifier: Apache-2.0
package pingsift.lint;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import pingsift.check.CheckedRule;
import pingsift.check.Expression;
import pingsift.check.Expression.Comparison;
import pingsift.check.Expression.ComparisonOperator;
import pingsift.check.Expression.FieldReference;
import pingsift.check.Expression.NumberLiteral;
import pingsift.check.FieldDef;
import pingsift.check.Schema;
import pingsift.diag.Diagnostic;
import pingsift.diag.Fix;
import pingsift.diag.Kind;
import pingsift.text.Span;

/**
 * Finds: an Identifier or a Sequence Number compared with 256, 512 and their like.
 *
 * <p>Why: some hosts, Windows among them, count in little-endian order, and tools show both
 * readings. Whoever reads 256 off a screen may mean the first message.
 *
 * <p>Example: {@code icmp.seq == 256}. Better: {@code icmp.seq_le == 1}, if that is meant.
 *
 * <p>Fix: not safe; 256 can be meant.
 */
final class ByteOrderHabit implements RuleLint {
  private static final Set<String> FIELDS =
      Set.of("icmp.ident", "icmp.seq", "iid", "quoted.icmp.ident", "quoted.icmp.seq");

  private static final String LITTLE_ENDIAN = "_le";

  /** Greater ones, read the other way, are no small numbers any more. */
  private static final long MOST_SWAPPED = 9;

  @Override
  public void check(CheckedRule rule, Schema schema, Consumer<Diagnostic> found) {
    Parts.visit(
        rule,
        (part, reasoner) -> {
          if (part instanceof Comparison comparison) {
            check(comparison, rule, schema, found);
          }
        });
  }

  private static void check(
      Comparison comparison, CheckedRule rule, Schema schema, Consumer<Diagnostic> found) {
    ComparisonOperator operator = comparison.operator();
    boolean equality = operator == ComparisonOperator.EQ || operator == ComparisonOperator.NE;
    Expression left = comparison.left();
    Expression right = comparison.right();
    if (equality && left instanceof FieldReference field && right instanceof NumberLiteral number) {
      check(field, number, rule, schema, found);
    } else if (equality
        && right instanceof FieldReference field
        && left instanceof NumberLiteral number) {
      check(field, number, rule, schema, found);
    }
  }

  private static void check(
      FieldReference field,
      NumberLiteral number,
      CheckedRule rule,
      Schema schema,
      Consumer<Diagnostic> found) {
    FieldDef def = field.field();
    long swapped = number.value() >> 8;
    boolean looksSwapped = (number.value() & 0xff) == 0 && swapped >= 1 && swapped <= MOST_SWAPPED;
    if (!FIELDS.contains(def.name()) || !looksSwapped) {
      return;
    }
    String name = rule.text(field);
    Diagnostic.Builder problem =
        Diagnostic.of(
                Kind.BYTE_ORDER_HABIT,
                rule.source(),
                number.span(),
                "%s is %d read in little-endian order".formatted(rule.text(number), swapped))
            .label("big-endian, as `" + name + "` is read");
    Optional<FieldDef> other = schema.field(def.owner(), def.name() + LITTLE_ENDIAN);
    if (other.isPresent()) {
      problem.help(
          "if the host counts in little-endian order, write `%s%s` and `%d`"
              .formatted(name, LITTLE_ENDIAN, swapped));
      String between =
          rule.source()
              .slice(
                  new Span(
                      Math.min(field.span().end(), number.span().end()),
                      Math.max(field.span().start(), number.span().start())));
      boolean fieldFirst = field.span().start() < number.span().start();
      String le = name + LITTLE_ENDIAN;
      problem.fix(
          new Fix(
              field.span().to(number.span()),
              fieldFirst ? le + between + swapped : swapped + between + le,
              false));
    }
    found.accept(problem.build());
  }
}
