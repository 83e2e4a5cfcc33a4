// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pingsift.check.CheckedRule;
import pingsift.check.CheckedValue;
import pingsift.check.Checker;
import pingsift.check.Scope;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.diag.ProblemLog;
import pingsift.engine.RuleLoader;
import pingsift.engine.RuleSet;
import pingsift.engine.RuleSources;
import pingsift.fields.Fields;
import pingsift.syntax.Query;
import pingsift.syntax.RuleFile;
import pingsift.syntax.RuleParser;
import pingsift.text.SourceText;
import pingsift.text.Span;

/** Reads and checks what a query command was given; what is wrong is collected. */
final class QueryTexts {
  private final RuleLoader loader = new RuleLoader(Fields.catalogue());
  private final ProblemLog problems = loader.problems();
  private final Checker checker = loader.checker();
  private Set<SourceText> files = Set.of();

  /** What is wrong so far; warnings about files are for {@code check}. */
  List<Diagnostic> problems() {
    return problems.inOrder().stream()
        .filter(problem -> problem.isError() || !files.contains(problem.source()))
        .toList();
  }

  boolean hasErrors() {
    return problems.inOrder().stream().anyMatch(Diagnostic::isError);
  }

  /** Makes the lists and definitions of rule files known to all that is read later. */
  void load(List<String> names, List<String> settings) {
    RuleSet rules = loader.load(new RuleSources(names, List.of(), settings));
    files = rules.parsed().stream().map(RuleFile::source).collect(Collectors.toSet());
  }

  /** The query, which may be a scope alone: then all of its records are meant. */
  Optional<CheckedRule> query(String text) {
    String bare = text.strip();
    boolean isScope = scope(bare).isPresent() && bare.equals(scope(bare).get().word());
    SourceText source = new SourceText("query", isScope ? bare + " where true" : text);
    Optional<Query> query = RuleParser.query(source, problems);
    if (query.isPresent() && !(query.get() instanceof Query.Single)) {
      problems.accept(
          Diagnostic.of(
                  Kind.WRONG_SCOPE, source, firstWord(source), "`query` looks at single records")
              .label("this gathers many")
              .help("begin with `frame`, `exchange` or `istream`; `run -e` takes all queries")
              .build());
      return Optional.empty();
    }
    return query.flatMap(tree -> checker.check(source, tree, 1));
  }

  /** What a query ranges over by its first word, so that values can be checked beside a bad one. */
  static Optional<Scope> scope(String text) {
    String word = text.strip().split("\\s", 2)[0];
    return Stream.of(Scope.values()).filter(scope -> scope.word().equals(word)).findFirst();
  }

  private static Span firstWord(SourceText source) {
    String text = source.content();
    int start = text.length() - text.stripLeading().length();
    int end = start;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return new Span(start, end);
  }

  /** Says that one value is enough. */
  void tooMany(CheckedValue value) {
    problems.accept(
        Diagnostic.of(
                Kind.ARGUMENTS,
                value.source(),
                value.expression().span(),
                "`%s` takes one value".formatted(value.source().name()))
            .label("the second one")
            .build());
  }

  /**
   * @param name what messages call the text, such as {@code --show}
   */
  List<CheckedValue> values(String name, String text, Scope scope) {
    SourceText source = new SourceText(name, text);
    return checker.check(source, RuleParser.values(source, problems), scope);
  }
}
