// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import pingsift.diag.Suggestions;
import pingsift.ruletest.CaptureFinder;
import pingsift.ruletest.NearestMiss;

/** {@code test}: runs the tests that stand in rules. */
@Command(
    name = "test",
    customSynopsis = "pingsift test [RULES...] [-k NAME] [--captures DIR]... [OPTION]...",
    description = {
      "Run the tests that stand in rules, and show where a rule does other than its tests say.",
      "Exit code 1 where a test fails or a rule has an error."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  pingsift test",
      "  pingsift test rules/ -k ptunnel",
      "  pingsift test my.sift --captures ~/captures --watch",
      "  pingsift test rules/ --junit report.xml"
    })
final class TestCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private RuleArguments rules = new RuleArguments();

  @Option(
      names = "-k",
      paramLabel = "NAME",
      converter = FileName.class,
      description = "Only rules whose name has this in it.")
  private String name = "";

  @Mixin private CaptureDirectories captures = new CaptureDirectories();
  @Mixin private CapturesAtOnce atOnce = new CapturesAtOnce();

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      converter = FileName.class,
      description = "Write the results as JUnit XML too.")
  private @Nullable String junit;

  @Option(
      names = "--watch",
      description = "Go on, and test again what changes: rules and captures. Ctrl-C ends it.")
  private boolean watch;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "How results are written: text, or json, a line for each test.")
  private OutputFormat format = OutputFormat.text;

  @Mixin private TimeoutOptions timeouts = new TimeoutOptions();

  TestCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!atOnce.isSound(terminal)) {
      return ExitCode.USAGE;
    }
    CaptureFinder finder = captures.finder(terminal);
    TestRounds rounds = new TestRounds(rules.sources(terminal), name, finder, timeouts.engine());
    return watch ? watch(rounds) : once(rounds);
  }

  private int once(TestRounds rounds) throws IOException, InterruptedException {
    return report(rounds.next(atOnce.threads()), false);
  }

  private int watch(TestRounds rounds) throws IOException {
    int code = ExitCode.FINE;
    try (FileWatch files = new FileWatch(rounds::watched)) {
      boolean again = false;
      while (!Thread.currentThread().isInterrupted()) {
        TestRounds.Round round = rounds.next(atOnce.threads());
        code = report(round, again);
        terminal.err().println(again ? "" : "watching; Ctrl-C ends it\n");
        List<Path> changed = files.await();
        terminal.err().println("changed: " + TestReport.names(changed));
        again = true;
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    return code;
  }

  private int report(TestRounds.Round round, boolean again) throws IOException {
    if (junit != null && !round.inputs().differFrom(List.of(junit), terminal)) {
      return ExitCode.USAGE;
    }
    RuleReport.print(round.errors(), round.untold(), terminal);
    switch (format) {
      case text -> new TestReport(terminal, new NearestMiss(timeouts.engine())).print(round, again);
      case json -> TestLines.write(round, again, terminal.out());
    }
    terminal.out().flush();
    terminal.err().println(TestReport.summary(round));
    if (junit != null) {
      JUnitReport.write(Path.of(junit), round, new NearestMiss(timeouts.engine()));
    }
    if (round.outcomes().isEmpty() && round.errors().isEmpty()) {
      sayNothingToTest(round);
      return ExitCode.TROUBLE;
    }
    return round.isBad() ? ExitCode.TROUBLE : ExitCode.FINE;
  }

  private void sayNothingToTest(TestRounds.Round round) {
    if (name.isEmpty() || round.names().isEmpty()) {
      terminal.say("there are no rules");
      return;
    }
    List<String> near = Suggestions.closest(name, round.names());
    terminal.say(
        "no rule has `%s` in its name".formatted(name)
            + (near.isEmpty() ? "" : ": is it `" + String.join("` or `", near) + "`?"));
  }
}
