// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.diag.Suggestions;
import pingsift.syntax.Item;
import pingsift.syntax.Name;
import pingsift.syntax.Syntax;

/** What the command line sets: other members for lists, other values for constants. */
final class Settings {
  static final Settings NONE = new Settings();

  private final Map<String, Setting> settings = new LinkedHashMap<>();
  private final Set<String> used = new HashSet<>();

  private Settings() {}

  static Settings of(List<Setting> given, Consumer<Diagnostic> problems) {
    Settings settings = new Settings();
    for (Setting setting : given) {
      Name name = setting.value().name();
      if (settings.settings.putIfAbsent(name.text(), setting) != null) {
        problems.accept(
            Diagnostic.of(
                    Kind.DUPLICATE_NAME,
                    setting.source(),
                    name.span(),
                    "`" + name.text() + "` is set twice")
                .label("the second time")
                .build());
      }
    }
    return settings;
  }

  /** What is set for a list of this name. */
  Optional<Setting> find(String list) {
    Optional<Setting> setting = Optional.ofNullable(settings.get(list));
    setting.ifPresent(found -> used.add(list));
    return setting;
  }

  /** The definition, with the value that is set for it if there is one. */
  Defines.Entry apply(Defines.Entry entry, Consumer<Diagnostic> problems) {
    Setting setting = settings.get(entry.name().text());
    if (setting == null) {
      return entry;
    }
    used.add(entry.name().text());
    List<Syntax> members = setting.value().members();
    Optional<Diagnostic.Builder> problem = Optional.empty();
    if (!entry.define().parameters().isEmpty()) {
      problem =
          Optional.of(
              problem(setting, "a definition with parameters cannot be set")
                  .label("not a constant")
                  .other(entry.source(), entry.name().span(), "has parameters"));
    } else if (setting.value().file().isPresent() || members.size() != 1) {
      problem =
          Optional.of(
              problem(setting, "a constant has one value")
                  .label("not one value")
                  .other(entry.source(), entry.name().span(), "not a list"));
    } else if (!isConstant(members.get(0))) {
      problem =
          Optional.of(
              Diagnostic.of(
                      Kind.LITERAL,
                      setting.source(),
                      members.get(0).span(),
                      "a value that is set is a constant")
                  .label("not one")
                  .help("a text stands in quotes: `-D '%s=\"…\"'`".formatted(entry.name().text())));
    }
    if (problem.isPresent()) {
      problems.accept(problem.get().build());
      return entry;
    }
    Item.Define define = entry.define();
    return new Defines.Entry(
        new Item.Define(
            setting.value().name(), define.parameters(), members.get(0), setting.value().span()),
        setting.source());
  }

  private static Diagnostic.Builder problem(Setting setting, String message) {
    return Diagnostic.of(Kind.LITERAL, setting.source(), setting.value().span(), message);
  }

  private static boolean isConstant(Syntax value) {
    if (value instanceof Syntax.Negate negate) {
      return isConstant(negate.operand());
    }
    boolean composed = !SyntaxParts.of(value).isEmpty() || value instanceof Syntax.SetOf;
    return !composed && !(value instanceof Syntax.Path) && !(value instanceof Syntax.Call);
  }

  /** Tells of settings that no loaded file has a list or a definition for. */
  void tellUnknown(
      Collection<String> lists, Collection<String> defines, Consumer<Diagnostic> problems) {
    List<String> known = new ArrayList<>(lists);
    known.addAll(defines);
    for (Setting setting : settings.values()) {
      Name name = setting.value().name();
      if (used.contains(name.text())) {
        continue;
      }
      Diagnostic.Builder problem =
          Diagnostic.of(
                  Kind.UNKNOWN_NAME,
                  setting.source(),
                  name.span(),
                  "there is no list and no constant `" + name.text() + "` to be set")
              .label("not in any loaded file");
      List<String> close = Suggestions.closest(name.text(), known);
      if (!close.isEmpty()) {
        problem.help(
            RuleContext.similar(lists.contains(close.get(0)) ? "list" : "constant", close));
      }
      problems.accept(problem.build());
    }
  }
}
