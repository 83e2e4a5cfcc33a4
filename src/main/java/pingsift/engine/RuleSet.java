// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pingsift.check.CheckedRule;
import pingsift.check.Checker;
import pingsift.check.Schema;
import pingsift.diag.Diagnostic;
import pingsift.diag.Kind;
import pingsift.syntax.Query;
import pingsift.syntax.RuleFile;
import pingsift.syntax.RuleParser;
import pingsift.text.SourceText;
import pingsift.text.Span;

/**
 * The rules of a run, checked, with everything that is wrong with them. Immutable.
 *
 * @param rules the sound ones, in the order of files and of each file
 * @param diagnostics of all files, in the same order
 * @param files how many rule files there are, readable or not
 * @param written how many rules and queries stand in them
 * @param failed how many rules are left out because of errors; at least 1 where a file has errors
 *     outside any rule
 * @param parsed the rule files that could be read, for those who look at more than sound rules
 */
public record RuleSet(
    List<CheckedRule> rules,
    List<Diagnostic> diagnostics,
    int files,
    int written,
    int failed,
    List<RuleFile> parsed) {
  /** What rule files are called. */
  public static final String SUFFIX = ".sift";

  private static final String MARK = "\uFEFF";

  /** What the parser takes at most; larger files are not even read. */
  private static final int MAX_FILE_BYTES = 16 << 20;

  public RuleSet {
    rules = List.copyOf(rules);
    diagnostics = List.copyOf(diagnostics);
    parsed = List.copyOf(parsed);
  }

  /** Whether anything keeps a rule from running. */
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }

  /**
   * Reads rules from files and directories and from bare queries. Never throws: what cannot be read
   * is a diagnostic.
   *
   * @param paths files, or directories that are searched with their subdirectories for {@link
   *     #SUFFIX} files
   * @param queries such as {@code istream where entropy > 7}; they get the ids 1, 2, …
   */
  public static RuleSet load(List<String> paths, List<String> queries, Schema schema) {
    return load(paths, queries, schema, Map.of());
  }

  /**
   * As {@link #load(List, List, Schema)}, where some files are taken to hold another text than they
   * do.
   *
   * @param texts by the name that the file has in diagnostics
   */
  public static RuleSet load(
      List<String> paths, List<String> queries, Schema schema, Map<String, String> texts) {
    return new Loader(schema, texts).load(paths, queries);
  }

  private static final class Loader {
    private final List<Diagnostic> problems = new ArrayList<>();
    private final Schema schema;

    private final Map<String, String> texts;

    Loader(Schema schema, Map<String, String> texts) {
      this.schema = schema;
      this.texts = Map.copyOf(texts);
    }

    RuleSet load(List<String> paths, List<String> queries) {
      List<RuleFile> files = new ArrayList<>();
      int named = 0;
      for (String path : paths) {
        for (Path file : ruleFiles(path)) {
          named++;
          read(file).ifPresent(source -> files.add(RuleParser.file(source, problems::add)));
        }
      }
      Checker checker = new Checker(schema, problems::add);
      List<CheckedRule> rules = new ArrayList<>(sound(checker.check(files)));
      int written = files.stream().mapToInt(RuleFile::rules).sum();
      for (int i = 0; i < queries.size(); i++) {
        query(checker, queries.get(i), i + 1).ifPresent(rules::add);
        written++;
      }
      boolean errors = problems.stream().anyMatch(Diagnostic::isError);
      int failed = Math.max(written - rules.size(), errors ? 1 : 0);
      return new RuleSet(rules, problems, named, written, failed, files);
    }

    private Optional<CheckedRule> query(Checker checker, String text, int number) {
      SourceText source = new SourceText("-e", text);
      Optional<Query> query = RuleParser.query(source, problems::add);
      List<CheckedRule> rules =
          query.flatMap(q -> checker.check(source, q, number)).stream().toList();
      return sound(rules).stream().findFirst();
    }

    /**
     * Keeps the rules that no error lies in. A parser reads slips such as {@code &&} as they were
     * meant and goes on; such a rule does not run all the same.
     */
    private List<CheckedRule> sound(List<CheckedRule> rules) {
      IdentityHashMap<SourceText, NavigableSet<Integer>> errors = new IdentityHashMap<>();
      for (Diagnostic problem : problems) {
        if (problem.isError()) {
          errors
              .computeIfAbsent(problem.source(), source -> new TreeSet<>())
              .add(problem.primary().span().start());
        }
      }
      return rules.stream()
          .filter(rule -> !hasAny(errors.get(rule.source()), rule.span()))
          .toList();
    }

    private static boolean hasAny(@Nullable NavigableSet<Integer> offsets, Span span) {
      Integer first = offsets == null ? null : offsets.ceiling(span.start());
      return first != null && first <= span.end();
    }

    private List<Path> ruleFiles(String path) {
      Path start = Path.of(path);
      if (!Files.isDirectory(start)) {
        return List.of(start);
      }
      try (Stream<Path> all = Files.walk(start, FileVisitOption.FOLLOW_LINKS)) {
        return all.filter(p -> p.toString().endsWith(SUFFIX) && Files.isRegularFile(p))
            .sorted()
            .toList();
      } catch (UncheckedIOException e) { // from within the walk
        return unreadable(start, e.getCause());
      } catch (IOException e) {
        return unreadable(start, e);
      }
    }

    /** Names what lies in the way: all rules of the directory wait for it. */
    private List<Path> unreadable(Path directory, @Nullable IOException e) {
      Path culprit =
          e instanceof FileSystemException trouble && trouble.getFile() != null
              ? Path.of(trouble.getFile())
              : directory;
      notReadable(
          culprit,
          e instanceof FileSystemLoopException
              ? "a symbolic link that leads back to a directory around it"
              : "the directory cannot be read");
      return List.of();
    }

    private Optional<SourceText> read(Path file) {
      String given = texts.get(file.toString());
      if (given != null) {
        return Optional.of(new SourceText(file.toString(), given));
      }
      try {
        byte[] bytes = firstBytes(file);
        if (bytes.length > MAX_FILE_BYTES) {
          notReadable(file, "the file is larger than a rule file can be: split it");
          return Optional.empty();
        }
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        // editors of Windows put a mark first, which is no column of the first line
        return Optional.of(
            new SourceText(file.toString(), text.startsWith(MARK) ? text.substring(1) : text));
      } catch (CharacterCodingException e) {
        notReadable(file, "the file is not UTF-8 text");
      } catch (IOException e) {
        notReadable(file, Files.exists(file) ? "the file cannot be read" : "there is no such file");
      }
      return Optional.empty();
    }

    /** All bytes, or one more than there may be: what never ends is a file too. */
    private static byte[] firstBytes(Path file) throws IOException {
      try (InputStream in = Files.newInputStream(file)) {
        return in.readNBytes(MAX_FILE_BYTES + 1);
      }
    }

    private void notReadable(Path file, String why) {
      SourceText empty = new SourceText(file.toString(), "");
      problems.add(Diagnostic.of(Kind.NOT_READABLE, empty, new Span(0, 0), why).build());
    }
  }
}
