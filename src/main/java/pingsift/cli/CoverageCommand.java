// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import pingsift.capture.CaptureSet;
import pingsift.check.CheckedRule;
import pingsift.engine.EngineOptions;
import pingsift.engine.RuleSet;
import pingsift.fields.Fields;
import pingsift.inspect.Coverage;
import pingsift.inspect.Inspector;
import pingsift.report.CoverageHtml;
import pingsift.report.Lcov;
import pingsift.ruletest.RuleTests;
import pingsift.ruletest.TestCase;
import pingsift.ruletest.TestCoverage;
import pingsift.ruletest.TestResult;
import pingsift.ruletest.TestRunner;

/** {@code coverage}: which conditions of rules were seen true and which false. */
@Command(
    name = "coverage",
    customSynopsis = "pingsift coverage [RULES...] [-r CAPTURE...] [--rule NAME]... [OPTION]...",
    description = {
      "Tell which conditions of rules are never true or never false over their tests, and why.",
      "With -r: over captures instead of tests."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  pingsift coverage rules/",
      "  pingsift coverage my.sift --min 90 --lcov coverage.info --html coverage.html",
      "  pingsift coverage my.sift -r corpus/ --tree"
    })
final class CoverageCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private RuleArguments rules = new RuleArguments();

  @Option(
      names = "-r",
      arity = "1..*",
      paramLabel = "CAPTURE",
      converter = FileName.class,
      description = "Captures, or directories of them, to go through instead of the tests.")
  private List<String> captures = new ArrayList<>();

  @Mixin private RuleChoice named = new RuleChoice();
  @Mixin private CaptureDirectories directories = new CaptureDirectories();
  @Mixin private TimeoutOptions timeouts = new TimeoutOptions();

  @Option(
      names = "--min",
      paramLabel = "PERCENT",
      description = "Exit with 1 where fewer of all outcomes were seen.")
  private @Nullable Double least;

  @Option(names = "--tree", description = "Show every condition, also those that are covered.")
  private boolean tree;

  @Option(names = "--lcov", paramLabel = "FILE", description = "Write an lcov trace file too.")
  private @Nullable String lcov;

  @Option(names = "--html", paramLabel = "FILE", description = "Write a page for browsers too.")
  private @Nullable String html;

  CoverageCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (least != null && !(least >= 0 && least <= 100)) {
      terminal.say("`--min` takes a number from 0 to 100");
      return ExitCode.USAGE;
    }
    RuleSet ruleSet = RuleSet.load(rules.sources(terminal), Fields.catalogue());
    RuleReport.printErrors(ruleSet, terminal);
    Optional<List<CheckedRule>> chosen = named.of(ruleSet.rules(), terminal);
    if (chosen.isEmpty()) {
      return ExitCode.USAGE;
    }
    EngineOptions options = timeouts.engine();
    int code = ruleSet.hasErrors() ? ExitCode.TROUBLE : ExitCode.FINE;
    InputFiles inputs = new InputFiles().add(ruleSet);
    if (captures.isEmpty()) {
      List<TestCase> cases = cases(ruleSet);
      if (!inputs.add(cases, directories.finder(terminal)).differFrom(outputs(), terminal)) {
        return ExitCode.USAGE;
      }
      return Math.max(code, report(ofTests(cases, chosen.get(), options), chosen.get()));
    }
    try (CaptureSet set = CaptureSet.open(captures, CaptureSet.Order.TIME)) {
      if (!inputs.add(set).differFrom(outputs(), terminal)) {
        return ExitCode.USAGE;
      }
      Inspector inspector = new Inspector(chosen.get(), options);
      Coverage coverage = new Coverage(inspector.clauses());
      inspector.run(set, coverage);
      code = Math.max(code, CaptureOptions.report(set, terminal));
      return Math.max(code, report(coverage, chosen.get()));
    }
  }

  private List<String> outputs() {
    return Stream.of(lcov, html).filter(Objects::nonNull).toList();
  }

  private static List<TestCase> cases(RuleSet ruleSet) {
    return RuleTests.read(ruleSet.parsed(), problem -> {}).stream()
        .flatMap(tests -> tests.cases().stream())
        .toList();
  }

  private Coverage ofTests(List<TestCase> cases, List<CheckedRule> rules, EngineOptions options)
      throws IOException, InterruptedException {
    TestRunner runner =
        TestRunner.counting(
            directories.finder(terminal), options, Runtime.getRuntime().availableProcessors());
    List<TestResult> results = runner.run(rules, cases);
    long failed = results.stream().filter(result -> result.outcome().isBad()).count();
    if (failed > 0) {
      terminal.say(RuleReport.counted(failed, "test") + " failed: `pingsift test` tells which");
    }
    return TestCoverage.of(rules, results, options);
  }

  private int report(Coverage coverage, List<CheckedRule> rules) throws IOException {
    String of =
        (captures.isEmpty() ? "the tests of " : "captures by ")
            + RuleReport.counted(rules.size(), "rule");
    if (lcov != null) {
      write(lcov, Lcov.text(coverage));
    }
    if (html != null) {
      write(html, CoverageHtml.page(coverage, rules, of));
    }
    CoverageReport report = new CoverageReport(terminal, tree);
    for (CheckedRule rule : rules) {
      report.rule(rule, coverage.of(rule));
    }
    Coverage.Share share = Coverage.share(coverage.all());
    report.whole(share, of);
    terminal.out().flush();
    if (least != null && share.percent() < least) {
      terminal.say("fewer than --min " + least + " % of the outcomes were seen");
      return ExitCode.TROUBLE;
    }
    return ExitCode.FINE;
  }

  private static void write(String file, String text) throws IOException {
    Files.writeString(Path.of(file), text, StandardCharsets.UTF_8);
  }
}
