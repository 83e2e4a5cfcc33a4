// SPDX-License-Identifier: Apache-2.0
package pingsift.mutate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pingsift.check.CheckedRule;
import pingsift.check.Checker;
import pingsift.mutate.RuleScore.Standing;
import pingsift.ruletest.CaptureFinder;
import pingsift.ruletest.TestCase;
import pingsift.ruletest.TestResult;
import pingsift.ruletest.TestRunner;
import pingsift.ruletest.Traffic;
import pingsift.syntax.RuleFile;
import pingsift.text.Place;

/**
 * Puts small mistakes into rules and looks which of them no test notices.
 *
 * <p>Goes through the tests in rounds: in each, the next test of every rule is run on all its
 * mutants that are left, the cheapest first, and a capture is read once for all of them. So most
 * mutants see one small capture.
 */
public final class MutationRun {
  /** Rules that one pass over a capture holds. */
  private static final int MOST_AT_ONCE = 1_000;

  /** Characters of rules that one pass holds: a plan takes some hundred bytes for each. */
  private static final long MOST_WEIGHT = 1_000_000;

  private final CaptureFinder finder;
  private final TestRunner runner;
  private final Checker checker;
  private final IdentityHashMap<CheckedRule, Map<TestCase, TestResult>> asItIs =
      new IdentityHashMap<>();

  /**
   * @param checker that checked the rules
   */
  public MutationRun(CaptureFinder finder, TestRunner runner, Checker checker) {
    this.finder = finder;
    this.runner = runner;
    this.checker = checker;
  }

  /**
   * The scores of rules, in their order.
   *
   * @param files whose comments may allow a change
   */
  public List<RuleScore> run(List<Subject> subjects, List<RuleFile> files)
      throws InterruptedException {
    Set<CheckedRule> failing = failing(subjects);
    List<Pending> pending =
        subjects.parallelStream()
            .filter(subject -> !subject.tests().isEmpty() && !failing.contains(subject.rule()))
            .map(this::pending)
            .toList();
    boolean more = true;
    for (int round = 0; more; round++) {
      more = round(pending, round);
    }
    shareDefinitions(pending);
    allow(pending, files);
    new Hints(finder, runner, asItIs).find(pending);
    return scores(subjects, failing, pending);
  }

  private Pending pending(Subject subject) {
    return new Pending(
        subject,
        RuleMutants.of(subject.rule(), subject.query(), subject.source(), checker),
        cheapestFirst(subject.tests()));
  }

  /** Runs the tests on the rules as they are; what they say is kept. */
  private Set<CheckedRule> failing(List<Subject> subjects) throws InterruptedException {
    Set<CheckedRule> failing = new HashSet<>();
    List<TestCase> tests = subjects.stream().flatMap(s -> s.tests().stream()).toList();
    subjects.stream().filter(s -> s.unread() > 0).forEach(s -> failing.add(s.rule()));
    for (TestResult result : runner.run(subjects.stream().map(Subject::rule).toList(), tests)) {
      asItIs
          .computeIfAbsent(result.rule(), rule -> new IdentityHashMap<>())
          .put(result.test(), result);
      if (result.outcome().isBad()) {
        failing.add(result.rule());
      }
    }
    return failing;
  }

  private List<TestCase> cheapestFirst(List<TestCase> tests) {
    return tests.stream().sorted(Comparator.comparingLong(this::cost)).toList();
  }

  private long cost(TestCase test) {
    if (test.traffic() instanceof Traffic.Drawn drawn) {
      return drawn.flow().frames().size();
    }
    return finder
        .find(test, (Traffic.File) test.traffic())
        .map(path -> path.toFile().length())
        .orElse(0L);
  }

  // --- Rounds ---

  /** The mutants of one rule on their way through its tests. */
  static final class Pending {
    final Subject subject;
    final RuleMutants mutants;
    final List<TestCase> tests;
    final IdentityHashMap<Mutant, Fate> fates = new IdentityHashMap<>();

    /** Of mutants that are left: the first test on which they alert otherwise, and pass. */
    final IdentityHashMap<Mutant, TestResult> unlike = new IdentityHashMap<>();

    List<Mutant> left;

    Pending(Subject subject, RuleMutants mutants, List<TestCase> tests) {
      this.subject = subject;
      this.mutants = mutants;
      this.tests = tests;
      this.left = new ArrayList<>(mutants.mutants());
    }

    Fate fate(Mutant mutant) {
      Fate known = fates.get(mutant);
      return known == null ? Fate.alive(mutant) : known;
    }
  }

