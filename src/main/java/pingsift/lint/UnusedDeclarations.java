// SPDX-License-Identifier: Apache-2.0
package pingsift.lint;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.syntax.Item;
import pingsift.syntax.Name;
import pingsift.syntax.RuleFile;
import pingsift.text.SourceText;

/**
 * Finds: a {@code list} or a {@code define} that no condition of any loaded file uses.
 *
 * <p>Why: a list of monitors that no rule asks for protects nobody from false alerts.
 *
 * <p>Example: {@code list monitors = { 10.0.5.1 }} and no {@code in monitors}.
 *
 * <p>Fix: none; what is missing may be its use. Silent where a part was left out because of an
 * error, and about files that others import and that hold no rule: they serve more than this run.
 */
final class UnusedDeclarations implements Lint {
  @Override
  public void check(LoadedRules rules, Consumer<Diagnostic> found) {
    if (!rules.whole()) {
      return;
    }
    Set<String> used = UsedNames.of(rules);
    Set<String> imported = importedNames(rules);
    for (RuleFile file : rules.files()) {
      if (file.rules() == 0 && imported.contains(lastName(file.source().name()))) {
        continue;
      }
      for (Item item : file.items()) {
        if (item instanceof Item.NamedList list && !used.contains(list.name().text())) {
          found.accept(problem(Kind.UNUSED_LIST, "list", list.name(), file.source()));
        } else if (item instanceof Item.Define define && !used.contains(define.name().text())) {
          found.accept(problem(Kind.UNUSED_DEFINE, "definition", define.name(), file.source()));
        }
      }
    }
  }

  private static Set<String> importedNames(LoadedRules rules) {
    Set<String> names = new HashSet<>();
    for (RuleFile file : rules.files()) {
      for (Item item : file.items()) {
        if (item instanceof Item.Import include) {
          names.add(lastName(include.path()));
        }
      }
    }
    return names;
  }

  private static String lastName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static Diagnostic problem(Kind kind, String what, Name name, SourceText source) {
    return Diagnostic.of(
            kind, source, name.span(), "the " + what + " `" + name.text() + "` is never used")
        .label("no condition names it")
        .help(
            kind == Kind.UNUSED_LIST
                ? "use it with `in " + name.text() + "`, or remove it"
                : "use it as `" + name.text() + "(…)`, or remove it")
        .build();
  }
}
