// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import pingsift.check.CheckedRule;
import pingsift.engine.RuleLoader;
import pingsift.engine.RuleSet;
import pingsift.fields.Fields;
import pingsift.mutate.MutationRun;
import pingsift.mutate.RuleScore;
import pingsift.mutate.Subject;
import pingsift.ruletest.CaptureFinder;
import pingsift.ruletest.TestRunner;

/** {@code mutate}: puts small mistakes into rules and tells which of them no test notices. */
@Command(
    name = "mutate",
    customSynopsis = "pingsift mutate [RULES...] [--rule NAME]... [--captures DIR]... [OPTION]...",
    description = {
      "Put small mistakes into rules, one at a time, and tell which of them no test notices.",
      "Exit code 1 where tests notice less than --min, a rule has an error, or its tests fail as it"
          + " is."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  pingsift mutate",
      "  pingsift mutate my.sift --rule large_ping --captures ~/captures",
      "  pingsift mutate rules/ --min 80"
    })
final class MutateCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private RuleArguments rules = new RuleArguments();
  @Mixin private RuleChoice named = new RuleChoice();
  @Mixin private CaptureDirectories captures = new CaptureDirectories();
  @Mixin private CapturesAtOnce atOnce = new CapturesAtOnce();

  @Option(
      names = "--min",
      paramLabel = "PERCENT",
      description = "Exit code 1 where tests notice fewer of all changes than this.")
  private @Nullable Double min;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "How results are written: text, or json, a line for each change and each rule.")
  private OutputFormat format = OutputFormat.text;

  @Mixin private TimeoutOptions timeouts = new TimeoutOptions();

  MutateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!atOnce.isSound(terminal)) {
      return ExitCode.USAGE;
    }
    if (min != null && !(min >= 0 && min <= 100)) {
      terminal.say("`--min` takes a number from 0 to 100");
      return ExitCode.USAGE;
    }
    long begin = System.nanoTime();
    RuleLoader loader = new RuleLoader(Fields.catalogue());
    RuleSet ruleSet = loader.load(rules.sources(terminal));
    WrittenTests written = WrittenTests.of(ruleSet);
    RuleReport.print(written.errors(), written.untold(), terminal);
    Optional<List<CheckedRule>> chosen = named.of(ruleSet.rules(), terminal);
    if (chosen.isEmpty()) {
      return ExitCode.USAGE;
    }
    if (ruleSet.rules().isEmpty()) {
      terminal.say("there are no rules");
      return ExitCode.TROUBLE;
    }
    CaptureFinder finder = captures.finder(terminal);
    TestRunner runner = TestRunner.counting(finder, timeouts.engine(), atOnce.threads());
    List<RuleScore> scores =
        new MutationRun(finder, runner, loader.checker())
            .run(Subject.of(chosen.get(), ruleSet.parsed(), written.tests()), ruleSet.parsed());
    boolean fine = report(scores, System.nanoTime() - begin);
    return fine && written.errors().isEmpty() ? ExitCode.FINE : ExitCode.TROUBLE;
  }

  /** Whether all is well. */
  private boolean report(List<RuleScore> scores, long nanos) throws IOException {
    switch (format) {
      case text -> new MutationReport(terminal).print(scores);
      case json -> MutationLines.write(scores, terminal.out());
    }
    terminal.out().flush();
    terminal.err().println(MutationReport.summary(scores, nanos));
    long mutants = scores.stream().mapToLong(RuleScore::mutants).sum();
    long noticed = scores.stream().mapToLong(RuleScore::noticed).sum();
    double percent = RuleScore.percent(noticed, mutants);
    Double wanted = min;
    boolean enough = wanted == null || percent >= wanted;
    if (wanted != null && !enough) {
      terminal.say(
          "tests notice %s of the changes, and %s %% are wanted"
              .formatted(
                  MutationReport.percent(noticed, mutants),
                  wanted % 1 == 0 ? String.valueOf(wanted.longValue()) : wanted.toString()));
    }
    return enough
        && scores.stream().noneMatch(score -> score.standing() == RuleScore.Standing.FAILING);
  }
}
