// SPDX-License-Identifier: Apache-2.0
package pingsift.lint;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import pingsift.syntax.Item;
import pingsift.syntax.Query;
import pingsift.syntax.RuleFile;
import pingsift.syntax.Syntax;

/**
 * Every word that a condition uses as a name: of a list, a definition, a field or anything else.
 */
final class UsedNames {
  private final Set<String> names = new HashSet<>();

  private UsedNames() {}

  /** Of all files; conditions of bare queries are known by their text. */
  static Set<String> of(LoadedRules rules) {
    UsedNames used = new UsedNames();
    for (RuleFile file : rules.files()) {
      file.items().forEach(used::add);
    }
    rules.rules().stream()
        .filter(
            rule ->
                rules.files().stream()
                    .noneMatch(file -> file.source().original() == rule.source().original()))
        .forEach(query -> used.addWords(query.source().content()));
    return used.names;
  }

  private void addWords(String text) {
    names.addAll(Arrays.asList(text.split("[^A-Za-z0-9_]+")));
  }

  private void add(Item item) {
    if (item instanceof Item.Rule rule) {
      add(rule.query());
    } else if (item instanceof Item.Define define) {
      add(define.body());
    } else if (item instanceof Item.Suppress suppress) {
      add(suppress.condition());
    } else if (item instanceof Item.NamedList list) {
      list.members().forEach(this::add);
    }
  }

  private void add(Query query) {
    if (query instanceof Query.Single single) {
      add(single.condition());
    } else if (query instanceof Query.Window window) {
      window.condition().ifPresent(this::add);
      add(window.having());
    } else if (query instanceof Query.Sequence sequence) {
      sequence.steps().forEach(step -> add(step.query()));
    }
  }

  private void add(Syntax part) {
    if (part instanceof Syntax.Path path) {
      path.names().forEach(name -> names.add(name.text()));
    } else if (part instanceof Syntax.Call call) {
      names.add(call.function().text());
      call.arguments().forEach(this::add);
    } else if (part instanceof Syntax.Or or) {
      or.operands().forEach(this::add);
    } else if (part instanceof Syntax.And and) {
      and.operands().forEach(this::add);
    } else if (part instanceof Syntax.Not not) {
      add(not.operand());
    } else if (part instanceof Syntax.SetOf set) {
      set.members().forEach(this::add);
    } else {
      addTest(part);
    }
  }

  private void addTest(Syntax part) {
    if (part instanceof Syntax.Compare compare) {
      add(compare.left());
      add(compare.right());
    } else if (part instanceof Syntax.In in) {
      add(in.value());
      add(in.target());
    } else if (part instanceof Syntax.ByteTest test) {
      add(test.bytes());
      add(test.pattern());
    } else if (part instanceof Syntax.Arithmetic arithmetic) {
      add(arithmetic.left());
      add(arithmetic.right());
    } else if (part instanceof Syntax.Negate negate) {
      add(negate.operand());
    } else if (part instanceof Syntax.Slice slice) {
      add(slice.bytes());
      addMaybe(slice.from());
      addMaybe(slice.to());
    } else if (part instanceof Syntax.Index index) {
      add(index.bytes());
      add(index.index());
    } else if (part instanceof Syntax.Range range) {
      add(range.low());
      add(range.high());
    }
  }

  private void addMaybe(Optional<Syntax> part) {
    part.ifPresent(this::add);
  }
}
