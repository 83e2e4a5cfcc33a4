// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.syntax.Item;
import pingsift.syntax.Name;
import pingsift.syntax.RuleFile;
import pingsift.text.SourceText;
import pingsift.text.Span;

/** Checks the rules of files, and remembers which names and ids are taken. */
final class RuleChecker {
  /** Where a name or an id was given first. */
  private record Place(SourceText source, Span span) {}

  /** A rule, and the text that it stands in. */
  private record Written(Item.Rule rule, SourceText source) {}

  private final Schema schema;
  private final Lists lists;
  private final Defines defines;
  private final Expander.Budget budget;
  private final Consumer<Diagnostic> problems;
  private final Map<String, Place> names = new HashMap<>();
  private final Map<Long, Place> sids = new HashMap<>();

  RuleChecker(
      Schema schema,
      Lists lists,
      Defines defines,
      Expander.Budget budget,
      Consumer<Diagnostic> problems) {
    this.schema = schema;
    this.lists = lists;
    this.defines = defines;
    this.budget = budget;
    this.problems = problems;
  }

  /**
   * The sound rules of the files, in order; lists have been read.
   *
   * @param many from so many rules on all processors work on them
   */
  List<CheckedRule> check(List<RuleFile> files, int many) {
    List<Written> written = new ArrayList<>();
    for (RuleFile file : files) {
      for (Item item : file.items()) {
        if (item instanceof Item.Rule rule) {
          written.add(new Written(rule, file.source()));
        }
      }
    }
    return written.size() < many ? one(written) : many(written);
  }

  private List<CheckedRule> one(List<Written> written) {
    List<CheckedRule> sound = new ArrayList<>(written.size());
    for (Written rule : written) {
      settle(rule, look(rule, budget)).ifPresent(sound::add);
    }
    return sound;
  }

  /**
   * Looks at rules on all processors at once. What the threads would share is what wrong rules come
   * to: how many hints there may be, and what definitions may take. So a rule that is not sound is
   * looked at again in its turn, as if nobody had.
   */
  private List<CheckedRule> many(List<Written> written) {
    Expander.Budget ofThreads = new Expander.Budget();
    lists.hints().setSilent(true);
    List<RuleLook> looks = written.parallelStream().map(rule -> look(rule, ofThreads)).toList();
    lists.hints().setSilent(false);
    List<CheckedRule> sound = new ArrayList<>(written.size());
    for (int i = 0; i < looks.size(); i++) {
      Written rule = written.get(i);
      RuleLook look = looks.get(i);
      if (look.isSound() && look.parts() <= budget.left()) {
        budget.take(look.parts());
      } else {
        look = look(rule, budget);
      }
      settle(rule, look).ifPresent(sound::add);
    }
    return sound;
  }

  /** Whether a rule of the files has the id. */
  boolean isTaken(long sid) {
    return sids.containsKey(sid);
  }

  /**
   * Adds the suppressions of a file to the rules that they name; a rule whose suppression is wrong
   * stays without it.
   */
  void suppress(RuleFile file, Map<String, CheckedRule> rules) {
    RestraintChecker checker = new RestraintChecker(schema, lists, problems);
    Map<String, List<Suppression>> found = new LinkedHashMap<>();
    for (Item item : file.items()) {
      if (item instanceof Item.Suppress suppress) {
        String name = suppress.rule().text();
        CheckedRule rule = rules.get(name);
        if (rule != null) {
          checker
              .suppression(suppress, rule, file.source())
              .ifPresent(sound -> found.computeIfAbsent(name, n -> new ArrayList<>()).add(sound));
        } else if (!names.containsKey(name) && !lists.isUnread(name)) {
          tellUnknown(suppress.rule(), file.source());
        }
      }
    }
    found.forEach((name, more) -> rules.computeIfPresent(name, (n, rule) -> rule.with(more)));
  }

  private void tellUnknown(Name rule, SourceText source) {
    Diagnostic.Builder problem =
        Diagnostic.of(
                Kind.UNKNOWN_NAME, source, rule.span(), "there is no rule `" + rule.text() + "`")
            .label("not in any loaded file");
    List<String> close = lists.hints().closest(rule.text(), names.keySet());
    if (!close.isEmpty()) {
      problem.help(RuleContext.similar("rule", close));
    }
    problems.accept(problem.build());
  }

  /** What a rule is by itself. */
  private RuleLook look(Written written, Expander.Budget limit) {
    Item.Rule rule = written.rule;
    List<Diagnostic> ofMeta = new ArrayList<>();
    MetaReader reader = new MetaReader(written.source, ofMeta::add);
    Optional<RuleMeta> meta = reader.read(rule);
    List<Diagnostic> ofQuery = new ArrayList<>();
    Expander expander = new Expander(defines, limit, written.source, ofQuery::add);
    ExpandedFile.ExpandedQuery expanded = ExpandedFile.of(rule.query(), expander);
    Optional<CheckedQuery> query =
        new QueryChecker(schema, lists, expanded.source(), ofQuery::add).check(expanded.query());
    Optional<Restraint> restraint =
        query.flatMap(
            sound ->
                new RestraintChecker(schema, lists, ofQuery::add)
                    .throttles(rule.throttles(), sound, expanded.source()));
    if (rule.tests().isEmpty()) {
      ofQuery.add(noTest(rule, written.source));
    }
    return new RuleLook(
        meta,
        reader.sidSpan(),
        query,
        restraint,
        expanded.source(),
        expander.spent(),
        ofMeta,
        ofQuery);
  }

  private static Diagnostic noTest(Item.Rule rule, SourceText source) {
    String name = rule.name().text();
    return Diagnostic.of(
            Kind.NO_TEST, source, rule.name().span(), "the rule `" + name + "` has no test")
        .label("nothing shows that it fires")
        .help("add `test { alert \"….pcap\" }`")
        .build();
  }

  /** Tells what was seen, and takes the rule in beside the others. */
  private Optional<CheckedRule> settle(Written written, RuleLook look) {
    Item.Rule rule = written.rule;
    look.ofMeta().forEach(problems);
    boolean fresh = takeName(rule.name(), look.source());
    fresh &=
        look.meta().isEmpty() || takeSid(look.meta().get().sid(), look.sidSpan(), look.source());
    look.ofQuery().forEach(problems);
    return fresh ? look.rule(rule.name().text(), rule.span()) : Optional.empty();
  }

  private boolean takeName(Name name, SourceText source) {
    Place first = names.putIfAbsent(name.text(), new Place(source, name.span()));
    if (first != null) {
      problems.accept(
          Duplicates.problem(
              Kind.DUPLICATE_NAME,
              "a rule named `" + name.text() + "` exists already",
              name.span(),
              source,
              first.span,
              first.source));
    }
    return first == null;
  }

  private boolean takeSid(long sid, Optional<Span> span, SourceText source) {
    Place place = new Place(source, span.orElse(new Span(0, 0)));
    Place first = sids.putIfAbsent(sid, place);
    if (first != null) {
      problems.accept(
          Duplicates.problem(
              Kind.DUPLICATE_ID,
              "the id " + sid + " belongs to another rule",
              place.span,
              source,
              first.span,
              first.source));
    }
    return first == null;
  }
}
