// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import pingsift.ruletest.CaptureSource;
import pingsift.ruletest.Expectation;
import pingsift.ruletest.FoundAlert;
import pingsift.ruletest.MissExplainer;
import pingsift.ruletest.TestCase;
import pingsift.ruletest.TestOutcome;
import pingsift.ruletest.TestResult;

/** What was expected of a test and what came, line by line. */
final class TestDetails {
  private static final int MOST_ALERTS = 3;
  private static final int MOST_FRAMES = 20;

  private final TestResult result;
  private final List<String> lines = new ArrayList<>();

  private TestDetails(TestResult result) {
    this.result = result;
  }

  /** None for a test that is as it should be; of a capture that breaks off, that it does. */
  static List<String> of(TestResult result, MissExplainer explainer) throws IOException {
    TestDetails details = new TestDetails(result);
    TestCase test = result.test();
    String head = test.source().name() + ":" + test.line() + ": " + test.title();
    if (result.outcome().isBad()) {
      details.lines.add(head);
      details.difference(explainer);
    } else if (result.trouble().isPresent()) {
      details.lines.add(head);
      details.lines.add("  judged by what could be read: " + result.trouble().get());
    }
    return details.lines;
  }

  private void difference(MissExplainer explainer) throws IOException {
    result.trouble().ifPresent(why -> lines.add("  " + why));
    if (result.outcome() == TestOutcome.UNREADABLE) {
      return;
    }
    Expectation expectation = result.test().expectation();
    lines.add("  expected  " + expected(expectation));
    lines.add("  got       " + got());
    if (result.outcome() == TestOutcome.OVERCOME) {
      String now = expectation.kind().wantsAlerts() ? "alert" : "silent";
      lines.add("  it does now what it should: write `" + now + "` without `known …`");
      return;
    }
    List<Long> missing = less(expectation.frames(), result.frames());
    if (!expectation.frames().isEmpty() && !missing.isEmpty()) {
      lines.add("  - at " + frames(missing));
    }
    unexpected(expectation);
    if (expectation.kind().wantsAlerts() && result.alerts() == 0 && result.capture().isPresent()) {
      nearestMiss(explainer, result.capture().get());
    }
  }

  static String expected(Expectation expectation) {
    if (expectation.kind() == Expectation.Kind.KNOWN_MISS) {
      return "a miss, which is known";
    }
    if (expectation.kind() == Expectation.Kind.KNOWN_FALSE_ALARM) {
      return "a false alarm, which is known";
    }
    if (!expectation.kind().wantsAlerts()) {
      return "no alert";
    }
    if (!expectation.frames().isEmpty()) {
      return alerts(expectation.frames().size()) + " at " + frames(expectation.frames());
    }
    return expectation.times().isPresent() ? alerts(expectation.times().getAsLong()) : "an alert";
  }

  private String got() {
    return got(result);
  }

  static String got(TestResult result) {
    return result.alerts() == 0
        ? "no alert"
        : alerts(result.alerts()) + " at " + frames(result.frames());
  }

  private static String alerts(long count) {
    return RuleReport.counted(count, "alert");
  }

  private static String frames(List<Long> frames) {
    String some =
        frames.stream().limit(MOST_FRAMES).map(String::valueOf).collect(Collectors.joining(", "));
    int more = frames.size() - MOST_FRAMES;
    return (frames.size() == 1 ? "frame " : "frames ")
        + some
        + (more > 0 ? " and %,d more".formatted(more) : "");
  }

  /** What is in one list and not in the other, each as often as it is. */
  private static List<Long> less(List<Long> all, List<Long> without) {
    List<Long> left = new ArrayList<>();
    int j = 0;
    for (long frame : all) {
      while (j < without.size() && without.get(j) < frame) {
        j++;
      }
      if (j < without.size() && without.get(j) == frame) {
        j++;
      } else {
        left.add(frame);
      }
    }
    return left;
  }

  /** The alerts that should not be there; of a wrong number, all. */
  private void unexpected(Expectation expectation) {
    List<Long> wrong =
        expectation.frames().isEmpty()
            ? result.frames()
            : less(result.frames(), expectation.frames());
    // of a wrong number nobody knows which are too many
    boolean tooMany = !expectation.kind().wantsAlerts() || !expectation.frames().isEmpty();
    int shown = 0;
    List<Long> rest = new ArrayList<>(wrong);
    for (FoundAlert alert : result.found()) {
      if (shown < MOST_ALERTS && rest.remove(alert.frame())) {
        alert(alert, tooMany ? "+" : "·");
        shown++;
      }
    }
    if (shown > 0 && !rest.isEmpty()) {
      lines.add("  and " + RuleReport.counted(rest.size(), "more alert"));
    }
  }

  private void alert(FoundAlert alert, String mark) {
    lines.add(
        "  %s at frame %d, %s > %s, %s"
            .formatted(
                mark, alert.frame(), alert.source(), alert.destination(), alert.state().word()));
    alert.evidence().forEach(evidence -> lines.add("      " + EvidenceText.of(evidence)));
    alert.missing().forEach(reason -> lines.add("      not complete: " + reason));
  }

  private void nearestMiss(MissExplainer explainer, CaptureSource capture) throws IOException {
    List<String> why = explainer.explain(result.rule(), capture);
    if (!why.isEmpty()) {
      lines.add("  nearest miss");
      why.forEach(line -> lines.add("      " + line));
    }
  }

  /** All that went wrong as one text, for reports that take one. */
  static String text(TestResult result, MissExplainer explainer) throws IOException {
    return String.join("\n", of(result, explainer));
  }
}
