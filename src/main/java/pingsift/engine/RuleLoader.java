// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pingsift.check.CheckedRule;
import pingsift.check.Checker;
import pingsift.check.Schema;
import pingsift.check.Setting;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.diag.ProblemLog;
import pingsift.diag.Untold;
import pingsift.syntax.Item;
import pingsift.syntax.Query;
import pingsift.syntax.RuleFile;
import pingsift.syntax.RuleParser;
import pingsift.text.SourceText;
import pingsift.text.Span;

/**
 * Makes a {@link RuleSet}: reads files and what they import, parses, checks, and gathers every
 * problem, file by file. Use one for one load.
 */
public final class RuleLoader {
  /** How many imports may lead from a named file to another. */
  private static final int MOST_IMPORTS_DEEP = 100;

  /**
   * Missing files whose directories are looked through for a similar name: each time takes long.
   */
  private static final int MOST_HINTS = 100;

  private final ProblemLog problems = new ProblemLog();

  private final Supplier<? extends Schema> schema;
  private @Nullable Checker checker;

  /** What some files are taken to hold, by their names. */
  private final Map<String, String> texts;

  private final List<RuleFile> files = new ArrayList<>();
  private final Set<Path> read = new HashSet<>();

  /** The files that are being read, each because the one before it imports it. */
  private final Map<Path, Path> reading = new LinkedHashMap<>();

  private final IdentityHashMap<SourceText, Path> directories = new IdentityHashMap<>();

  /** What {@code -D} sets: a user names files there. */
  private final Set<SourceText> settings = Collections.newSetFromMap(new IdentityHashMap<>());

  private int hints = MOST_HINTS;
  private int named;
  private Untold untold = Untold.NONE;

  public RuleLoader(Schema schema) {
    this(() -> schema, Map.of());
  }

  /**
   * Where some files are taken to hold another text than they do.
   *
   * @param schema asked for when files have been read
   * @param texts by the names of files
   */
  public RuleLoader(Supplier<? extends Schema> schema, Map<String, String> texts) {
    this.schema = schema;
    this.texts = texts;
  }

  /** Never throws: what cannot be read is a diagnostic. */
  public RuleSet load(RuleSources sources) {
    sources.paths().forEach(this::readNamed);
    List<Setting> given = new ArrayList<>();
    sources.settings().forEach(text -> setting(text).ifPresent(given::add));
    List<CheckedRule> rules = new ArrayList<>(checker().check(files, given, this::listText));
    int written = files.stream().mapToInt(RuleFile::rules).sum();
    List<String> queries = sources.queries();
    long id = 0;
    for (int i = 0; i < queries.size(); i++) {
      do {
        id++;
      } while (checker().isTaken(id));
      String name = queries.size() == 1 ? "-e" : "-e " + (i + 1);
      query(new SourceText(name, queries.get(i)), id).ifPresent(rules::add);
      written++;
    }
    untold = untold.plus(checker().untold()).plus(problems.untold());
    List<Diagnostic> all = problems.inOrder();
    List<CheckedRule> sound = sound(rules, all);
    boolean errors = all.stream().anyMatch(Diagnostic::isError);
    int failed = Math.max(written - sound.size(), errors ? 1 : 0);
    return new RuleSet(sound, all, untold, named, written, failed, files);
  }

  /** Checks what else may name the lists and definitions that were loaded. */
  public Checker checker() {
    Checker known = checker;
    if (known == null) {
      known = new Checker(schema.get(), problems);
      checker = known;
    }
    return known;
  }

  /** Where the checker and the loader tell of problems. */
  public ProblemLog problems() {
    return problems;
  }

  private Optional<CheckedRule> query(SourceText source, long id) {
    Optional<Query> query = RuleParser.query(source, problems);
    return query.flatMap(tree -> checker().check(source, tree, id));
  }

  private Optional<Setting> setting(String text) {
    int assign = text.indexOf('=');
    String name = assign <= 0 ? "-D" : "-D " + text.substring(0, assign).strip();
    SourceText source = new SourceText(name, text);
    directories.put(source, Path.of(""));
    settings.add(source);
    return RuleParser.setting(source, problems).map(value -> new Setting(value, source));
  }

  /**
   * Keeps the rules that no error lies in. A parser reads slips such as {@code &&} as they were
   * meant and goes on; such a rule does not run all the same.
   */
  private static List<CheckedRule> sound(List<CheckedRule> rules, List<Diagnostic> problems) {
    IdentityHashMap<SourceText, NavigableSet<Integer>> errors = new IdentityHashMap<>();
    for (Diagnostic problem : problems) {
      if (problem.isError()) {
        errors
            .computeIfAbsent(problem.source(), source -> new TreeSet<>())
            .add(problem.primary().span().start());
      }
    }
    return rules.stream()
        .filter(rule -> !hasAny(errors.get(rule.source().original()), rule.span()))
        .toList();
  }

  private static boolean hasAny(@Nullable NavigableSet<Integer> offsets, Span span) {
    Integer first = offsets == null ? null : offsets.ceiling(span.start());
    return first != null && first <= span.end();
  }

  // --- Files ---

  private void readNamed(String path) {
    RuleFiles found = RuleFiles.of(Path.of(path));
    found
        .trouble()
        .ifPresent(trouble -> notReadable(trouble.place(), trouble.why(), trouble.help()));
    found.files().forEach(this::readOnce);
  }

