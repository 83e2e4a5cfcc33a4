// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.Optional;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.syntax.Syntax;

/** Checks values that each record has one of. */
final class RecordValues {
  private final RuleContext context;

  RecordValues(RuleContext context) {
    this.context = context;
  }

  /**
   * Empty where there is a problem, which has been told.
   *
   * @param text as the user wrote it, definitions by their names
   */
  Optional<CheckedValue> check(Syntax syntax, String text) {
    Expression value = new TreeChecker(context).value(syntax);
    if (RuleContext.isFailed(value) || context.hasFailed()) {
      return Optional.empty();
    }
    if (value instanceof Expression.Literal) {
      context.fail(
          context
              .problem(Kind.TYPE_MISMATCH, syntax.span(), "`" + text + "` is no value of a record")
              .label("the same for all of them")
              .help("name fields, such as `src` or `len`"),
          syntax.span());
      return Optional.empty();
    }
    if (context.scope() == Scope.ISTREAM && Level.of(value).isElement()) {
      context.fail(ofElement(value, text), syntax.span());
      return Optional.empty();
    }
    return Optional.of(new CheckedValue(value, text, context.source()));
  }

  private Diagnostic.Builder ofElement(Expression value, String text) {
    Level level = Level.of(value);
    String many = level.collection().plural();
    String one = level.element().map(element -> context.text(element.span())).orElse(text);
    Diagnostic.Builder problem =
        context
            .problem(
                Kind.WRONG_SCOPE,
                level.element().map(Expression::span).orElse(value.span()),
                "an iStream has many " + many + ", each with its own `" + one + "`")
            .label("one value for each of the " + many);
    return problem.help(help(level.element().map(Expression::type).orElse(Type.ERROR), one));
  }

  private static String help(Type type, String element) {
    return switch (type) {
      case INT, FLOAT, DURATION ->
          "write `max(%1$s)`, `min(%1$s)` or `avg(%1$s)`".formatted(element);
      case BYTES, IP, TIME ->
          "write `first(%1$s)`, `last(%1$s)` or `distinct(%1$s)`".formatted(element);
      case BOOL, STRING, NET, ERROR -> "query them one by one: `exchange` or `frame`";
    };
  }
}
