// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.syntax.Item;
import pingsift.syntax.Name;
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

  /** The rule, if the item is a sound one; lists have been read before. */
  Optional<CheckedRule> check(Item item, SourceText source) {
    if (item instanceof Item.Rule rule) {
      return rule(rule, source);
    }
    if (item instanceof Item.Import include) {
      unsupported(
          source,
          include.span(),
          "`import`",
          "load both files together: every file sees the lists of all others");
    } else if (item instanceof Item.Define define) {
      unsupported(source, define.name().span(), "`define`", "write the condition out");
    } else if (item instanceof Item.Suppress suppress) {
      unsupported(
          source, suppress.span(), "`suppress`", "add `and not …` to the condition of the rule");
    }
    return Optional.empty();
  }

  private void unsupported(SourceText source, Span span, String what, String help) {
    problems.accept(
        Diagnostic.of(Kind.UNSUPPORTED, source, span, what + " is not in this version yet")
            .label("not supported yet")
            .help(help)
            .build());
  }

  private Optional<CheckedRule> rule(Item.Rule rule, SourceText source) {
    MetaReader reader = new MetaReader(source, problems);
    Optional<RuleMeta> meta = reader.read(rule);
    boolean fresh = takeName(rule.name(), source);
    fresh &= meta.isEmpty() || takeSid(meta.get().sid(), reader.sidSpan(), source);
    Optional<CheckedQuery> query =
        new QueryChecker(schema, lists, source, problems).check(rule.query());
    for (Item.Throttle throttle : rule.throttles()) {
      unsupported(
          source,
          throttle.span(),
          "`" + throttle.word().text() + "`",
          "without it a rule gives one alert for each record");
    }
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
    if (meta.isEmpty() || query.isEmpty() || !fresh || !rule.throttles().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new CheckedRule(rule.name().text(), meta.get(), query.get(), source, rule.span()));
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
