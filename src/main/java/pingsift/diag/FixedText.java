// SPDX-License-Identifier: Apache-2.0
package pingsift.diag;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import pingsift.text.SourceText;

/**
 * A text with its safe fixes applied.
 *
 * @param fixed the problems whose fix is in the content, in source order
 */
public record FixedText(String content, List<Diagnostic> fixed) {
  public FixedText {
    fixed = List.copyOf(fixed);
  }

  /**
   * Applies to a text the first safe fix of each of its problems, in source order. A fix that meets
   * one that is applied already is left for the next round.
   */
  public static FixedText of(SourceText source, Collection<Diagnostic> problems) {
    record Change(Fix fix, Diagnostic problem) {}

    List<Change> changes = new ArrayList<>();
    for (Diagnostic problem : problems) {
      if (problem.source() == source) {
        problem.fixes().stream()
            .filter(Fix::safe)
            .findFirst()
            .ifPresent(fix -> changes.add(new Change(fix, problem)));
      }
    }
    changes.sort(Comparator.comparingInt(change -> change.fix.span().start()));
    StringBuilder text = new StringBuilder();
    List<Diagnostic> fixed = new ArrayList<>();
    int at = 0;
    int last = -1;
    for (Change change : changes) {
      int start = change.fix.span().start();
      if (start < at || start == last) {
        continue; // two changes at one place would depend on their order
      }
      text.append(source.content(), at, start);
      String replacement = change.fix.replacement();
      // side by side, as in `&&!`, each brings the blank that it needs
      boolean twice = start == at && endsWithBlank(text) && replacement.startsWith(" ");
      text.append(twice ? replacement.substring(1) : replacement);
      at = change.fix.span().end();
      last = start;
      fixed.add(change.problem);
    }
    text.append(source.content(), at, source.length());
    return new FixedText(text.toString(), fixed);
  }

  private static boolean endsWithBlank(StringBuilder text) {
    return text.length() > 0 && text.charAt(text.length() - 1) == ' ';
  }
}
