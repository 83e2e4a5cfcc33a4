// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import pingsift.capture.CaptureException;
import pingsift.capture.CaptureReader;
import pingsift.check.CheckedRule;
import pingsift.engine.EngineOptions;
import pingsift.eval.Truth;
import pingsift.inspect.Explanation;
import pingsift.inspect.Findings;
import pingsift.inspect.Inspector;
import pingsift.ruletest.CaptureSource;
import pingsift.ruletest.MissExplainer;

/** The record that a rule was nearest to, and what would have to come out otherwise on it. */
final class NearestMiss implements MissExplainer {
  /** Each takes a pass over its capture; nobody reads more of them at once. */
  private static final int MOST = 50;

  private final EngineOptions options;
  private int left = MOST;

  NearestMiss(EngineOptions options) {
    this.options = options;
  }

  @Override
  public List<String> explain(CheckedRule rule, CaptureSource capture) throws IOException {
    if (left == 0) {
      return List.of();
    }
    left--;
    Inspector inspector = new Inspector(List.of(rule), options);
    Findings findings = new Findings(inspector.clauses(), reading -> false);
    try (CaptureReader reader = capture.open()) {
      inspector.run(reader, findings);
    } catch (CaptureException breaksOff) {
      // told with the result; what came before counts
    }
    return lines(rule, findings.of(rule));
  }

  /** Of a window or a sequence, only what did not come about. */
  private static List<String> lines(CheckedRule rule, List<Findings.Finding> findings) {
    List<String> lacking = new ArrayList<>();
    List<String> holding = new ArrayList<>();
    for (Findings.Finding finding : findings) {
      finding
          .nearest()
          .ifPresent(
              nearest -> {
                if (nearest.explanation().truth() == Truth.TRUE) {
                  holding.add(nearest.record() + ": the condition is true");
                } else {
                  lacking.addAll(lacking(nearest));
                }
              });
    }
    if (!lacking.isEmpty()) {
      return lacking;
    }
    if (!holding.isEmpty() && !rule.restraint().isNone()) {
      holding.add("`suppress`, `after` or `limit` holds the alert back");
    }
    return holding;
  }

  private static List<String> lacking(Findings.Case nearest) {
    List<String> lines = new ArrayList<>();
    lines.add(nearest.record() + " lacks");
    for (Explanation.Line flip : nearest.explanation().flips()) {
      String clause = flip.state().equals("false") ? "not (" + flip.clause() + ")" : flip.clause();
      lines.add("  " + clause + (flip.values().isEmpty() ? "" : "   # " + flip.values()));
    }
    return lines;
  }
}
