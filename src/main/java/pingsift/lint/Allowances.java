// SPDX-License-Identifier: Apache-2.0
package pingsift.lint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pingsift.diag.Diagnostic;
import pingsift.diag.Fix;
import pingsift.diag.Kind;
import pingsift.diag.Severity;
import pingsift.diag.Suggestions;
import pingsift.syntax.Comment;
import pingsift.syntax.Item;
import pingsift.syntax.RuleFile;
import pingsift.text.SourceText;
import pingsift.text.Span;

/**
 * Comments that allow what would be told: {@code // allow: always-true, no-test}.
 *
 * <p>Behind code it is about its line. On a line of its own it is about the next line of code;
 * where a rule, another item or a condition begins there, about all of that. Errors cannot be
 * allowed. One that allows nothing is told itself.
 */
final class Allowances {
  private static final Pattern ALLOW = Pattern.compile("^(?://|#|/\\*)\\s*allow:\\s*(.*)$");
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]+");

  /** One word of such a comment, and the stretch of source that it is about. */
  private static final class Allowance {
    final SourceText source;
    final String word;
    final Span place;
    final Span about;
    boolean used;

    Allowance(SourceText source, String word, Span place, Span about) {
      this.source = source;
      this.word = word;
      this.place = place;
      this.about = about;
    }

    boolean allows(Diagnostic problem) {
      int start = problem.primary().span().start();
      return word.equals(problem.kind().word()) && start >= about.start() && start <= about.end();
    }
  }

  private final Map<SourceText, List<Allowance>> bySource = new HashMap<>();

  Allowances(List<RuleFile> files) {
    for (RuleFile file : files) {
      for (Comment comment : file.comments()) {
        read(comment, file);
      }
    }
  }

  /** The problems that nothing allows, and what to tell of allowances. */
  List<Diagnostic> apply(List<Diagnostic> problems) {
    List<Diagnostic> left = new ArrayList<>();
    Map<SourceText, Boolean> broken = new HashMap<>();
    for (Diagnostic problem : problems) {
      if (problem.isError()) {
        broken.put(problem.source(), true);
      }
      if (problem.isError() || !isAllowed(problem)) {
        left.add(problem);
      }
    }
    for (List<Allowance> allowances : bySource.values()) {
      for (Allowance allowance : allowances) {
        // where a rule was left out nobody knows what it would have been allowed
        if (!allowance.used && !broken.containsKey(allowance.source)) {
          left.add(unused(allowance));
        }
      }
    }
    return left;
  }

  private boolean isAllowed(Diagnostic problem) {
    boolean allowed = false;
    for (Allowance allowance : bySource.getOrDefault(problem.source(), List.of())) {
      if (allowance.allows(problem)) {
        allowance.used = true;
        allowed = true;
      }
    }
    return allowed;
  }

  private void read(Comment comment, RuleFile file) {
    Matcher allow = ALLOW.matcher(comment.text().lines().findFirst().orElse(""));
    if (!allow.matches()) {
      return;
    }
    Span about = about(comment, file);
    Matcher words = WORD.matcher(allow.group(1));
    while (words.find()) {
      int start = comment.span().start() + allow.start(1) + words.start();
      Span place = new Span(start, start + words.group().length());
      bySource
          .computeIfAbsent(file.source(), source -> new ArrayList<>())
          .add(new Allowance(file.source(), words.group(), place, about));
    }
  }

  private static Span about(Comment comment, RuleFile file) {
    SourceText source = file.source();
    int line = source.lineAt(comment.span().start());
    int start = source.lineStart(line);
    boolean behindCode = !source.slice(new Span(start, comment.span().start())).isBlank();
    if (behindCode) {
      return line(source, line);
    }
    int next = source.lineAt(comment.span().end()) + 1;
    while (next <= source.lineCount() && !isCode(source.line(next))) {
      next++;
    }
    return next > source.lineCount() ? comment.span() : from(next, file);
  }

  private static boolean isCode(String line) {
    String text = line.strip();
    return !text.isEmpty() && !text.startsWith("//") && !text.startsWith("#");
  }

  private static Span line(SourceText source, int line) {
    int start = source.lineStart(line);
    return new Span(start, start + source.line(line).length());
  }

  /** The line, and all of an item or a condition that begins on it. */
  private static Span from(int line, RuleFile file) {
    SourceText source = file.source();
    Span about = line(source, line);
    for (Item item : file.items()) {
      if (source.lineAt(item.span().start()) == line) {
        about = about.to(item.span());
      }
      if (item instanceof Item.Rule rule && source.lineAt(rule.query().span().start()) == line) {
        about = about.to(rule.query().span());
      }
    }
    return about;
  }

  private static Diagnostic unused(Allowance allowance) {
    Optional<Kind> kind = Kind.of(allowance.word);
    if (kind.isPresent() && kind.get().severity() == Severity.ERROR) {
      return problem(
              allowance, "`" + allowance.word + "` is an error, and errors cannot be allowed")
          .label("allows nothing")
          .build();
    }
    if (kind.isPresent()) {
      return problem(allowance, "nothing is told here that `" + allowance.word + "` could allow")
          .label("allows nothing")
          .help("remove it, or put it on the line above what it is about")
          .build();
    }
    Diagnostic.Builder problem =
        problem(allowance, "there is no kind of problem `" + allowance.word + "`")
            .label("allows nothing");
    List<String> words = Arrays.stream(Kind.values()).map(Kind::word).toList();
    List<String> close = Suggestions.closest(allowance.word, words);
    if (!close.isEmpty()) {
      problem.help("did you mean `" + close.get(0) + "`?");
      problem.fix(new Fix(allowance.place, close.get(0), false));
    }
    return problem.build();
  }

  private static Diagnostic.Builder problem(Allowance allowance, String message) {
    return Diagnostic.of(Kind.UNUSED_ALLOW, allowance.source, allowance.place, message);
  }
}
