// SPDX-License-Identifier: Apache-2.0
package pingsift.engine;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
 */
public record RuleSet(
    List<CheckedRule> rules, List<Diagnostic> diagnostics, int files, int written, int failed) {
  /** What rule files are called. */
  public static final String SUFFIX = ".sift";

  private static final String MARK = "\uFEFF";

  public RuleSet {
    rules = List.copyOf(rules);
    diagnostics = List.copyOf(diagnostics);
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
    return new Loader(schema).load(paths, queries);
  }

  private static final class Loader {
    private final List<Diagnostic> problems = new ArrayList<>();
    private final Schema schema;

    Loader(Schema schema) {
      this.schema = schema;
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
      List<CheckedRule> rules = new ArrayList<>(checker.check(files));
      rules.removeIf(this::isBroken);
      int written = files.stream().mapToInt(RuleFile::rules).sum();
      for (int i = 0; i < queries.size(); i++) {
        query(checker, queries.get(i), i + 1).ifPresent(rules::add);
        written++;
      }
      boolean errors = problems.stream().anyMatch(Diagnostic::isError);
      int failed = Math.max(written - rules.size(), errors ? 1 : 0);
      return new RuleSet(rules, problems, named, written, failed);
    }

    private Optional<CheckedRule> query(Checker checker, String text, int number) {
      SourceText source = new SourceText("-e", text);
      Optional<Query> query = RuleParser.query(source, problems::add);
      return query.flatMap(q -> checker.check(source, q, number)).filter(r -> !isBroken(r));
    }

    /**
     * A parser reads slips such as {@code &&} as they were meant and goes on; such a rule does not
     * run all the same.
     */
    private boolean isBroken(CheckedRule rule) {
      return problems.stream()
          .anyMatch(
              problem ->
                  problem.isError()
                      && problem.source() == rule.source()
                      && rule.span().start() <= problem.primary().span().start()
                      && problem.primary().span().start() <= rule.span().end());
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
      } catch (IOException | java.io.UncheckedIOException e) {
        notReadable(start, "the directory cannot be read");
        return Collections.emptyList();
      }
    }

    private Optional<SourceText> read(Path file) {
      try {
        String text = Files.readString(file, StandardCharsets.UTF_8);
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

    private void notReadable(Path file, String why) {
      SourceText empty = new SourceText(file.toString(), "");
      problems.add(Diagnostic.of(Kind.NOT_READABLE, empty, new Span(0, 0), why).build());
    }
  }
}
