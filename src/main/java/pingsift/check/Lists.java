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
import pingsift.syntax.Item;
import pingsift.syntax.ListFile;
import pingsift.syntax.Name;
import pingsift.syntax.RuleFile;
import pingsift.syntax.Syntax;
import pingsift.text.SourceText;
import pingsift.text.Span;

/** The named lists of all loaded files. Every file sees every list. */
final class Lists {
  /** A constant, or a range of constants where there is a {@code high}. */
  record Member(Expression.Literal low, Optional<Expression.Literal> high, Span span) {
    static Member of(Expression.Literal literal) {
      return new Member(literal, Optional.empty(), literal.span());
    }
  }

  /**
   * A list, and where its members are given: in a file, or on the command line. Without members
   * where it could not be understood, which has been told.
   */
  record Entry(Name name, SourceText source, Optional<Members> members) {}

  /** How many lists may lead from a list to its last members. */
  private static final int MOST_NESTED = 100;

  /**
   * How many members all lists together take over from other lists: lists of lists of lists grow.
   */
  private static final int MOST_TAKEN_OVER = 4_000_000;

  /** A list as it is written, or as the command line sets it. */
  private record Declaration(Name name, SourceText source, Setting value) {}

  private final Map<String, Declaration> declarations = new LinkedHashMap<>();
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** The lists that are being read, each because the one before it names it. */
  private final Map<String, Name> reading = new LinkedHashMap<>();

  private final Set<String> defines;
  private final Set<String> unread = new HashSet<>();
  private final Hints hints;
  private int untold;

  Lists(Collection<String> defines, Hints hints) {
    this.defines = Set.copyOf(defines);
    this.hints = hints;
  }

  /** Finds names that are meant. */
  Hints hints() {
    return hints;
  }

  /** The names of all definitions, for those who look for a name like one. */
  Collection<String> defines() {
    return defines;
  }

  /** How many problems lists in files of their own have beyond those that were told. */
  int untold() {
    return untold;
  }

  /** Whether a list, a definition or a rule of that name is there, but could not be parsed. */
  boolean isUnread(String name) {
    return unread.contains(name);
  }

  /** The names of all lists. */
  Collection<String> names() {
    return declarations.keySet();
  }

