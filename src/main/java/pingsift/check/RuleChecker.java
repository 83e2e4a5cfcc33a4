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

/** Checks the items of rule files one by one, and remembers which names and ids are taken. */
final class RuleChecker {
  /** Where a name or an id was given first. */
  private record Place(SourceText source, Span span) {}

  private final Schema schema;
  private final Lists lists;
  private final Consumer<Diagnostic> problems;
  private final Map<String, Place> names = new HashMap<>();
  private final Map<Long, Place> sids = new HashMap<>();

  RuleChecker(Schema schema, Lists lists, Consumer<Diagnostic> problems) {
    this.schema = schema;
    this.lists = lists;
    this.problems = problems;
  }

  /** The rule, if the item is a sound one; lists have been read, and definitions written out. */
  Optional<CheckedRule> check(Item item, SourceText source) {
    if (item instanceof Item.Rule rule) {
      return rule(rule, source);
    }
    return Optional.empty();
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

  private Optional<CheckedRule> rule(Item.Rule rule, SourceText source) {
    MetaReader reader = new MetaReader(source, problems);
    Optional<RuleMeta> meta = reader.read(rule);
    boolean fresh = takeName(rule.name(), source);
    fresh &= meta.isEmpty() || takeSid(meta.get().sid(), reader.sidSpan(), source);
    Optional<CheckedQuery> query =
        new QueryChecker(schema, lists, source, problems).check(rule.query());
    Optional<Restraint> restraint =
        query.flatMap(
            sound ->
                new RestraintChecker(schema, lists, problems)
                    .throttles(rule.throttles(), sound, source));
    if (rule.tests().isEmpty()) {
      problems.accept(
          Diagnostic.of(
                  Kind.NO_TEST,
                  source,
                  rule.name().span(),
                  "the rule `" + rule.name().text() + "` has no test")
              .label("nothing shows that it fires")
              .help("add `test { alert \"….pcap\" }`")
              .build());
    }
    if (meta.isEmpty() || query.isEmpty() || !fresh || restraint.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new CheckedRule(
            rule.name().text(), meta.get(), query.get(), restraint.get(), source, rule.span()));
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
