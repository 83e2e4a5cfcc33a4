// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.List;
import java.util.function.Predicate;
import pingsift.check.Expression.Aggregate;
import pingsift.check.Expression.FieldReference;
import pingsift.check.Expression.Quantifier;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;

/**
 * Looks at the fields that the condition on a window names: outside of quantifiers and aggregates
 * only keys have one value for all its records; inside, fields of the record itself.
 */
final class WindowFields {
  private final RuleContext context;
  private final List<FieldReference> keys;
  private boolean growing;

  WindowFields(RuleContext context, List<FieldReference> keys) {
    this.context = context;
    this.keys = keys;
  }

  /** Reports every field that cannot stand where it does. */
  void check(Expression having) {
    visit(having, false);
  }

  /** Whether the condition reads what changes while an iStream grows. */
  boolean readsGrowing() {
    return growing;
  }

  private void visit(Expression part, boolean inside) {
    if (!inside && isConditionOnOneRecord(part)) {
      plainCondition(part);
      return;
    }
    if (part instanceof FieldReference field && !RuleContext.isFailed(field)) {
      if (inside) {
        checkInside(field);
      } else if (!isKey(field)) {
        plain(field);
      }
    }
    boolean within = inside || isTerm(part);
    for (Expression child : part.parts()) {
      visit(child, within);
    }
  }

  private static boolean isTerm(Expression part) {
    return part instanceof Quantifier || part instanceof Aggregate;
  }

  /** Whether it compares fields of a record that are no keys, and nothing else. */
  private boolean isConditionOnOneRecord(Expression part) {
    boolean joint =
        part instanceof Expression.And
            || part instanceof Expression.Or
            || part instanceof Expression.Not;
    return part.type() == Type.BOOL
        && !joint
        && !part.parts().isEmpty()
        && holds(part, p -> p instanceof FieldReference field && !isKey(field))
        && !holds(part, p -> isTerm(p) || RuleContext.isFailed(p));
  }

  private static boolean holds(Expression part, Predicate<Expression> sought) {
    if (sought.test(part)) {
      return true;
    }
    for (Expression child : part.parts()) {
      if (holds(child, sought)) {
        return true;
      }
    }
    return false;
  }

  private void plainCondition(Expression condition) {
    String text = context.text(condition.span());
    Diagnostic.Builder problem =
        plain(condition)
            .help("write `count(%1$s) >= …`, `any(%1$s)` or `share(%1$s) > …`".formatted(text));
    context.fail(whereHelp(problem), condition.span());
  }

  private void plain(FieldReference field) {
    String text = context.text(field.span());
    context.fail(
        whereHelp(plain((Expression) field).help("write " + instead(field, text))), field.span());
  }

  private Diagnostic.Builder plain(Expression part) {
    String one = context.scope().word();
    return context
        .problem(
            Kind.WRONG_SCOPE,
            part.span(),
            "`%s` is about one %s, and `having` looks at all of a window"
                .formatted(context.text(part.span()), one))
        .label("differs from %1$s to %1$s".formatted(one));
  }

  private Diagnostic.Builder whereHelp(Diagnostic.Builder problem) {
    return problem.help(
        "what every %s must be stands in `where`; a key after `by` can stand alone"
            .formatted(context.scope().word()));
  }

  private void checkInside(FieldReference field) {
    growing |= field.field().growth() != Growth.FIXED;
    if (context.scope() != Scope.ISTREAM || field.side() == Side.OWN) {
      return;
    }
    context.fail(
        context
            .problem(
                Kind.WRONG_SCOPE,
                field.span(),
                "`%s` differs within an iStream, and a window looks at whole iStreams"
                    .formatted(context.text(field.span())))
            .label("of one element of an iStream")
            .help("name a fact of the whole iStream, such as `requests.count` or `entropy`")
            .help("or ask for the element in `istreams where …`, and count with `count()`"),
        field.span());
  }

  private boolean isKey(FieldReference field) {
    return keys.stream()
        .filter(key -> key.side() == field.side())
        .map(FieldReference::field)
        .anyMatch(key -> key.equals(field.field()) || isBehind(field.field(), key));
  }

  /** Whether a hidden field stands behind comparisons of a key with names. */
  private static boolean isBehind(FieldDef hidden, FieldDef key) {
    return hidden.isHidden() && key.symbolKey().equals(hidden.name());
  }

  private static String instead(FieldReference field, String text) {
    String pattern =
        switch (field.type()) {
          case BOOL -> "`any(%1$s)`, `count(%1$s)` or `share(%1$s)`";
          case IP -> "`distinct(%1$s)`, `any(%1$s == …)` or `last(%1$s)`";
          case BYTES -> "`any(%1$s contains …)`, `count(%1$s == …)` or `distinct(%1$s)`";
          case STRING, NET, TIME, ERROR -> "`any(%1$s == …)`, `count(%1$s == …)` or `last(%1$s)`";
          case INT, FLOAT, DURATION ->
              "`count(%1$s > …)`, `max(%1$s)`, `avg(%1$s)` or `last(%1$s)`";
        };
    return pattern.formatted(text);
  }
}
