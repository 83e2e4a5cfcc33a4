// SPDX-License-Identifier: Apache-2.0
package pingsift.mutate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import pingsift.check.CheckedRule;
import pingsift.lint.Difference;
import pingsift.mutate.MutationRun.Pending;
import pingsift.ruletest.CaptureFinder;
import pingsift.ruletest.Expectation;
import pingsift.ruletest.Flow;
import pingsift.ruletest.FlowException;
import pingsift.ruletest.FlowNotation;
import pingsift.ruletest.TestCase;
import pingsift.ruletest.TestResult;
import pingsift.ruletest.TestRunner;
import pingsift.ruletest.Traffic;
import pingsift.text.Span;

/**
 * Looks for tests that would notice what none notices: first traffic made up near the border of the
 * rule; then among the tests that the rule has, where the change alerts elsewhere or more often;
 * then among the captures of other rules; at last by what numbers both rules differ on. Whatever is
 * said was tried, or follows from the conditions.
 */
final class Hints {
  /** Captures of other rules that are tried, and how large they may be. */
  private static final int MOST_CAPTURES = 24;

  private static final long MOST_BYTES = 64 << 10;

  /** Captures that are tried before the next ones are. */
  private static final int AT_ONCE = 6;

  private static final int MOST_FRAMES = 6;

  private static final String TIMES = " times ";

  private static final Expectation NONE =
      new Expectation(Expectation.Kind.SILENT, List.of(), OptionalLong.empty());

  private final CaptureFinder finder;
  private final TestRunner runner;
  private final IdentityHashMap<CheckedRule, Map<TestCase, TestResult>> asItIs;

  Hints(
      CaptureFinder finder,
      TestRunner runner,
      IdentityHashMap<CheckedRule, Map<TestCase, TestResult>> asItIs) {
    this.finder = finder;
    this.runner = runner;
    this.asItIs = asItIs;
  }

  /** Gives hints to the mutants that are left. */
  void find(List<Pending> all) throws InterruptedException {
    fromDrafts(all);
    for (Pending pending : all) {
      for (Mutant mutant : pending.left) {
        TestResult changed = pending.unlike.get(mutant);
        if (changed != null && pending.fate(mutant).hint().isEmpty()) {
          TestResult before = asItIs.getOrDefault(mutant.rule(), Map.of()).get(changed.test());
          Optional.ofNullable(before)
              .flatMap(own -> sharper(own, changed))
              .ifPresent(hint -> give(pending, mutant, hint));
        }
      }
    }
    List<TestCase> captures = captures(all);
    for (int i = 0; i < captures.size(); i += AT_ONCE) {
      fromOtherCaptures(all, captures.subList(i, Math.min(captures.size(), i + AT_ONCE)));
    }
    for (Pending pending : all) {
      for (Mutant mutant : pending.left) {
        if (pending.fate(mutant).hint().isEmpty()) {
          Difference.between(mutant.rule(), mutant.version())
              .ifPresent(where -> give(pending, mutant, "the two differ only where " + where));
        }
      }
    }
  }

  private static void give(Pending pending, Mutant mutant, String hint) {
    pending.fates.put(mutant, pending.fate(mutant).with(hint));
  }

  /** The test as it is, asking for more. */
  private static Optional<String> sharper(TestResult before, TestResult after) {
    if (before.test().expectation().kind() != Expectation.Kind.ALERT) {
      return Optional.empty();
    }
    String what = traffic(before.test().traffic());
    if (before.alerts() != after.alerts()) {
      return Optional.of(
          "`alert %s times %d` would notice: with the change there %s"
              .formatted(what, before.alerts(), counted(after.alerts())));
    }
    return before.frames().size() > MOST_FRAMES
        ? Optional.empty()
        : Optional.of(
            "`alert %s frames %s` would notice: with the change it is %s"
                .formatted(what, frames(before), frames(after)));
  }

  private static String counted(long alerts) {
    return alerts == 0 ? "is none" : alerts == 1 ? "is 1" : "are %,d".formatted(alerts);
  }

