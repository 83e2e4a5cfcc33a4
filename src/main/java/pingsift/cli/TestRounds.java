// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import pingsift.check.CheckedRule;
import pingsift.diag.Diagnostic;
import pingsift.engine.EngineOptions;
import pingsift.engine.RuleFiles;
import pingsift.engine.RuleSet;
import pingsift.engine.RuleSources;
import pingsift.fields.Fields;
import pingsift.ruletest.CaptureFinder;
import pingsift.ruletest.RememberedTests;
import pingsift.ruletest.RuleOutcome;
import pingsift.ruletest.RuleTests;
import pingsift.ruletest.TestCase;
import pingsift.ruletest.TestRunner;
import pingsift.ruletest.Traffic;
import pingsift.syntax.Item;
import pingsift.syntax.RuleFile;

/** Loads rules and runs their tests, again and again where that is wanted. */
final class TestRounds {
  /**
   * What came of one round.
   *
   * @param errors of rules and of their tests
   * @param untold how many more errors there are
   * @param names of all sound rules, those too that were not asked for
   * @param fresh names of the rules that were tested anew
   * @param inputs what was read
   */
  record Round(
      List<Diagnostic> errors,
      int untold,
      List<RuleOutcome> outcomes,
      List<String> names,
      Set<String> fresh,
      InputFiles inputs,
      long nanos) {
    boolean isBad() {
      return !errors.isEmpty() || outcomes.stream().anyMatch(RuleOutcome::isBad);
    }
  }

  private final RuleSources sources;
  private final String part;
  private final CaptureFinder finder;
  private final EngineOptions options;
  private final RememberedTests remembered = new RememberedTests();
  private RuleSet rules = RuleSet.load(List.of(), List.of(), Fields.catalogue());
  private List<TestCase> tests = List.of();

  /**
   * @param part of the names of the rules that are asked for; empty for all
   */
  TestRounds(RuleSources sources, String part, CaptureFinder finder, EngineOptions options) {
    this.sources = sources;
    this.part = part.toLowerCase(Locale.ROOT);
    this.finder = finder;
    this.options = options;
  }

  /** Tests what changed since the round before; the first time, all. */
  Round next(int threads) throws InterruptedException {
    long begin = System.nanoTime();
    rules = RuleSet.load(sources, Fields.catalogue());
    WrittenTests written = WrittenTests.of(rules);
    List<CheckedRule> asked = rules.rules().stream().filter(rule -> isAsked(rule.name())).toList();
    tests = RuleTests.of(asked, written.tests()).stream().flatMap(t -> t.cases().stream()).toList();
    TestRunner runner = new TestRunner(finder, options, threads);
    RememberedTests.Round round = remembered.run(runner, finder, asked, tests);
    return new Round(
        written.errors(),
        written.untold(),
        RuleOutcome.of(asked, written.tests(), round.results()),
        rules.rules().stream().map(CheckedRule::name).toList(),
        round.fresh(),
        new InputFiles().add(rules).add(tests, finder),
        System.nanoTime() - begin);
  }

  private boolean isAsked(String name) {
    return name.toLowerCase(Locale.ROOT).contains(part);
  }

  /** Every file that the round depended on, and those that would have been read were they there. */
  Set<Path> watched() {
    Set<Path> paths = new LinkedHashSet<>();
    for (String name : sources.paths()) {
      paths.add(Path.of(name));
      paths.addAll(RuleFiles.of(Path.of(name)).files());
    }
    for (RuleFile file : rules.parsed()) {
      Path path = Path.of(file.source().name());
      paths.add(path);
      file.items().forEach(item -> named(item).forEach(name -> beside(path, name, paths)));
    }
    for (TestCase test : tests) {
      if (test.traffic() instanceof Traffic.File file) {
        finder.places(test).forEach(place -> below(place, file.name(), paths));
      }
    }
    return paths;
  }

  private static Stream<String> named(Item item) {
    if (item instanceof Item.Import include) {
      return Stream.of(include.path());
    }
    return item instanceof Item.NamedList list
        ? list.file().stream().map(name -> name.text())
        : Stream.of();
  }

  private static void beside(Path file, String name, Set<Path> into) {
    Path parent = file.getParent();
    below(parent == null ? Path.of("") : parent, name, into);
  }

  private static void below(Path directory, String name, Set<Path> into) {
    try {
      into.add(directory.resolve(name));
    } catch (InvalidPathException notAName) {
      // told where it stands
    }
  }
}
