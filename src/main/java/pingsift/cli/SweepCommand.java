// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import pingsift.check.CheckedRule;
import pingsift.engine.RuleSet;
import pingsift.engine.RuleSources;
import pingsift.fields.Fields;
import pingsift.regress.CaptureCurve;
import pingsift.regress.CaptureLabels;
import pingsift.regress.Corpus;
import pingsift.regress.RuleNumber;
import pingsift.regress.RuleNumbers;
import pingsift.regress.RuleVariants;
import pingsift.regress.Sweep;
import pingsift.regress.SweepException;

/** {@code sweep}: which captures a rule hits when one of its numbers is another. */
@Command(
    name = "sweep",
    customSynopsis =
        "pingsift sweep --corpus DIR [-S RULES...] --rule NAME --literal PLACE --from A --to B"
            + " [--labels FILE] [OPTION]...",
    description = {
      "Vary one number of a rule over every capture below a directory, and show at which values"
          + " the captures that it hits change, and between which they stay as they are now."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  pingsift sweep --corpus captures/ --labels labels.tsv --rule frozen_sequence \\",
      "    --literal 'requests.seq_repeats >= 6' --from 1 --to 30",
      "  pingsift sweep --corpus captures/ -S my.sift --rule beacon --literal 12:24 --from 1s --to 5m"
    })
final class SweepCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private CorpusOptions corpusOptions = new CorpusOptions();

  @Mixin private CorpusRules rules = new CorpusRules();

  @Option(
      names = "--rule",
      required = true,
      paramLabel = "NAME",
      description = "The rule with this name or id.")
  private String name = "";

  @Option(
      names = "--literal",
      paramLabel = "PLACE",
      description =
          "Which number of it: a part of the rule in which one number stands, such as 'entropy >"
              + " 7', or LINE:COLUMN. Without it: the numbers of the rule are listed.")
  private @Nullable String literal;

  @Mixin private SweepValues values = new SweepValues();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json. Default: ${DEFAULT-VALUE}")
  private OutputFormat format = OutputFormat.text;

  @Option(names = "--ascii", description = "Draw with `#`.")
  private boolean ascii;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print no progress.")
  private boolean quiet;

  SweepCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    RuleSources sources = rules.sources(terminal);
    RuleSet ruleSet = RuleSet.load(sources, Fields.catalogue());
    RuleReport.printErrors(ruleSet, terminal);
    List<CheckedRule> found = RuleChoice.called(name, ruleSet.rules());
    if (found.isEmpty()) {
      terminal.say("there is no rule `" + name + "`" + RuleChoice.hint(name, ruleSet.rules()));
      return ruleSet.hasErrors() ? ExitCode.TROUBLE : ExitCode.USAGE;
    }
    Optional<RuleNumber> number = number(found.get(0), ruleSet);
    Optional<Corpus> corpus = corpusOptions.find(terminal);
    if (number.isEmpty() || corpus.isEmpty()) {
      return ExitCode.USAGE;
    }
    Optional<SortedSet<Long>> tried = values.of(number.get(), terminal);
    if (tried.isEmpty()) {
      return ExitCode.USAGE;
    }
    RuleVariants variants = new RuleVariants(sources, ruleSet, found.get(0), number.get());
    return run(corpus.get(), variants, tried.get());
  }

  private Optional<RuleNumber> number(CheckedRule rule, RuleSet ruleSet) {
    List<RuleNumber> all = RuleNumbers.of(rule, ruleSet);
    List<RuleNumber> meant = literal == null ? List.of() : RuleNumbers.meant(literal, all);
    if (meant.size() == 1) {
      return Optional.of(meant.get(0));
    }
    if (all.isEmpty()) {
      terminal.say("there is no number in the query of " + rule.name());
      return Optional.empty();
    }
    List<RuleNumber> shown = meant.isEmpty() ? all : meant;
    terminal.say(
        literal == null
            ? "which number? --literal names one of these"
            : meant.isEmpty()
                ? "no number of " + rule.name() + " stands in `" + literal + "`; these there are:"
                : "several numbers of " + rule.name() + " stand in `" + literal + "`:");
    for (RuleNumber one : shown) {
      terminal.say(
          "  --literal %d:%d for %s in `%s`"
              .formatted(one.line(), one.column(), one.text(), one.within()));
    }
    if (meant.isEmpty()) {
      terminal.say("numbers of definitions and lists are set with -D");
    }
    return Optional.empty();
  }

  private int run(Corpus corpus, RuleVariants variants, SortedSet<Long> tried) throws IOException {
    corpus.troubles().forEach(terminal::say);
    if (corpus.captures().isEmpty()) {
      terminal.say(corpus.root() + ": no captures");
      return ExitCode.TROUBLE;
    }
    CaptureLabels labels = corpusOptions.labels(corpus);
    Sweep sweep = new Sweep(variants, corpusOptions.engine(), corpusOptions.threads());
    List<CaptureCurve> curves;
    try (CorpusProgress progress =
        new CorpusProgress(terminal, !quiet, corpus.captures().size(), corpus.bytes())) {
      curves = sweep.run(corpus, labels, tried, progress);
    } catch (SweepException e) {
      terminal.say(String.valueOf(e.getMessage()));
      return ExitCode.TROUBLE;
    }
    SweepRows rows = SweepRows.of(curves, tried, variants.number(), sweep.passes());
    if (format == OutputFormat.json) {
      SweepJson.write(rows, terminal.out());
    } else {
      new SweepText(line -> RegressOutput.line(line, terminal), terminal.columns(), ascii)
          .write(rows);
    }
    terminal.out().flush();
    return ExitCode.FINE;
  }
}