  /** Whether any rule has had another test. */
  private boolean round(List<Pending> all, int round) throws InterruptedException {
    boolean more = false;
    List<TestCase> tests = new ArrayList<>();
    IdentityHashMap<CheckedRule, Pending> owners = new IdentityHashMap<>();
    IdentityHashMap<CheckedRule, Mutant> mutants = new IdentityHashMap<>();
    List<CheckedRule> versions = new ArrayList<>();
    for (Pending pending : all) {
      if (round < pending.tests.size()) {
        more = true;
        tests.add(pending.tests.get(round));
        for (Mutant mutant : pending.left) {
          versions.add(mutant.version());
          owners.put(mutant.version(), pending);
          mutants.put(mutant.version(), mutant);
        }
      }
    }
    for (List<CheckedRule> part : portions(versions)) {
      for (TestResult result : runner.run(part, tests)) {
        Pending owner = owners.get(result.rule());
        Mutant mutant = mutants.get(result.rule());
        if (owner != null && mutant != null) {
          judge(owner, mutant, result);
        }
      }
    }
    all.forEach(pending -> pending.left.removeIf(pending.fates::containsKey));
    return more;
  }

  private void judge(Pending owner, Mutant mutant, TestResult result) {
    if (result.outcome().isBad()) {
      owner.fates.put(mutant, Fate.noticed(mutant, result.test()));
      return;
    }
    TestResult before = asItIs.getOrDefault(mutant.rule(), Map.of()).get(result.test());
    if (before != null
        && (before.alerts() != result.alerts() || !before.frames().equals(result.frames()))) {
      owner.unlike.putIfAbsent(mutant, result);
    }
  }

  /** So many rules at once as memory allows. */
  static List<List<CheckedRule>> portions(List<CheckedRule> rules) {
    List<List<CheckedRule>> portions = new ArrayList<>();
    List<CheckedRule> portion = new ArrayList<>();
    long weight = 0;
    for (CheckedRule rule : rules) {
      long own = rule.span().length();
      if (!portion.isEmpty() && (portion.size() >= MOST_AT_ONCE || weight + own > MOST_WEIGHT)) {
        portions.add(portion);
        portion = new ArrayList<>();
        weight = 0;
      }
      portion.add(rule);
      weight += own;
    }
    if (!portion.isEmpty()) {
      portions.add(portion);
    }
    return portions;
  }

  // --- Results ---

  /** A change of a definition is one change, whichever rule's test notices it. */
  private static void shareDefinitions(List<Pending> all) {
    record Key(Place place, Operator operator, String after, String sentence) {}

    Set<Key> noticed = new HashSet<>();
    for (boolean collecting : new boolean[] {true, false}) {
      for (Pending pending : all) {
        for (Mutant mutant : pending.mutants.mutants()) {
          Key key = new Key(mutant.place(), mutant.operator(), mutant.after(), mutant.sentence());
          Fate fate = pending.fate(mutant);
          if (collecting && !fate.isAlive()) {
            noticed.add(key);
          } else if (!collecting && fate.isAlive() && noticed.contains(key)) {
            pending.fates.put(mutant, fate.with(Fate.Outcome.NOTICED_ELSEWHERE));
          }
        }
      }
    }
  }

  private static void allow(List<Pending> all, List<RuleFile> files) {
    for (Pending pending : all) {
      for (Mutant mutant : pending.left) {
        pending.fates.put(mutant, pending.fate(mutant).allowedBy(files));
      }
      pending.left.removeIf(mutant -> !pending.fate(mutant).isAlive());
    }
  }

  private static List<RuleScore> scores(
      List<Subject> subjects, Set<CheckedRule> failing, List<Pending> all) {
    IdentityHashMap<CheckedRule, Pending> byRule = new IdentityHashMap<>();
    all.forEach(pending -> byRule.put(pending.subject.rule(), pending));
    List<RuleScore> scores = new ArrayList<>();
    for (Subject subject : subjects) {
      Pending pending = byRule.get(subject.rule());
      if (pending == null) {
        boolean fails = failing.contains(subject.rule());
        scores.add(RuleScore.without(subject.rule(), fails ? Standing.FAILING : Standing.NO_TESTS));
        continue;
      }
      RuleMutants mutants = pending.mutants;
      scores.add(
          new RuleScore(
              subject.rule(),
              Standing.TESTED,
              mutants.mutants().stream().map(pending::fate).toList(),
              mutants.unsound(),
              mutants.equivalent(),
              mutants.untried()));
    }
    return scores;
  }
}
