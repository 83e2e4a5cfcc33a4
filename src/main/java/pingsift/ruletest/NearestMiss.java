// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import pingsift.capture.CaptureException;
import pingsift.capture.CaptureReader;
import pingsift.check.CheckedQuery;
import pingsift.check.CheckedRule;
import pingsift.check.Scope;
import pingsift.engine.EngineOptions;
import pingsift.eval.Truth;
import pingsift.inspect.Clauses;
import pingsift.inspect.Explanation;
import pingsift.inspect.Findings;
import pingsift.inspect.Inspector;

/** Looks through a capture once more, for the record that a rule came nearest to. */
public final class NearestMiss implements MissExplainer {
  private final EngineOptions options;

  /**
   * @param options of the runs whose misses are explained
   */
  public NearestMiss(EngineOptions options) {
    this.options = options;
  }

  @Override
  public List<String> explain(CheckedRule rule, CaptureSource capture) throws IOException {
    Inspector inspector = new Inspector(List.of(rule), options);
    Findings findings = new Findings(inspector.clauses(), reading -> false);
    try (CaptureReader reader = capture.open()) {
      inspector.run(reader, findings);
    } catch (CaptureException breaksOff) {
      // told with the result; what came before counts
    }
    List<String> lines = new ArrayList<>();
    for (Findings.Finding finding : findings.of(rule)) {
      add(finding, lines);
    }
    return lines;
  }

  private static void add(Findings.Finding finding, List<String> lines) {
    Clauses clauses = finding.clauses();
    String step = "";
    long trues = finding.count(Truth.TRUE);
    if (clauses.rule().query() instanceof CheckedQuery.Sequence sequence) {
      boolean absent = sequence.steps().get(clauses.part()).absent();
      step = "step " + (clauses.part() + 1) + (absent ? ", which must not happen: " : ": ");
      if (absent && trues == 0) {
        return;
      }
    }
    if (trues > 0) {
      if (!(clauses.rule().query() instanceof CheckedQuery.Single)) {
        lines.add(step + "true on " + trues + " " + records(clauses, trues));
      } else if (!clauses.rule().restraint().isNone()) {
        lines.add(
            "true on %d %s; `suppress`, `after` or `limit` holds the alert back"
                .formatted(trues, records(clauses, trues)));
      }
    } else if (finding.nearest().isEmpty()) {
      lines.add(step + "there are no " + records(clauses, 0));
    } else {
      Findings.Case nearest = finding.nearest().get();
      lines.add(step + nearest.record());
      for (Explanation.Line change : nearest.explanation().flips()) {
        lines.add("  `" + change.clause() + "` " + change.values());
      }
    }
  }

  private static String records(Clauses clauses, long count) {
    String one =
        clauses.part() == Clauses.HAVING
            ? "window"
            : clauses.scope() == Scope.ISTREAM ? "iStream" : clauses.scope().word();
    return count == 1 ? one : one + "s";
  }
}
