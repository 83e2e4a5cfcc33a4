// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import pingsift.capture.CaptureReader;
import pingsift.capture.CaptureSet;
import pingsift.decode.Outcome;
import pingsift.engine.AnomalySink;
import pingsift.engine.Engine;
import pingsift.engine.EngineOptions;
import pingsift.engine.RuleSet;
import pingsift.engine.RunStats;
import pingsift.engine.Threads;
import pingsift.eval.RuleProfile;
import pingsift.eve.AnomalyWriter;
import pingsift.eve.StatsRecord;
import pingsift.eve.StatsWriter;
import pingsift.stream.StreamCounts;
import pingsift.verdict.VerdictBook;

/** {@code run}: captures and rules in, alerts and one statistics record out. */
@Command(
    name = "run",
    customSynopsis = "pingsift run -r CAPTURE... [-S RULES...] [-e QUERY]... [-l DIR] [OPTION]...",
    description = "Run rules over captures and write alerts as EVE JSON lines.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  pingsift run -r capture.pcap",
      "  pingsift run -r monday/ tuesday/ -S rules/ my.sift -l out/",
      "  pingsift run -r capture.pcap -e 'istream where reply.data != request.data or entropy > 7'",
      "  tcpdump -U -w - icmp or icmp6 | pingsift run -r -"
    })
final class RunCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private CaptureOptions captures;
  @Mixin private RuleOptions rules;
  @Mixin private EveOutput eve;
  @Mixin private TimeoutOptions timeouts;
  @Mixin private VerdictOutput verdicts;

  @Option(
      names = "--anomalies",
      negatable = true,
      description =
          "Write an `anomaly` event for each kind of malformed traffic in each iStream. Done where"
              + " -l or --eve names a file; not where lines go to standard output only.")
  private @Nullable Boolean anomalies;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Work with N threads; 0, the default, is one for each processor, and one where standard"
              + " input is read. The output is the same for any number.")
  private int threads;

  @Option(
      names = "--profile-rules",
      arity = "0..1",
      paramLabel = "FILE",
      fallbackValue = "",
      description =
          "Print to stderr what each rule and condition cost, or write it to FILE as JSON. The run"
              + " takes a little longer.")
  private @Nullable String profile;

  @Option(
      names = {"-v", "--verbose"},
      description = "Print a summary to stderr also where it is no terminal.")
  private boolean verbose;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print no summary and no progress.")
  private boolean quiet;

  RunCommand(Terminal terminal) {
    this.terminal = terminal;
    captures = new CaptureOptions();
    rules = new RuleOptions();
    eve = new EveOutput();
    timeouts = new TimeoutOptions();
    verdicts = new VerdictOutput();
  }

  @Override
  public Integer call() throws IOException {
    if (threads < 0) {
      terminal.say("--threads is a number of threads, or 0");
      return ExitCode.USAGE;
    }
    RuleSet ruleSet = rules.load(terminal);
    RuleReport.printErrors(ruleSet, terminal);
    boolean sound = !ruleSet.hasErrors();
    if (ruleSet.rules().isEmpty()) {
      terminal.say(
          sound ? "there are no rules: traffic is only counted" : "no rule could be loaded");
    }
    if (ruleSet.rules().isEmpty() && !sound) {
      return ExitCode.TROUBLE;
    }
    if (!sound) {
      terminal.say(
          "going on with what is sound: " + RuleReport.counted(ruleSet.rules().size(), "rule"));
    }
    int code = run(ruleSet);
    return code == ExitCode.FINE && !sound ? ExitCode.TROUBLE : code;
  }

  private int run(RuleSet ruleSet) throws IOException {
    try (CaptureSet set = captures.open()) {
      if (!new InputFiles().add(set).add(ruleSet).differFrom(outputs(), terminal)) {
        return ExitCode.USAGE;
      }
      EndOnSignal ending = new EndOnSignal(set);
      try {
        return run(ruleSet, set);
      } finally {
        ending.written();
      }
    }
  }

  private int run(RuleSet ruleSet, CaptureSet set) throws IOException {
    Tally tally = new Tally();
    VerdictBook book = new VerdictBook();
    RunStats stats;
    StatsRecord record;
    RuleProfile costs;
    try (OutputStream out = eve.open(terminal, verdicts.takesStandardOutput())) {
      // whoever pipes a live capture in wants each alert when it comes
      boolean flush = captures.readStandardInput();
      VerdictBook weighed = verdicts.isWanted() ? book : null;
      RunSink sink = new RunSink(out, eve.options(), tally, weighed, flush);
      AnomalyWriter anomalyWriter = new AnomalyWriter(out, eve.options());
      AnomalySink anomalySink =
          anomaly -> {
            anomalyWriter.write(anomaly);
            if (flush) {
              anomalyWriter.flush();
            }
          };
      boolean wanted = anomalies == null ? eve.namesFile() : anomalies;
      EngineOptions options = timeouts.engine().withThreads(Threads.of(threads()));
      if (eve.needsFrames()) {
        options = options.withFrames();
      }
      if (profile != null) {
        options = options.withRuleProfile();
      }
      Engine engine = new Engine(ruleSet.rules(), options, sink, wanted ? anomalySink : null);
      stats = engine.run(reader(set));
      costs = engine.profile();
      record = record(stats, ruleSet, set.problems().size());
      StatsWriter statsWriter = new StatsWriter(out);
      statsWriter.write(record);
      statsWriter.flush();
    }
    verdicts.write(book, terminal);
    if (profile != null) {
      ProfileOutput.write(costs, stats.frames(), profile, terminal);
    }
    int code = CaptureOptions.report(set, terminal);
    if (!quiet && (verbose || terminal.interactive())) {
      tally.print(stats, ruleSet.rules().size(), terminal.err());
    }
    if (!record.addsUp()) {
      terminal.say("the counters do not add up, which is a fault of Pingsift's own: report it");
      return ExitCode.BUG;
    }
    return code;
  }

  private List<String> outputs() {
    List<String> outputs = new ArrayList<>(eve.files());
    outputs.addAll(verdicts.files());
    if (profile != null && !profile.isEmpty()) {
      outputs.add(profile);
    }
    return outputs;
  }

  private int threads() {
    int wanted = threads;
    if (wanted == 0) {
      wanted = captures.readStandardInput() ? 1 : Runtime.getRuntime().availableProcessors();
    }
    return Math.min(wanted, MemoryLimits.ofThisHeap().threads());
  }

  private CaptureReader reader(CaptureSet set) {
    if (quiet || !terminal.interactive()) {
      return set;
    }
    long total = 0;
    for (String file : set.files()) {
      try {
        total += Files.size(Path.of(file));
      } catch (IOException e) {
        return new Progress(set, terminal.err(), 0); // a pipe, or a file that has gone
      }
    }
    return new Progress(set, terminal.err(), total);
  }

  private static StatsRecord record(RunStats stats, RuleSet ruleSet, int errors) {
    Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      outcomes.put(outcome, stats.outcomes(outcome));
    }
    StreamCounts streams = stats.streams();
    return new StatsRecord(
        stats.lastNanos(),
        (stats.lastNanos() - stats.firstNanos()) / 1_000_000_000L,
        new StatsRecord.Input(
            stats.frames(),
            stats.frameBytes(),
            stats.captureBytes(),
            errors,
            outcomes,
            stats.echoRequests(),
            stats.echoReplies()),
        streams,
        new StatsRecord.Rules(ruleSet.rules().size(), ruleSet.failed()),
        stats.alerts(),
        stats.matches(),
        stats.fragments(),
        stats.anomalies(),
        stats.windows(),
        stats.sequences());
  }
}
