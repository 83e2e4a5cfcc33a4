// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.syntax.Item;
import pingsift.syntax.Name;
import pingsift.syntax.RuleFile;
import pingsift.syntax.Syntax;
import pingsift.text.SourceText;
import pingsift.text.Span;

/**
 * The definitions of all loaded files. Every file sees every definition, and each is looked at here
 * once, whether it is used or not: its name, its parameters, and what it uses.
 */
final class Defines {
  /** A definition where it counts: the first of its name, or what the command line sets. */
  record Entry(Item.Define define, SourceText source) {
    Name name() {
      return define.name();
    }
  }

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** Names that mean a definition with parentheses and something else without. */
  private final Set<String> onlyCalled = new HashSet<>();

  /** Names of definitions that cannot be written out; why has been told. */
  private final Set<String> broken = new HashSet<>();

  /** Names of definitions that could not even be parsed. */
  private final Set<String> unread = new HashSet<>();

  /** Reads the definitions of the files, and tells what is wrong with them. */
  static Defines of(
      List<RuleFile> files,
      Settings settings,
      Schema schema,
      Hints hints,
      Consumer<Diagnostic> problems) {
    Defines defines = new Defines();
    TakenNames taken = new TakenNames(schema);
    for (RuleFile file : files) {
      defines.unread.addAll(file.unread());
      for (Item item : file.items()) {
        if (item instanceof Item.Define define) {
          defines.add(new Entry(define, file.source()), settings, taken, problems);
        }
      }
    }
    for (Entry entry : defines.entries.values()) {
      defines.checkUses(entry, schema, hints, problems);
    }
    new DefineCycles(defines).tell(problems).forEach(defines.broken::add);
    defines.breakUsers();
    return defines;
  }

  private void add(
      Entry entry, Settings settings, TakenNames taken, Consumer<Diagnostic> problems) {
    Name name = entry.name();
    Entry first = entries.get(name.text());
    if (first != null) {
      String message = "a definition named `" + name.text() + "` exists already";
      problems.accept(
          Duplicates.problem(
              Kind.DUPLICATE_NAME,
              message,
              name.span(),
              entry.source,
              first.name().span(),
              first.source));
      return;
    }
    entries.put(name.text(), settings.apply(entry, problems));
    Optional<String> what = taken.what(name.text(), !entry.define.parameters().isEmpty());
    if (!entry.define.parameters().isEmpty() && taken.isValue(name.text())) {
      onlyCalled.add(name.text());
    }
    if (what.isPresent()) {
      broken.add(name.text());
      problems.accept(
          Diagnostic.of(
                  Kind.DUPLICATE_NAME,
                  entry.source,
                  name.span(),
                  "`" + name.text() + "` is " + what.get() + " already")
              .label("a definition needs another name")
              .build());
    }
    checkParameters(entry, problems);
  }

  private void checkParameters(Entry entry, Consumer<Diagnostic> problems) {
    Map<String, Name> seen = new LinkedHashMap<>();
    for (Name parameter : entry.define.parameters()) {
      Name first = seen.putIfAbsent(parameter.text(), parameter);
      if (first != null) {
        broken.add(entry.name().text());
        String message = "two parameters have the name `" + parameter.text() + "`";
        problems.accept(
            Duplicates.problem(
                Kind.DUPLICATE_NAME,
                message,
                parameter.span(),
                entry.source,
                first.span(),
                entry.source));
      }
    }
  }

  private void checkUses(Entry entry, Schema schema, Hints hints, Consumer<Diagnostic> problems) {
    boolean sound = areUsedRightly(entry.define.body(), parameters(entry), entry.source, problems);
    for (Syntax.Call call : calls(entry.define.body())) {
      String name = call.function().text();
      if (unread.contains(name)) {
        sound = false;
      } else if (find(name).isEmpty() && !Calls.isKnown(name, schema)) {
        problems.accept(
            Calls.unknown(call.function(), entry.source, schema, names(), hints).build());
        sound = false;
      }
    }
    if (!sound) {
      broken.add(entry.name().text());
    }
  }

