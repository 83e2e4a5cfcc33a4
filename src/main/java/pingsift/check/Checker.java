// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import pingsift.diag.Diagnostic;
import pingsift.diag.ProblemLog;
import pingsift.diag.Untold;
import pingsift.syntax.Query;
import pingsift.syntax.RuleFile;
import pingsift.syntax.Syntax;
import pingsift.text.SourceText;
import pingsift.text.Span;

/**
 * From the syntax tree to checked rules. Never throws; every problem goes to {@code problems}, file
 * by file in source order.
 *
 * <p>The lists and definitions of files that are checked together are known in all of them, and
 * afterwards to bare queries. Not thread-safe.
 */
public final class Checker {
  private static final int DEFAULT_SEVERITY = 3;

  /** So many rules are worth the effort of several threads. */
  private static final int MANY = 256;

  private final Schema schema;
  private final int many;
  private final Consumer<Diagnostic> problems;
  private Lists lists = new Lists(List.of(), new Hints());
  private Defines defines;
  private RuleChecker checker;
  private Untold untold = Untold.NONE;
  private Expander.Budget budget = new Expander.Budget();

  public Checker(Schema schema, Consumer<Diagnostic> problems) {
    this(schema, problems, MANY);
  }

  /**
   * @param many from so many rules on all processors work on them
   */
  Checker(Schema schema, Consumer<Diagnostic> problems, int many) {
    this.schema = schema;
    this.many = many;
    this.problems = problems;
    this.defines = Defines.of(List.of(), Settings.NONE, schema, new Hints(), problems);
    this.checker = new RuleChecker(schema, lists, defines, budget, problems);
  }

  /** Checks files that have no list in a file of its own. */
  public List<CheckedRule> check(List<RuleFile> files) {
    return check(files, List.of(), ListTexts.NONE);
  }

  /**
   * Checks all files together, because ids and names are unique over all of them. Rules with an
   * error are left out.
   *
   * @param given what lists and constants are set to, whatever the files say
   */
  public List<CheckedRule> check(List<RuleFile> files, List<Setting> given, ListTexts texts) {
    ProblemLog found = new ProblemLog();
    files.forEach(file -> found.meet(file.source()));
    Hints hints = new Hints();
    Settings settings = Settings.of(given, found);
    defines = Defines.of(files, settings, schema, hints, found);
    budget = new Expander.Budget();
    List<RuleFile> expanded =
        files.stream().map(file -> ExpandedFile.of(file, expander(file.source(), found))).toList();
    lists = new Lists(defines.names(), hints);
    lists.read(expanded, settings, texts, schema, found);
    checker = new RuleChecker(schema, lists, defines, budget, found);
    Map<String, CheckedRule> rules = new LinkedHashMap<>();
    checker.check(files, many).forEach(rule -> rules.put(rule.name(), rule));
    expanded.forEach(file -> checker.suppress(file, rules));
    settings.tellUnknown(lists.names(), defines.names(), found);
    found.inOrder().forEach(problems);
    untold = found.untold().plus(new Untold(lists.untold(), 0));
    return List.copyOf(rules.values());
  }

  private Expander expander(SourceText source, Consumer<Diagnostic> found) {
    return new Expander(defines, budget, source, found);
  }

  /** How many problems of the files checked last were too many to be told. */
  public Untold untold() {
    return untold;
  }

  /** Whether a rule of the files that were checked last has the id. */
  public boolean isTaken(long sid) {
    return checker.isTaken(sid);
  }

  /**
   * Checks a bare query; it gets the given id and its own text as message. Lists and definitions of
   * the files checked last are known to it.
   */
  public Optional<CheckedRule> check(SourceText source, Query query, long sid) {
    ProblemLog found = new ProblemLog();
    ExpandedFile.ExpandedQuery expanded = ExpandedFile.of(query, expander(source, found));
    Optional<CheckedQuery> checked =
        new QueryChecker(schema, lists, expanded.source(), found).check(expanded.query());
    found.inOrder().forEach(problems);
    String msg = source.content().replaceAll("\\s+", " ").strip();
    RuleMeta meta = new RuleMeta(sid, 1, msg, DEFAULT_SEVERITY, "", List.of(), List.of(), Map.of());
    Span whole = new Span(0, source.length());
    return checked.map(
        sound -> new CheckedRule("expression", meta, sound, expanded.source(), whole));
  }

  /** A sound query of a file with the definitions of the files checked last written out. */
  public FlatQuery flat(SourceText source, Query query) {
    Expander expander =
        new Expander(defines, new Expander.Budget(), source.original(), problem -> {});
    return FlatQuery.of(query, ExpandedFile.of(query, expander));
  }

  /**
   * What a rule of the files checked last is with another query that looks for the same kind of
   * record; empty, and nothing is told, where that is not sound.
   *
   * @param query without definitions
   * @param source the text of the query alone
   */
  public Optional<CheckedRule> version(CheckedRule rule, SourceText source, Query query) {
    boolean[] failed = {false};
    Consumer<Diagnostic> problem = found -> failed[0] |= found.isError();
    Optional<CheckedQuery> checked = new QueryChecker(schema, lists, source, problem).check(query);
    Span whole = new Span(0, source.length());
    return checked
        .filter(sound -> !failed[0])
        .map(
            sound ->
                new CheckedRule(
                    rule.name(), rule.meta(), sound, rule.restraint().unplaced(), source, whole));
  }

  /**
   * Checks values of records, such as columns of a report. Lists and definitions of the files
   * checked last are known to them.
   *
   * @param scope of the records
   * @return the sound ones
   */
  public List<CheckedValue> check(SourceText source, List<Syntax> values, Scope scope) {
    ProblemLog found = new ProblemLog();
    Expander expander = expander(source, found);
    List<Syntax> expanded = values.stream().map(expander::expand).toList();
    List<CheckedValue> checked = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      RuleContext context = new RuleContext(schema, scope, lists, expander.source(), found);
      String text = context.text(values.get(i).span());
      new RecordValues(context).check(expanded.get(i), text).ifPresent(checked::add);
    }
    found.inOrder().forEach(problems);
    return checked;
  }
}