  Optional<Entry> find(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  /** Takes in the lists of files, and tells what is wrong with them. */
  void read(
      List<RuleFile> files,
      Settings settings,
      ListTexts texts,
      Schema schema,
      Consumer<Diagnostic> problems) {
    for (RuleFile file : files) {
      unread.addAll(file.unread());
      for (Item item : file.items()) {
        if (item instanceof Item.NamedList list) {
          declare(list, file.source(), settings, problems);
        }
      }
    }
    Reading all = new Reading(texts, schema, problems);
    declarations.values().forEach(all::read);
  }

  private void declare(
      Item.NamedList list, SourceText source, Settings settings, Consumer<Diagnostic> problems) {
    Name name = list.name();
    Declaration first = declarations.get(name.text());
    if (first != null) {
      String message = "a list named `" + name.text() + "` exists already";
      problems.accept(
          Duplicates.problem(
              Kind.DUPLICATE_NAME, message, name.span(), source, first.name.span(), first.source));
      return;
    }
    if (defines.contains(name.text())) {
      String message = "`" + name.text() + "` is a definition already";
      problems.accept(
          Diagnostic.of(Kind.DUPLICATE_NAME, source, name.span(), message)
              .label("a list needs another name")
              .build());
    }
    Setting value = settings.find(name.text()).orElse(new Setting(list, source));
    declarations.put(name.text(), new Declaration(name, source, value));
  }

  /** Reads lists in any order: one that names others reads those first. */
  private final class Reading {
    private final ListTexts texts;
    private final Schema schema;
    private final Consumer<Diagnostic> problems;
    private int takenOver;

    Reading(ListTexts texts, Schema schema, Consumer<Diagnostic> problems) {
      this.texts = texts;
      this.schema = schema;
      this.problems = problems;
    }

    Entry read(Declaration list) {
      Entry known = entries.get(list.name.text());
      if (known != null) {
        return known;
      }
      reading.put(list.name.text(), list.name);
      Optional<Members> members =
          list.value.value().file().isPresent() ? fromFile(list) : inline(list);
      reading.remove(list.name.text());
      Entry entry = new Entry(list.value.value().name(), list.value.source(), members);
      entries.put(list.name.text(), entry);
      return entry;
    }

    private ListReader reader(SourceText source) {
      return new ListReader(context(source));
    }

    private RuleContext context(SourceText source) {
      return new RuleContext(schema, Scope.FRAME, Lists.this, source, problems);
    }

    private Optional<Members> fromFile(Declaration list) {
      Optional<SourceText> text = texts.read(list.value.value(), list.value.source());
      if (text.isEmpty()) {
        return Optional.empty();
      }
      ListReader reader = reader(text.get());
      ListFile.Read read = ListFile.members(text.get(), problems);
      untold += read.untold();
      read.members().forEach(reader::add);
      return reader.members();
    }

    private Optional<Members> inline(Declaration list) {
      RuleContext context = context(list.value.source());
      ListReader reader = new ListReader(context);
      for (Syntax part : list.value.value().members()) {
        if (part instanceof Syntax.Path path) {
          named(path, context).ifPresent(members -> takeOver(members, path, reader, context));
        } else {
          reader.add(part);
        }
      }
      return reader.members();
    }

    private Optional<Members> named(Syntax.Path path, RuleContext context) {
      Declaration other = declarations.get(path.text());
      if (other == null) {
        unknown(path, context);
        return Optional.empty();
      }
      if (reading.containsKey(path.text())) {
        context.fail(cycle(path, context), path.span());
        return Optional.empty();
      }
      if (reading.size() >= MOST_NESTED) {
        context.fail(
            context
                .problem(Kind.TOO_DEEP, path.span(), "lists name each other too deeply")
                .label("more than " + MOST_NESTED + " lists down"),
            path.span());
        return Optional.empty();
      }
      Optional<Members> members = read(other).members();
      if (members.isEmpty()) {
        context.failed(path.span());
      }
      return members;
    }

    private void takeOver(
        Members members, Syntax.Path path, ListReader reader, RuleContext context) {
      if (members.size() > MOST_TAKEN_OVER - takenOver) {
        context.fail(
            context
                .problem(Kind.TOO_LARGE, path.span(), "lists name each other too often")
                .label("with these, more than 4,000,000 members of other lists"),
            path.span());
        return;
      }
      takenOver += members.size();
      reader.addAll(members, path.span());
    }

    private Diagnostic.Builder cycle(Syntax.Path path, RuleContext context) {
      List<String> chain = new ArrayList<>(reading.keySet());
      chain = chain.subList(chain.indexOf(path.text()), chain.size());
      Diagnostic.Builder problem =
          context
              .problem(Kind.CYCLE, path.span(), "the list `" + path.text() + "` names itself")
              .label(
                  chain.size() == 1 ? "named here again" : "leads back to `" + path.text() + "`");
      if (chain.size() > 1) {
        problem.note(
            "`%s` names `%s`"
                .formatted(
                    chain.get(0),
                    String.join("`, which names `", chain.subList(1, chain.size()))
                        + "`, which names `"
                        + path.text()));
      }
      return problem;
    }
  }

  /** Tells that no list has the name. */
  Expression unknown(Syntax.Path path, RuleContext context) {
    if (isUnread(path.text())) {
      return context.failed(path.span());
    }
    Diagnostic.Builder problem =
        context
            .problem(Kind.UNKNOWN_NAME, path.span(), "there is no list `" + path.text() + "`")
            .label("not a list of any loaded file");
    List<String> close = hints.closest(path.text(), names());
    if (!close.isEmpty()) {
      problem.help(RuleContext.similar("list", close));
    } else if (path.names().size() == 1) {
      problem.help("declare it in a rule file: `list %s = { … }`".formatted(path.text()));
    } else {
      problem.help("`in` takes a range, a set, a network or the name of a list");
    }
    return context.fail(problem, path.span());
  }
}
