// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.List;
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
    if (part instanceof FieldReference field && !RuleContext.isFailed(field)) {
      if (inside) {
        checkInside(field);
      } else if (!isKey(field)) {
        plain(field);
      }
    }
    boolean within = inside || part instanceof Quantifier || part instanceof Aggregate;
    part.parts().forEach(child -> visit(child, within));
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

  private void plain(FieldReference field) {
    String text = context.text(field.span());
    String one = context.scope().word();
    Diagnostic.Builder problem =
        context
            .problem(
                Kind.WRONG_SCOPE,
                field.span(),
                "`%s` is of one %s, and `having` looks at all of a window".formatted(text, one))
            .label("differs from %1$s to %1$s".formatted(one))
            .help("write " + instead(field, text))
            .help(
                "what every %s must be stands in `where`; a key after `by` can stand alone"
                    .formatted(one));
    context.fail(problem, field.span());
  }

  private static String instead(FieldReference field, String text) {
    if (field.field().isHidden()) { // stands behind a comparison with a name
      return "`any(%1$s == …)` or `count(%1$s == …)`".formatted(text);
    }
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
