// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import pingsift.capture.CaptureSet;
import pingsift.check.CheckedRule;
import pingsift.decode.IcmpMessage;
import pingsift.engine.EngineOptions;
import pingsift.engine.RuleSet;
import pingsift.eval.Projection;
import pingsift.inspect.Findings;
import pingsift.inspect.Inspector;
import pingsift.inspect.Reading;

/** {@code explain}: why rules match records of a capture, and why they do not. */
@Command(
    name = "explain",
    customSynopsis =
        "pingsift explain -r CAPTURE... [-S RULES...] [-e QUERY]... [--rule NAME]... [OPTION]...",
    description = {
      "Show what every condition of a rule is on a record, with its values; of a rule that does not"
          + " match, what would have to change.",
      "Without --istream and --frame: the first record that a rule matches, or else the nearest"
          + " miss."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  pingsift explain -r capture.pcap --rule replies_with_other_data",
      "  pingsift explain -r capture.pcap -e 'istream where entropy > 7' --istream 3",
      "  pingsift explain -r capture.pcap -S my.sift --frame 17 --format json"
    })
final class ExplainCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private CaptureOptions captures = new CaptureOptions();
  @Mixin private RuleOptions rules = new RuleOptions();
  @Mixin private RuleChoice named = new RuleChoice();
  @Mixin private IStreamChoice streams = new IStreamChoice();
  @Mixin private TimeoutOptions timeouts = new TimeoutOptions();

  @Option(
      names = "--frame",
      paramLabel = "N",
      split = ",",
      description =
          "What has to do with the frame of this number: the frame, its exchange, its iStream, the"
              + " windows that it comes into. Several: N,N or the option again.")
  private List<Long> frames = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json (one line a rule). Default: ${DEFAULT-VALUE}")
  private OutputFormat format = OutputFormat.text;

  ExplainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    RuleSet ruleSet = rules.load(terminal);
    RuleReport.printErrors(ruleSet, terminal);
    Optional<List<CheckedRule>> chosen = named.of(ruleSet.rules(), terminal);
    if (ruleSet.rules().isEmpty() || chosen.isEmpty()) {
      return chosen.isEmpty() ? ExitCode.USAGE : ExitCode.TROUBLE;
    }
    int code = explain(chosen.get());
    return ruleSet.hasErrors() ? ExitCode.TROUBLE : code;
  }

  private int explain(List<CheckedRule> chosen) throws IOException {
    EngineOptions options = timeouts.engine();
    Inspector inspector = new Inspector(chosen, options);
    frames.forEach(inspector::follow);
    boolean choosy = !frames.isEmpty() || !streams.isEmpty();
    Findings findings =
        new Findings(inspector.clauses(), reading -> choosy && isChosen(reading, inspector));
    try (CaptureSet set = captures.open()) {
      inspector.run(set, findings);
      ExplainReport report = new ExplainReport(terminal, choosy);
      for (CheckedRule rule : chosen) {
        if (format == OutputFormat.json) {
          report.json(rule, findings.of(rule));
        } else {
          report.text(rule, findings.of(rule));
        }
      }
      terminal.out().flush();
      boolean found =
          !choosy
              || chosen.stream()
                  .flatMap(rule -> findings.of(rule).stream())
                  .anyMatch(finding -> !finding.chosen().isEmpty());
      if (!found) {
        terminal.say("no rule looks at such a record, or there is none");
      }
      int code = CaptureOptions.report(set, terminal);
      return found ? code : ExitCode.TROUBLE;
    }
  }

  private boolean isChosen(Reading reading, Inspector inspector) {
    Projection.Subject subject = reading.subject();
    if (subject.stream() != null && streams.ids().contains(subject.stream().index())) {
      return true;
    }
    if (subject.message() != null || subject.exchange() != null) {
      return isFrame(subject.message())
          || (subject.exchange() != null
              && (isFrame(subject.exchange().request()) || isFrame(subject.exchange().reply())));
    }
    return subject.stream() != null
        && frames.stream().anyMatch(frame -> inspector.streamOf(frame) == subject.stream().index());
  }

  private boolean isFrame(@Nullable IcmpMessage message) {
    return message != null && frames.contains(message.frameNumber());
  }
}