  /** A definition that uses a broken one is broken too; only the cause is told. */
  private void breakUsers() {
    Map<String, List<String>> users = new LinkedHashMap<>();
    for (Entry entry : entries.values()) {
      for (Name used : used(entry)) {
        users.computeIfAbsent(used.text(), name -> new ArrayList<>()).add(entry.name().text());
      }
    }
    Deque<String> pending = new ArrayDeque<>(broken);
    while (!pending.isEmpty()) {
      for (String user : users.getOrDefault(pending.pop(), List.of())) {
        if (broken.add(user)) {
          pending.push(user);
        }
      }
    }
  }

  Optional<Entry> find(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  /** The definition that a name stands for without parentheses. */
  Optional<Entry> named(String name) {
    return onlyCalled.contains(name) ? Optional.empty() : find(name);
  }

  Collection<Entry> all() {
    return entries.values();
  }

  Collection<String> names() {
    return entries.keySet();
  }

  // --- What a tree uses ---

  boolean areUsedIn(Syntax tree) {
    return !entries.isEmpty() && !usesIn(tree, List.of()).isEmpty();
  }

  /** The definitions that a definition uses, as often as it does, where it does. */
  List<Name> used(Entry entry) {
    return usesIn(entry.define.body(), parameters(entry)).stream().map(Use::name).toList();
  }

  /**
   * Whether a tree gives every definition that it uses as many values as it has parameters, and
   * uses none that is broken. What is wrong is told.
   *
   * @param hidden names that mean something else in the tree
   */
  boolean areUsedRightly(
      Syntax tree, List<String> hidden, SourceText source, Consumer<Diagnostic> problems) {
    boolean right = true;
    for (Use use : usesIn(tree, hidden)) {
      Entry entry = entries.get(use.name.text());
      if (entry == null || broken.contains(use.name.text())) {
        right = false;
      } else if (use.given != entry.define.parameters().size()) {
        right = false;
        problems.accept(wrongCount(use, entry, source));
      }
    }
    return right;
  }

  private static Diagnostic wrongCount(Use use, Entry entry, SourceText source) {
    String name = use.name.text();
    int wanted = entry.define.parameters().size();
    String form =
        name + "(" + String.join(", ", entry.define.parameters().stream().map(Name::text).toList());
    String values = wanted == 0 ? "no values" : wanted == 1 ? "one value" : wanted + " values";
    return Diagnostic.of(
            Kind.ARGUMENTS,
            source,
            use.span,
            "`%s` takes %s, not %s".formatted(name, values, use.given == 0 ? "none" : use.given))
        .label(use.given == 0 ? "none given" : use.given + " given")
        .other(entry.source, entry.name().span(), "defined here")
        .help("write `" + (wanted == 0 ? name : form + ")") + "`")
        .build();
  }

  /** A use, and how many values it gives. */
  private record Use(Name name, int given, Span span) {}

  private List<Use> usesIn(Syntax tree, List<String> hidden) {
    List<Use> uses = new ArrayList<>();
    addUses(tree, hidden, uses);
    return uses;
  }

  private void addUses(Syntax tree, List<String> hidden, List<Use> uses) {
    if (tree instanceof Syntax.Call call && entries.containsKey(call.function().text())) {
      uses.add(new Use(call.function(), call.arguments().size(), call.span()));
    } else if (tree instanceof Syntax.Path path) {
      Name first = path.names().get(0);
      if (named(first.text()).isPresent() && !hidden.contains(first.text())) {
        uses.add(new Use(first, 0, path.span()));
      }
    }
    for (Syntax part : SyntaxParts.of(tree)) {
      addUses(part, hidden, uses);
    }
  }

  private static List<String> parameters(Entry entry) {
    return entry.define.parameters().stream().map(Name::text).toList();
  }

  private static List<Syntax.Call> calls(Syntax tree) {
    List<Syntax.Call> calls = new ArrayList<>();
    addCalls(tree, calls);
    return calls;
  }

  private static void addCalls(Syntax tree, List<Syntax.Call> calls) {
    if (tree instanceof Syntax.Call call) {
      calls.add(call);
    }
    for (Syntax part : SyntaxParts.of(tree)) {
      addCalls(part, calls);
    }
  }
}
