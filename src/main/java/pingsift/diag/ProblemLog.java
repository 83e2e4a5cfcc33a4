// SPDX-License-Identifier: Apache-2.0
package pingsift.diag;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import pingsift.text.SourceText;

/**
 * Gathers problems text by text. Of each severity a text keeps {@link #MOST}, and the rest is
 * counted: nobody reads more, and a hostile text can have a million. Not thread-safe.
 */
public final class ProblemLog implements Consumer<Diagnostic> {
  /** Problems of one text and severity that are kept. */
  public static final int MOST = 1000;

  private final Map<SourceText, List<Diagnostic>> kept = new LinkedHashMap<>();
  private final Map<SourceText, Map<Severity, Integer>> counts = new LinkedHashMap<>();
  private Untold untold = Untold.NONE;

  /** Takes note of a text: what is told of it comes before what is told of later ones. */
  public void meet(SourceText text) {
    kept.putIfAbsent(text.original(), new ArrayList<>());
  }

  @Override
  public void accept(Diagnostic problem) {
    int count =
        counts
            .computeIfAbsent(problem.source(), text -> new EnumMap<>(Severity.class))
            .merge(problem.severity(), 1, Integer::sum);
    if (count > MOST) {
      untold = untold.plus(problem.isError() ? new Untold(1, 0) : new Untold(0, 1));
      return;
    }
    meet(problem.source());
    kept.getOrDefault(problem.source(), List.of()).add(problem);
  }

  /** What was kept, text by text and in the order of each text. */
  public List<Diagnostic> inOrder() {
    List<Diagnostic> all = new ArrayList<>();
    for (List<Diagnostic> ofText : kept.values()) {
      if (!ofText.isEmpty()) {
        List<Diagnostic> sorted = new ArrayList<>(ofText);
        sorted.sort(Comparator.comparingInt(problem -> problem.primary().span().start()));
        all.addAll(sorted);
      }
    }
    return all;
  }

  /** What was not kept. */
  public Untold untold() {
    return untold;
  }
}
