// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.diag.Suggestions;
import pingsift.syntax.Name;
import pingsift.syntax.Query;
import pingsift.text.SourceText;

/** Checks what a rule looks for: its scope and its condition. */
final class QueryChecker {
  private final Schema schema;
  private final Lists lists;
  private final SourceText source;
  private final Consumer<Diagnostic> problems;

  QueryChecker(Schema schema, Lists lists, SourceText source, Consumer<Diagnostic> problems) {
    this.schema = schema;
    this.lists = lists;
    this.source = source;
    this.problems = problems;
  }

  /** Empty where the query has a problem, which has been told. */
  Optional<CheckedQuery> check(Query query) {
    if (query instanceof Query.Single single) {
      return check(single).map(checked -> checked);
    }
    if (query instanceof Query.Window window) {
      return check(window).map(checked -> checked);
    } else if (query instanceof Query.Sequence sequence) {
      return new SequenceChecker(
              source,
              problems,
              this::check,
              (scope, found) -> new RuleContext(schema, scope, lists, source, found))
          .check(sequence);
    }
    return Optional.empty();
  }

  private Optional<CheckedQuery.Single> check(Query.Single query) {
    Optional<Scope> scope = scope(query.scope());
    if (scope.isEmpty()) {
      return Optional.empty();
    }
    RuleContext context = new RuleContext(schema, scope.get(), lists, source, problems);
    Expression condition = new TreeChecker(context).rule(query.condition());
    if (context.hasFailed()) {
      return Optional.empty();
    }
    VacuousAll.warn(condition, context);
    return Optional.of(
        new CheckedQuery.Single(scope.get(), condition, Growths.deciding(scope.get(), condition)));
  }

  private Optional<CheckedQuery.Window> check(Query.Window query) {
    String plural = query.scope().text();
    String word = plural.endsWith("s") ? plural.substring(0, plural.length() - 1) : plural;
    Optional<Scope> scope = scope(new Name(word, query.scope().span()));
    return scope.flatMap(
        one -> new WindowChecker(schema, one, lists, source, problems).check(query));
  }

  private Optional<Scope> scope(Name word) {
    for (Scope scope : Scope.values()) {
      if (scope.word().equals(word.text())) {
        return Optional.of(scope);
      }
    }
    Diagnostic.Builder problem =
        Diagnostic.of(
                Kind.WRONG_SCOPE, source, word.span(), "there is no scope `" + word.text() + "`")
            .label("not known");
    List<String> known = List.of("frame", "exchange", "istream");
    List<String> close = Suggestions.closest(word.text(), known);
    problem.help(
        close.isEmpty()
            ? "rules begin with `frame where`, `exchange where` or `istream where`"
            : RuleContext.similar("scope", close));
    problems.accept(problem.build());
    return Optional.empty();
  }
}
