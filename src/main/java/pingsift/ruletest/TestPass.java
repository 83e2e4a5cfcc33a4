// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pingsift.capture.CaptureException;
import pingsift.capture.CaptureReader;
import pingsift.capture.Frame;
import pingsift.check.CheckedRule;
import pingsift.engine.Engine;
import pingsift.engine.EngineOptions;
import pingsift.eval.Match;

/** One capture, read once, for all trials over it. */
final class TestPass {
  /** What one rule said. */
  private static final class Alerts {
    private final List<FoundAlert> found = new ArrayList<>();
    private final List<Long> frames = new ArrayList<>();
    private long count;

    void add(Match match, int mostFound) {
      count++;
      if (found.size() < mostFound) {
        found.add(FoundAlert.of(match));
      }
      if (frames.size() < TestResult.MOST_FRAMES) {
        frames.add(match.decidingFrame());
      }
    }
  }

  /** A trial and the place of its result. */
  private record Placed(Trial trial, int place) {}

  private final CaptureSource source;
  private final EngineOptions options;
  private final int mostFound;
  private final List<Placed> trials = new ArrayList<>();
  private final IdentityHashMap<CheckedRule, Alerts> alerts = new IdentityHashMap<>();
  private final List<CheckedRule> rules = new ArrayList<>();
  private @Nullable String trouble;
  private boolean readable;

  /**
   * @param mostFound of how many alerts of a rule more is kept than the frame
   */
  TestPass(CaptureSource source, EngineOptions options, int mostFound) {
    this.source = source;
    this.options = options;
    this.mostFound = mostFound;
  }

  void add(Trial trial, int place) {
    trials.add(new Placed(trial, place));
    if (alerts.putIfAbsent(trial.rule(), new Alerts()) == null) {
      rules.add(trial.rule());
    }
  }

  List<CheckedRule> rules() {
    return rules;
  }

  /**
   * Writes the results into their places; no other pass writes there.
   *
   * @param plan of {@link #rules}
   */
  void run(TestResult[] results, SharedPlan plan) {
    Engine engine = new Engine(plan.take(), options, this::alert);
    try (CaptureReader reader = source.open()) {
      readable = true;
      engine.run(new WholePart(reader));
    } catch (IOException e) {
      trouble = String.valueOf(e.getMessage());
    }
    for (Placed placed : trials) {
      results[placed.place()] = result(placed.trial());
    }
  }

  private void alert(Match match) {
    Alerts ofRule = alerts.get(match.rule());
    if (ofRule != null) {
      ofRule.add(match, mostFound);
    }
  }

  private TestResult result(Trial trial) {
    Alerts seen = alerts.getOrDefault(trial.rule(), new Alerts());
    List<Long> frames = new ArrayList<>(seen.frames);
    Collections.sort(frames);
    TestOutcome outcome =
        readable ? outcome(trial.test().expectation(), seen.count, frames) : TestOutcome.UNREADABLE;
    return new TestResult(
        trial.rule(),
        trial.test(),
        outcome,
        seen.count,
        frames,
        seen.found,
        Optional.of(source),
        Optional.ofNullable(trouble));
  }

  private static TestOutcome outcome(Expectation expectation, long count, List<Long> frames) {
    boolean holds = expectation.holds(count, frames);
    if (expectation.kind().isKnown()) {
      return holds ? TestOutcome.OVERCOME : TestOutcome.KNOWN;
    }
    return holds ? TestOutcome.PASSED : TestOutcome.FAILED;
  }

  /** A capture that breaks off ends there, as in a run: what was whole is judged. */
  private final class WholePart implements CaptureReader {
    private final CaptureReader reader;

    WholePart(CaptureReader reader) {
      this.reader = reader;
    }

    @Override
    public boolean next(Frame frame) {
      try {
        return trouble == null && reader.next(frame);
      } catch (CaptureException e) {
        trouble = String.valueOf(e.getMessage());
        return false;
      }
    }

    @Override
    public long bytesRead() {
      return reader.bytesRead();
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }
}
