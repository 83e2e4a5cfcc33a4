// SPDX-License-Identifier: Apache-2.0
package pingsift.lint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pingsift.diag.Diagnostic;
import pingsift.diag.Fix;
import pingsift.diag.Kind;
import pingsift.diag.Severity;
import pingsift.diag.Suggestions;
import pingsift.syntax.Comment;
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
  private static final List<String> KINDS = Arrays.stream(Kind.values()).map(Kind::word).toList();

  /** Unknown words that are compared with the known ones. */
  private static final int MOST_HINTS = 1_000;

  private final Map<SourceText, AllowedStretches> bySource = new LinkedHashMap<>();
  private int hints = MOST_HINTS;

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
    Set<SourceText> broken = new HashSet<>();
    for (Diagnostic problem : problems) {
      if (problem.isError()) {
        broken.add(problem.source());
      }
      AllowedStretches allowed = bySource.get(problem.source());
      if (problem.isError() || allowed == null || !allowed.allow(problem)) {
        left.add(problem);
      }
    }
    bySource.forEach(
        (source, allowed) -> {
          // where a rule was left out nobody knows what it would have been allowed
          if (!broken.contains(source)) {
            tellUnused(source, allowed, left);
          }
        });
    return left;
  }

  boolean isAllowed(Diagnostic problem) {
    AllowedStretches allowed = bySource.get(problem.source());
    return allowed != null && allowed.allow(problem);
  }

  private void tellUnused(SourceText source, AllowedStretches allowed, List<Diagnostic> into) {
    for (AllowedStretches.Allowance allowance : allowed.all()) {
      // what tests do not notice only shows where they are run on changed rules
      boolean elsewhere = allowance.word.equals(Kind.UNNOTICED_CHANGE.word());
      if (!allowance.used && !elsewhere) {
        allowance.places.forEach(place -> into.add(unused(source, allowance.word, place)));
      }
    }
  }

  private void read(Comment comment, RuleFile file) {
    Matcher allow = ALLOW.matcher(comment.text().lines().findFirst().orElse(""));
    if (!allow.matches()) {
      return;
    }
    Matcher words = WORD.matcher(allow.group(1));
    while (words.find()) {
      int start = comment.span().start() + allow.start(1) + words.start();
      Span place = new Span(start, start + words.group().length());
      bySource
          .computeIfAbsent(file.source(), source -> new AllowedStretches(file))
          .add(comment, words.group(), place);
    }
  }

  private Diagnostic unused(SourceText source, String word, Span place) {
    Optional<Kind> kind = Kind.of(word);
    if (kind.isPresent() && kind.get().severity() == Severity.ERROR) {
      return problem(source, place, "`" + word + "` is an error, and errors cannot be allowed")
          .label("allows nothing")
          .build();
    }
    if (kind.isPresent()) {
      return problem(source, place, "nothing is told here that `" + word + "` could allow")
          .label("allows nothing")
          .help("remove it, or put it on the line above what it is about")
          .build();
    }
    Diagnostic.Builder problem =
        problem(source, place, "there is no kind of problem `" + word + "`")
            .label("allows nothing");
    List<String> close = hints-- > 0 ? Suggestions.closest(word, KINDS) : List.of();
    if (!close.isEmpty()) {
      problem.help("did you mean `" + close.get(0) + "`?");
      problem.fix(new Fix(place, close.get(0), false));
    }
    return problem.build();
  }

  private static Diagnostic.Builder problem(SourceText source, Span place, String message) {
    return Diagnostic.of(Kind.UNUSED_ALLOW, source, place, message);
  }
}