  private void readOnce(Path file) {
    Path identity = RuleTexts.identity(file);
    if (!read.add(identity)) {
      return;
    }
    named++;
    RuleTexts.Read text =
        given(file).orElseGet(() -> RuleTexts.read(file, RuleTexts.MOST_RULE_BYTES, "rule file"));
    text.text()
        .ifPresentOrElse(
            source -> parse(source, file, identity),
            () -> notReadable(file, text.why(), help(file, text)));
  }

  private Optional<RuleTexts.Read> given(Path file) {
    return Optional.ofNullable(texts.get(file.toString()))
        .map(text -> RuleTexts.Read.of(new SourceText(file.toString(), text)));
  }

  private List<String> help(Path file, RuleTexts.Read text) {
    return text.missing() && hints-- > 0 ? RuleTexts.similar(file) : List.of();
  }

  private void parse(SourceText source, Path file, Path identity) {
    problems.meet(source);
    Path parent = file.getParent();
    directories.put(source, parent == null ? Path.of("") : parent);
    RuleFile parsed = RuleParser.file(source, problems);
    untold = untold.plus(new Untold(parsed.untold(), 0));
    files.add(parsed);
    reading.put(identity, file);
    for (Item item : parsed.items()) {
      if (item instanceof Item.Import include) {
        include(include, source);
      }
    }
    reading.remove(identity);
  }

  private void notReadable(Path file, String why, List<String> help) {
    SourceText empty = new SourceText(file.toString(), "");
    Diagnostic.Builder problem = Diagnostic.of(Kind.NOT_READABLE, empty, new Span(0, 0), why);
    help.forEach(problem::help);
    problems.accept(problem.build());
  }

  // --- Imports and lists in files of their own: what is wrong is told where the file is named ---

  private void include(Item.Import include, SourceText source) {
    Optional<Path> file = resolve(include.path(), include.pathSpan(), source);
    if (file.isEmpty()) {
      return;
    }
    Path identity = RuleTexts.identity(file.get());
    if (reading.containsKey(identity)) {
      problems.accept(cycle(identity, include.pathSpan(), source));
      return;
    }
    if (read.contains(identity)) {
      return;
    }
    if (reading.size() > MOST_IMPORTS_DEEP) {
      problems.accept(
          Diagnostic.of(
                  Kind.TOO_DEEP, source, include.pathSpan(), "files import each other too deeply")
              .label("more than " + MOST_IMPORTS_DEEP + " files down")
              .help("name the files with `-S`, or the directory that they lie in")
              .build());
      return;
    }
    Path path = file.get();
    RuleTexts.Read text =
        given(path)
            .orElseGet(() -> RuleTexts.readPlain(path, RuleTexts.MOST_RULE_BYTES, "rule file"));
    if (text.text().isEmpty()) {
      notReadable(include.path(), include.pathSpan(), source, path, text);
      return;
    }
    read.add(identity);
    named++;
    parse(text.text().get(), path, identity);
  }

  private Diagnostic cycle(Path identity, Span span, SourceText source) {
    List<Path> chain = new ArrayList<>(reading.keySet());
    chain = chain.subList(chain.indexOf(identity), chain.size());
    Diagnostic.Builder problem =
        Diagnostic.of(Kind.CYCLE, source, span, "this file imports itself")
            .label(chain.size() == 1 ? "this file" : "leads back to this file");
    if (chain.size() > 1) {
      List<String> names = new ArrayList<>();
      chain.forEach(file -> names.add("`" + reading.get(file) + "`"));
      names.add(names.get(0));
      String rest = String.join(", which imports ", names.subList(1, names.size()));
      problem.note(names.get(0) + " imports " + rest);
    }
    return problem
        .help("remove one of the imports: a file is read once, and names are known in all")
        .build();
  }

  private Optional<SourceText> listText(Item.NamedList list, SourceText from) {
    if (list.file().isEmpty()) {
      return Optional.empty();
    }
    String name = list.file().get().text();
    Span span = list.file().get().span();
    SourceText source = from.original();
    Optional<Path> file = resolve(name, span, source);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    RuleTexts.Read text =
        settings.contains(source)
            ? RuleTexts.read(file.get(), RuleTexts.MOST_LIST_BYTES, "list")
            : RuleTexts.readPlain(file.get(), RuleTexts.MOST_LIST_BYTES, "list");
    if (text.text().isEmpty()) {
      notReadable(name, span, source, file.get(), text);
    }
    return text.text();
  }

  private Optional<Path> resolve(String name, Span span, SourceText source) {
    Path directory = directories.getOrDefault(source, Path.of(""));
    Optional<Path> file = RuleTexts.resolve(directory, name);
    if (file.isEmpty()) {
      problems.accept(
          Diagnostic.of(Kind.NOT_READABLE, source, span, "this is no name of a file")
              .label("expected one")
              .build());
    }
    return file;
  }

  private void notReadable(
      String name, Span span, SourceText source, Path file, RuleTexts.Read text) {
    Diagnostic.Builder problem =
        Diagnostic.of(Kind.NOT_READABLE, source, span, "`" + name + "` cannot be read")
            .label(text.why());
    help(file, text).forEach(problem::help);
    problems.accept(problem.build());
  }
}
