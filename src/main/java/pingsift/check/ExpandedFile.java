// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.ArrayList;
import java.util.List;
import pingsift.syntax.Item;
import pingsift.syntax.Query;
import pingsift.syntax.RuleFile;
import pingsift.syntax.Syntax;
import pingsift.text.SourceText;

/**
 * Files and queries with every definition written out, so that the checker never meets one. The
 * queries of rules are written out one by one, each over a text of its own.
 */
final class ExpandedFile {
  /** A query, and its text with what was written out. */
  record ExpandedQuery(SourceText source, Query query) {}

  private final Expander expander;

  private ExpandedFile(Expander expander) {
    this.expander = expander;
  }

  /** Everything but the rules of a file. */
  static RuleFile of(RuleFile file, Expander expander) {
    ExpandedFile expanded = new ExpandedFile(expander);
    List<Item> items = file.items().stream().map(expanded::item).toList();
    return new RuleFile(
        expander.source(), items, file.rules(), file.unread(), file.comments(), file.untold());
  }

  static ExpandedQuery of(Query query, Expander expander) {
    Query expanded = new ExpandedFile(expander).query(query);
    return new ExpandedQuery(expander.source(), expanded);
  }

  private Item item(Item item) {
    if (item instanceof Item.Suppress suppress) {
      Syntax condition = expander.expand(suppress.condition());
      return new Item.Suppress(suppress.rule(), condition, suppress.span());
    }
    if (item instanceof Item.NamedList list) {
      List<Syntax> members = list.members().stream().map(expander::expand).toList();
      return new Item.NamedList(list.name(), members, list.file(), list.span());
    }
    return item;
  }

  private Query query(Query query) {
    if (query instanceof Query.Single single) {
      return single(single);
    }
    if (query instanceof Query.Window window) {
      return new Query.Window(
          window.scope(),
          window.condition().map(expander::expand),
          window.keys(),
          window.duration(),
          expander.expand(window.having()),
          window.span());
    }
    Query.Sequence sequence = (Query.Sequence) query;
    List<Query.Step> steps = new ArrayList<>();
    for (Query.Step step : sequence.steps()) {
      Query.Single single = single(step.query());
      steps.add(new Query.Step(step.absent(), single, step.within(), step.span()));
    }
    return new Query.Sequence(sequence.keys(), sequence.duration(), steps, sequence.span());
  }

  private Query.Single single(Query.Single single) {
    return new Query.Single(single.scope(), expander.expand(single.condition()), single.span());
  }
}