  private static String frames(TestResult result) {
    return result.frames().stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static String traffic(Traffic traffic) {
    if (traffic instanceof Traffic.File file) {
      return '"' + file.name() + '"';
    }
    Traffic.Drawn drawn = (Traffic.Drawn) traffic;
    if (drawn.span().length() == 0) {
      return "{ " + drawn.flow().name() + " }"; // made up here, and named as it reads
    }
    String title = drawn.title();
    return (title.isEmpty() ? "" : '"' + title + "\" ") + "{ … }";
  }

  // --- Traffic made up for it ---

  private void fromDrafts(List<Pending> all) throws InterruptedException {
    List<TestCase> tests = new ArrayList<>();
    for (Pending pending : all) {
      if (!pending.left.isEmpty()) {
        drafts(pending, tests);
      }
    }
    compare(all, tests);
  }

  private static void drafts(Pending pending, List<TestCase> into) {
    CheckedRule rule = pending.subject.rule();
    Span span = new Span(0, 0);
    for (String text : Drafts.of(rule)) {
      try {
        Flow flow = FlowNotation.parse(text, text);
        Traffic traffic = new Traffic.Drawn("", flow, span);
        into.add(silent(rule.name(), new TestCase("", rule.source(), span, NONE, traffic)));
      } catch (FlowException unusual) {
        // what cannot be drawn is no hint
      }
    }
  }

  // --- Captures that other rules are tested with ---

  private void fromOtherCaptures(List<Pending> all, List<TestCase> captures)
      throws InterruptedException {
    List<TestCase> tests = new ArrayList<>();
    for (Pending pending : all) {
      boolean open = pending.left.stream().anyMatch(m -> pending.fate(m).hint().isEmpty());
      String rule = pending.subject.rule().name();
      captures.stream()
          .limit(open ? captures.size() : 0)
          .forEach(capture -> tests.add(silent(rule, capture)));
    }
    compare(all, tests);
  }

  /**
   * Runs the rules and what is left of their mutants; where one alerts otherwise, that is a hint.
   */
  private void compare(List<Pending> all, List<TestCase> tests) throws InterruptedException {
    IdentityHashMap<CheckedRule, Mutant> mutants = new IdentityHashMap<>();
    List<CheckedRule> rules = new ArrayList<>();
    for (Pending pending : all) {
      List<Mutant> open =
          pending.left.stream().filter(m -> pending.fate(m).hint().isEmpty()).toList();
      if (open.isEmpty()) {
        continue;
      }
      rules.add(pending.subject.rule());
      for (Mutant mutant : open) {
        rules.add(mutant.version());
        mutants.put(mutant.version(), mutant);
      }
    }
    IdentityHashMap<TestCase, TestResult> before = new IdentityHashMap<>();
    IdentityHashMap<Mutant, String> found = new IdentityHashMap<>();
    for (List<CheckedRule> portion : MutationRun.portions(rules)) {
      for (TestResult result : runner.run(portion, tests)) {
        Mutant mutant = mutants.get(result.rule());
        TestResult own = before.get(result.test());
        if (mutant == null) {
          before.put(result.test(), result);
        } else if (own != null) {
          boolean plain = own.alerts() == 0 || result.alerts() == 0; // better than a number
          String old = found.get(mutant);
          boolean better = old == null || (plain && old.contains(TIMES));
          another(own, result).filter(hint -> better).ifPresent(hint -> found.put(mutant, hint));
        }
      }
    }
    for (Pending pending : all) {
      for (Mutant mutant : pending.left) {
        String hint = found.get(mutant);
        if (hint != null && pending.fate(mutant).hint().isEmpty()) {
          give(pending, mutant, hint);
        }
      }
    }
  }

  private static TestCase silent(String rule, TestCase like) {
    return new TestCase(rule, like.source(), like.span(), NONE, like.traffic());
  }

  private static Optional<String> another(TestResult before, TestResult after) {
    String what = traffic(before.test().traffic());
    if (before.capture().isEmpty() || before.alerts() == after.alerts()) {
      return Optional.empty();
    }
    if (before.alerts() == 0) {
      return Optional.of(
          "`silent %s` would notice: with the change there is an alert".formatted(what));
    }
    return Optional.of(
        after.alerts() == 0
            ? "`alert %s` would notice: with the change there is none".formatted(what)
            : "`alert %s times %d` would notice: with the change there %s"
                .formatted(what, before.alerts(), counted(after.alerts())));
  }

  private List<TestCase> captures(List<Pending> all) {
    Map<Path, TestCase> found = new LinkedHashMap<>();
    for (Pending pending : all) {
      for (TestCase test : pending.tests) {
        if (test.traffic() instanceof Traffic.File file) {
          finder
              .find(test, file)
              .filter(path -> path.toFile().length() <= MOST_BYTES)
              .ifPresent(path -> found.putIfAbsent(path.toAbsolutePath().normalize(), test));
        }
      }
    }
    return found.keySet().stream()
        .sorted(Comparator.comparingLong((Path path) -> path.toFile().length()))
        .limit(MOST_CAPTURES)
        .map(found::get)
        .toList();
  }
}
