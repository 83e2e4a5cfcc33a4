// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import pingsift.check.CheckedRule;
import pingsift.engine.RuleSet;
import pingsift.fields.Fields;
import pingsift.regress.CaptureLabels;
import pingsift.regress.CaptureResult;
import pingsift.regress.Causes;
import pingsift.regress.Comparison;
import pingsift.regress.Corpus;
import pingsift.regress.CorpusRecord;
import pingsift.regress.CorpusRun;
import pingsift.regress.Golden;
import pingsift.regress.Regression;
import pingsift.regress.SavedRun;
import pingsift.regress.Score;

/** {@code regress}: what rules find in many captures, compared with what they found before. */
@Command(
    name = "regress",
    customSynopsis =
        "pingsift regress --corpus DIR [-S RULES...] [--golden DIR [--accept] | --compare"
            + " OLDRULES...] [--labels FILE] [OPTION]...",
    description = {
      "Run rules over every capture below a directory and compare the alerts with a golden record,"
          + " or with those of other rules.",
      "Exit codes: 0 no difference, 1 something differs or a capture is broken."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  pingsift regress --corpus captures/ -S rules/ --golden golden/ --accept",
      "  pingsift regress --corpus captures/ -S rules/ --golden golden/ --junit regress.xml",
      "  pingsift regress --corpus captures/ -S edited.sift --compare old.sift",
      "  pingsift regress --corpus captures/ -S rules/ --labels labels.tsv --severity 2"
    })
final class RegressCommand implements Callable<Integer> {
  private static final int LEAST_SEVERE = 4;

  private final Terminal terminal;

  @Mixin private CorpusOptions corpusOptions = new CorpusOptions();

  @Mixin private CorpusRules rules = new CorpusRules();
  @Mixin private RuleChoice named = new RuleChoice();

  @Option(
      names = "--golden",
      paramLabel = "DIR",
      converter = FileName.class,
      description = "Compare with the record in this directory.")
  private @Nullable String golden;

  @Option(
      names = "--accept",
      description = "Make that record hold what is found now; only files that differ are written.")
  private boolean accept;

  @Option(
      names = "--compare",
      arity = "1..*",
      paramLabel = "OLDRULES",
      converter = FileName.class,
      description = "Compare with what these rules find in the same captures.")
  private List<String> oldFiles = new ArrayList<>();

  @Option(
      names = "--severity",
      paramLabel = "N",
      defaultValue = "4",
      description =
          "With --labels: rules of severity 1 to N count as a hit. Default: ${DEFAULT-VALUE}")
  private int severity = 4;

  @Option(
      names = "--known-broken",
      description = "A capture that is broken as the record says is no reason to exit with 1.")
  private boolean knownBroken;

  @Option(names = "--fresh", description = "Begin anew where an interrupted run could go on.")
  private boolean fresh;

  @Option(
      names = "--state",
      paramLabel = "FILE",
      converter = FileName.class,
      description =
          "Where a run that is interrupted keeps what it has; removed at its end. Default: a file"
              + " in the user's cache directory.")
  private @Nullable String state;

  @Mixin private RegressOutput output = new RegressOutput();

  @Option(
      names = {"-q", "--quiet"},
      description = "Print no progress.")
  private boolean quiet;

  RegressCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Optional<String> misuse = misuse();
    if (misuse.isPresent()) {
      terminal.say(misuse.get());
      return ExitCode.USAGE;
    }
    RuleSet now = RuleSet.load(rules.sources(terminal), Fields.catalogue());
    RuleReport.printErrors(now, terminal);
    RuleSet old = RuleSet.load(oldFiles, List.of(), Fields.catalogue());
    RuleReport.printErrors(old, terminal);
    if (now.hasErrors() || now.rules().isEmpty()) {
      terminal.say(
          now.hasErrors() ? "rules with errors are not compared" : "there are no rules to run");
      return ExitCode.TROUBLE;
    }
    if (old.hasErrors() && !old.rules().isEmpty()) {
      terminal.say("comparing with those old rules that are sound");
    }
    Optional<List<CheckedRule>> chosen = named.of(now.rules(), terminal);
    Optional<Corpus> corpus = corpusOptions.find(terminal);
    if (chosen.isEmpty() || corpus.isEmpty()) {
      return ExitCode.USAGE;
    }
    InputFiles inputs = corpusOptions.inputs(corpus.get()).add(now).add(old);
    List<String> outputs = new ArrayList<>(output.files());
    if (state != null) {
      outputs.add(state);
    }
    if (!inputs.differFrom(outputs, terminal)) {
      return ExitCode.USAGE;
    }
    if (old.hasErrors() && old.rules().isEmpty()) {
      terminal.say("there are no old rules to compare with");
      return ExitCode.TROUBLE;
    }
    List<CheckedRule> oldOnes =
        old.rules().stream()
            .filter(rule -> isAmong(rule.name(), rule.meta().sid(), now.rules(), chosen.get()))
            .toList();
    return compare(corpus.get(), chosen.get(), oldOnes);
  }

  private Optional<String> misuse() {
    if (golden != null && !oldFiles.isEmpty()) {
      return Optional.of("--golden and --compare are two questions: ask one at a time");
    }
    if (accept && golden == null) {
      return Optional.of("--accept writes the record that --golden names: name one");
    }
    if (accept && !named.isEmpty()) {
      return Optional.of("--accept writes the record of all rules: leave --rule away");
    }
    if (golden == null && oldFiles.isEmpty() && !corpusOptions.hasLabels()) {
      return Optional.of("compare with what? name --golden DIR, --compare OLDRULES or --labels");
    }
    return severity < 1 || severity > LEAST_SEVERE
        ? Optional.of("--severity is 1 (worst) to 4")
        : Optional.empty();
  }

  private int compare(Corpus corpus, List<CheckedRule> now, List<CheckedRule> old)
      throws IOException {
    if (corpus.captures().isEmpty()) {
      corpus.troubles().forEach(terminal::say);
      terminal.say(corpus.root() + ": no captures");
      return ExitCode.TROUBLE;
    }
    CaptureLabels labels = corpusOptions.labels(corpus);
    Golden record = new Golden(Path.of(golden == null ? "" : golden));
    boolean known = golden != null && record.exists();
    // read first: nobody wants to hear of a broken record after an hour
    Optional<CorpusRecord> then = known && !accept ? Optional.of(record.read()) : Optional.empty();
    TwoRuleSets both = new TwoRuleSets(now, old);
    List<CaptureResult> results = run(corpus, both.all());
    CorpusRecord is = CorpusRecord.of(results, now, both.ofNow());
    if (!oldFiles.isEmpty()) {
      then = Optional.of(CorpusRecord.of(results, old, both.ofOld()));
    }
    if (!named.isEmpty()) {
      then = then.map(all -> all.only(rule -> isAmong(rule.name(), rule.sid(), List.of(), now)));
    }
    if (accept) {
      return accept(record, is, troubles(corpus, is));
    }
    Optional<Comparison> comparison = Optional.empty();
    if (then.isPresent()) {
      Causes causes = new Causes(corpusOptions.engine(), corpusOptions.threads());
      comparison = Optional.of(causes.explain(Comparison.of(then.get(), is), corpus));
    }
    List<Score> scores = labels.isEmpty() ? List.of() : Score.of(is, labels, severity);
    List<Score> scoresWas =
        labels.isEmpty()
            ? List.of()
            : then.map(t -> Score.of(t, labels, severity)).orElse(List.of());
    Regression regression =
        new Regression(
            corpus.root().toString(),
            what(),
            is,
            comparison,
            troubles(corpus, is),
            scores,
            scoresWas);
    output.write(regression, terminal);
    if (golden != null && !known) {
      terminal.say(golden + ": no record yet; --accept writes one");
    }
    return code(regression, then);
  }

  /** Whether a rule of before is one of the chosen ones, or all are chosen. */
  private static boolean isAmong(
      String name, long sid, List<CheckedRule> all, List<CheckedRule> chosen) {
    return chosen.size() == all.size()
        || chosen.stream().anyMatch(rule -> rule.meta().sid() == sid || rule.name().equals(name));
  }

  private String what() {
    return golden == null ? String.join(", ", oldFiles) : golden;
  }

  private int code(Regression regression, Optional<CorpusRecord> then) {
    if (golden != null && then.isEmpty()) {
      return ExitCode.TROUBLE;
    }
    boolean changed = regression.comparison().map(Comparison::isChanged).orElse(false);
    boolean broken = !regression.troubles().isEmpty();
    if (knownBroken && broken && then.isPresent()) {
      broken = !regression.brokenAsIn(then.get());
    }
    return changed || broken ? ExitCode.TROUBLE : ExitCode.FINE;
  }

  private int accept(Golden record, CorpusRecord is, List<String> troubles) throws IOException {
    List<String> done = record.accept(is);
    troubles.forEach(terminal::say);
    for (String line : done) {
      RegressOutput.line(line, terminal);
    }
    if (done.isEmpty()) {
      RegressOutput.line("the record is as it should be", terminal);
    }
    terminal.out().flush();
    return ExitCode.FINE;
  }

  private List<CaptureResult> run(Corpus corpus, List<CheckedRule> rules) throws IOException {
    SavedRun saved = SavedRuns.open(rules, corpusOptions.key(), state, fresh);
    if (saved.finishedBefore() > 0) {
      terminal.say(
          "going on where a run was interrupted: %s of %s were done (--fresh begins anew)"
              .formatted(
                  CellText.counted(saved.finishedBefore()),
                  RuleReport.counted(corpus.captures().size(), "capture")));
    }
    CorpusRun run = new CorpusRun(rules, corpusOptions.engine(), corpusOptions.threads());
    Thread farewell = new Thread(() -> farewell(saved));
    Runtime.getRuntime().addShutdownHook(farewell);
    List<CaptureResult> results;
    try (CorpusProgress progress =
        new CorpusProgress(terminal, !quiet, corpus.captures().size(), corpus.bytes())) {
      results = run.run(corpus.captures(), saved, progress);
    } finally {
      removeHook(farewell);
    }
    saved.finish();
    long evicted = results.stream().filter(CaptureResult::evicted).count();
    if (evicted > 0) {
      terminal.say(
          "in %s memory was short: more of it, or a smaller -j, could give other alerts"
              .formatted(RuleReport.counted(evicted, "capture")));
    }
    return results;
  }

  /** The process is about to end before its time. */
  private void farewell(SavedRun saved) {
    int kept = saved.interrupted();
    terminal.err().println();
    terminal.say(
        kept == 0
            ? "stopped before a capture was finished"
            : "stopped; %s done, the same command goes on from here"
                .formatted(RuleReport.counted(kept, "capture")));
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // then it has its turn
    }
  }

  private static List<String> troubles(Corpus corpus, CorpusRecord is) {
    List<String> troubles = new ArrayList<>(corpus.troubles());
    is.captures()
        .forEach(
            (name, facts) ->
                facts
                    .broken()
                    .ifPresent(
                        why ->
                            troubles.add(
                                "%s: %s; %s read"
                                    .formatted(
                                        name, why, RuleReport.counted(facts.frames(), "frame")))));
    return troubles;
  }
}
