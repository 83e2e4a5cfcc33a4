// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import pingsift.check.CheckedRule;
import pingsift.diag.Diagnostic;
import pingsift.diag.Severity;

/** {@code check}: everything that is wrong with rules, in one go. */
@Command(
    name = "check",
    customSynopsis = "pingsift check [RULES...] [-e QUERY]... [OPTION]...",
    description = "Check rules and report every problem of every file.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  pingsift check rules/",
      "  pingsift check -v -e 'istream where reply.len > 1000'",
      "  pingsift check --fix my.sift          mend what has only one meaning",
      "  pingsift check --format sarif rules/ > rules.sarif"
    })
final class CheckCommand implements Callable<Integer> {
  /** How problems are written. */
  enum Format {
    TEXT,
    JSON,
    SARIF;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Terminal terminal;

  @Parameters(
      arity = "0..*",
      paramLabel = "RULES",
      converter = FileName.class,
      description =
          "Rule files, or directories that hold them (*.sift, at any depth). Without RULES and -e:"
              + " the rules that Pingsift comes with.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "-e",
      paramLabel = "QUERY",
      description = "Check a query given here; may be repeated.")
  private List<String> queries = new ArrayList<>();

  @Option(names = "-D", paramLabel = "NAME=VALUE", description = RuleOptions.SETTING)
  private List<String> settings = new ArrayList<>();

  @Mixin private CaptureDirectories captures;

  @Option(
      names = {"-v", "--verbose"},
      description =
          "Show how each rule is understood: what its quantifiers range over, and when it is"
              + " decided.")
  private boolean verbose;

  @Option(names = "--strict", description = "Exit with 1 for warnings too, not only for errors.")
  private boolean strict;

  @Option(
      names = "--fix",
      description =
          "Mend the files where a problem has a fix that is safe, and check what then is there.")
  private boolean fix;

  @Option(
      names = {"--diff", "--dry-run"},
      description = "Show what --fix would change, and write nothing.")
  private boolean diff;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "How problems are written: text, to stderr; json, a line each, or sarif (2.1.0), to"
              + " standard output.")
  private Format format = Format.TEXT;

  CheckCommand(Terminal terminal) {
    this.terminal = terminal;
    captures = new CaptureDirectories();
  }

  @Override
  public Integer call() throws IOException {
    if (diff && format != Format.TEXT) {
      terminal.say(
          "`--diff` goes to standard output, as `--format " + format + "` does: choose one");
      return ExitCode.USAGE;
    }
    CheckedFiles checked =
        CheckedFiles.load(
            RuleOptions.sources(files, queries, settings, terminal), captures.finder(terminal));
    if (diff) {
      new FixRun(checked, terminal).show();
    } else if (fix) {
      checked = new FixRun(checked, terminal).mend();
    }
    print(checked.problems(), checked.untold().all());
    if (verbose) {
      understood(checked.rules().rules());
    }
    terminal.out().flush();
    terminal
        .err()
        .println(RuleReport.summary(checked.rules(), checked.problems(), checked.untold()));
    explained(checked.problems());
    if (checked.rules().rules().isEmpty() && !checked.rules().hasErrors()) {
      terminal.say("there are no rules");
      return ExitCode.TROUBLE;
    }
    return isBad(checked.problems()) ? ExitCode.TROUBLE : ExitCode.FINE;
  }

  private boolean isBad(List<Diagnostic> problems) {
    return problems.stream()
        .anyMatch(
            problem ->
                problem.severity() == Severity.ERROR
                    || (strict && problem.severity() == Severity.WARNING));
  }

  private void print(List<Diagnostic> problems, int untold) throws IOException {
    switch (format) {
      case TEXT -> RuleReport.print(problems, untold, terminal);
      case JSON -> write(ProblemLines.of(problems));
      case SARIF -> write(SarifLog.of(problems));
    }
  }

  private void understood(List<CheckedRule> rules) throws IOException {
    if (format != Format.TEXT) {
      return; // standard output is for machines then
    }
    for (CheckedRule rule : rules) {
      write(RuleReport.understood(rule) + "\n");
    }
  }

  private void write(String text) throws IOException {
    terminal.out().write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Once, for all of them. */
  private void explained(List<Diagnostic> problems) {
    if (format == Format.TEXT) {
      problems.stream()
          .min(Comparator.comparing(Diagnostic::severity))
          .map(problem -> "`pingsift explain-error " + problem.kind().word() + "` says more")
          .ifPresent(terminal.err()::println);
    }
  }
}
