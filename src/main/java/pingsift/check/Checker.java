// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import pingsift.diag.Diagnostic;
import pingsift.syntax.Item;
import pingsift.syntax.Query;
import pingsift.syntax.RuleFile;
import pingsift.syntax.Syntax;
import pingsift.text.SourceText;
import pingsift.text.Span;

/**
 * From the syntax tree to checked rules. Never throws; every problem goes to {@code problems}, file
 * by file in source order.
 *
 * <p>The lists of files that are checked together are known in all of them, and afterwards to bare
 * queries. Not thread-safe.
 */
public final class Checker {
  private static final int DEFAULT_SEVERITY = 3;

  private final Schema schema;
  private final Consumer<Diagnostic> problems;
  private Lists lists = new Lists();

  public Checker(Schema schema, Consumer<Diagnostic> problems) {
    this.schema = schema;
    this.problems = problems;
  }

  /**
   * Checks all files together, because ids and names are unique over all of them. Rules with an
   * error are left out.
   */
  public List<CheckedRule> check(List<RuleFile> files) {
    List<Diagnostic> found = new ArrayList<>();
    lists = new Lists();
    for (RuleFile file : files) {
      lists.add(file, schema, found::add);
    }
    RuleChecker checker = new RuleChecker(schema, lists, found::add);
    List<CheckedRule> rules = new ArrayList<>();
    for (RuleFile file : files) {
      for (Item item : file.items()) {
        checker.check(item, file.source()).ifPresent(rules::add);
      }
    }
    Map<SourceText, List<Diagnostic>> bySource =
        found.stream().collect(Collectors.groupingBy(Diagnostic::source));
    files.stream()
        .map(RuleFile::source)
        .distinct()
        .forEach(source -> report(bySource.getOrDefault(source, List.of())));
    return rules;
  }

  /**
   * Checks a bare query; it gets the given id and its own text as message. Lists of the files
   * checked last are known to it.
   */
  public Optional<CheckedRule> check(SourceText source, Query query, long sid) {
    List<Diagnostic> found = new ArrayList<>();
    Optional<CheckedQuery> checked =
        new QueryChecker(schema, lists, source, found::add).check(query);
    report(found);
    String msg = source.content().replaceAll("\\s+", " ").strip();
    RuleMeta meta = new RuleMeta(sid, 1, msg, DEFAULT_SEVERITY, "", List.of(), List.of(), Map.of());
    return checked.map(
        sound -> new CheckedRule("expression", meta, sound, source, new Span(0, source.length())));
  }

  /**
   * Checks values of records, such as columns of a report. Lists of the files checked last are
   * known to them.
   *
   * @param scope of the records
   * @return the sound ones
   */
  public List<CheckedValue> check(SourceText source, List<Syntax> values, Scope scope) {
    List<Diagnostic> found = new ArrayList<>();
    List<CheckedValue> checked = new ArrayList<>();
    for (Syntax value : values) {
      RuleContext context = new RuleContext(schema, scope, lists, source, found::add);
      new RecordValues(context).check(value).ifPresent(checked::add);
    }
    report(found);
    return checked;
  }

  private void report(List<Diagnostic> found) {
    found.stream()
        .sorted(Comparator.comparingInt(problem -> problem.primary().span().start()))
        .forEach(problems);
  }
}
