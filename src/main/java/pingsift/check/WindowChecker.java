// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import pingsift.check.Expression.FieldReference;
import pingsift.check.RuleContext.Clause;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.syntax.Query;
import pingsift.syntax.Syntax;
import pingsift.text.SourceText;
import pingsift.text.Span;

/** Checks {@code frames where P by KEYS over D having Q}. */
final class WindowChecker {
  private final RuleContext records;
  private final RuleContext window;

  WindowChecker(
      Schema schema, Scope one, Lists lists, SourceText source, Consumer<Diagnostic> problems) {
    records = new RuleContext(schema, one, lists, source, problems, Clause.WINDOW_RECORD);
    window = new RuleContext(schema, one, lists, source, problems, Clause.WINDOW);
  }

  /** Empty where the query has a problem, which has been told. */
  Optional<CheckedQuery.Window> check(Query.Window query) {
    Expression condition = condition(query);
    List<FieldReference> keys = new Keys(records).check(query.keys());
    OptionalLong duration = duration(query.duration());
    Expression having = new TreeChecker(window).window(query.having());
    WindowFields fields = new WindowFields(window, keys);
    if (!records.hasFailed()) { // a field can look as if it were no key because its key failed
      fields.check(having);
    }
    if (records.hasFailed() || window.hasFailed() || duration.isEmpty()) {
      return Optional.empty();
    }
    VacuousAll.warn(condition, records);
    warnOfFalling(having);
    return Optional.of(
        new CheckedQuery.Window(
            new CheckedQuery.Single(
                records.scope(), condition, deciding(condition, fields.readsGrowing())),
            keys,
            duration.getAsLong(),
            having));
  }

  private Expression condition(Query.Window query) {
    if (query.condition().isPresent()) {
      return new TreeChecker(records).rule(query.condition().get());
    }
    int end = query.scope().span().end();
    return new Expression.BoolLiteral(true, new Span(end, end));
  }

  /** A condition that reads what grows has to wait for the whole iStream. */
  private Deciding deciding(Expression condition, boolean readsGrowing) {
    return readsGrowing && records.scope() == Scope.ISTREAM
        ? Deciding.AT_END
        : Growths.deciding(records.scope(), condition);
  }

  private OptionalLong duration(Syntax written) {
    if (written instanceof Syntax.Broken) { // told by the parser
      window.failed(written.span());
      return OptionalLong.empty();
    }
    if (!(written instanceof Syntax.DurationValue duration)) {
      window.fail(
          window
              .problem(Kind.TYPE_MISMATCH, written.span(), "a window needs a duration")
              .label("no duration")
              .help("write a number with its unit: `over 60s`, `over 10m`"),
          written.span());
      return OptionalLong.empty();
    }
    if (duration.nanos() <= 0) {
      window.fail(
          window
              .problem(Kind.ARGUMENTS, written.span(), "a window of no time holds no records")
              .label("not above 0")
              .help("say how long records count: `over 60s`, `over 10m`"),
          written.span());
      return OptionalLong.empty();
    }
    return OptionalLong.of(duration.nanos());
  }

  /** A window is looked at when a record comes: what few records make true, the first one does. */
  private void warnOfFalling(Expression having) {
    if (Growths.of(having) != Growth.FALLING) {
      return;
    }
    String one = window.scope().word();
    window.warn(
        window
            .problem(
                Kind.VACUOUS_HAVING,
                having.span(),
                "the first %s of a window can make this true".formatted(one))
            .label("more %ss can only make it false".formatted(one))
            .help("ask for enough of them too: `count() >= 10 and …`")
            .help(
                "a window is looked at when one comes; that none comes, a sequence says with `then no …`"));
  }
}
