// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import pingsift.check.CheckedRule;
import pingsift.check.CheckedValue;
import pingsift.check.Checker;
import pingsift.check.Scope;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.fields.Fields;
import pingsift.syntax.Query;
import pingsift.syntax.RuleFile;
import pingsift.syntax.RuleParser;
import pingsift.text.SourceText;
import pingsift.text.Span;

/** Reads and checks what a query command was given; what is wrong is collected. */
final class QueryTexts {
  private final List<Diagnostic> problems = new ArrayList<>();
  private final Checker checker = new Checker(Fields.catalogue(), problems::add);

  /** What is wrong so far. */
  List<Diagnostic> problems() {
    return problems;
  }

  boolean hasErrors() {
    return problems.stream().anyMatch(Diagnostic::isError);
  }

  /** Makes the lists of rule files known to all that is read later. */
  void lists(List<String> names) throws IOException {
    List<RuleFile> files = new ArrayList<>();
    for (String name : names) {
      for (Path path : RuleTexts.files(name)) {
        try (InputStream in = Files.newInputStream(path)) {
          files.add(RuleParser.file(RuleTexts.read(path.toString(), in), problems::add));
        }
      }
    }
    checker.check(files);
    problems.removeIf(problem -> !problem.isError()); // warnings are for `check`
  }

  /** The query, which may be a scope alone: then all of its records are meant. */
  Optional<CheckedRule> query(String text) {
    String bare = text.strip();
    boolean isScope = scope(bare).isPresent() && bare.equals(scope(bare).get().word());
    SourceText source = new SourceText("query", isScope ? bare + " where true" : text);
    Optional<Query> query = RuleParser.query(source, problems::add);
    if (query.isPresent() && !(query.get() instanceof Query.Single)) {
      problems.add(
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
    problems.add(
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
    return checker.check(source, RuleParser.values(source, problems::add), scope);
  }
}
