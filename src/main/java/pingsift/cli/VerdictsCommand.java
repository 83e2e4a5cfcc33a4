// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import pingsift.capture.CaptureSet;
import pingsift.engine.Engine;
import pingsift.engine.EngineOptions;
import pingsift.engine.RuleSet;
import pingsift.verdict.Finding;
import pingsift.verdict.VerdictBook;

/** {@code verdicts}: what the rules come to on each of many captures. */
@Command(
    name = "verdicts",
    customSynopsis = "pingsift verdicts -r CAPTURE... [--labels FILE] [-S RULES...] [OPTION]...",
    description =
        "Run rules over each capture by itself: one line with its verdict and the rules that fired.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  pingsift verdicts -r captures/",
      "  pingsift verdicts -r captures/ --labels labels.tsv    is every verdict right?"
    })
final class VerdictsCommand implements Callable<Integer> {
  /** In place of the verdict on a capture of which no frame could be read. */
  private static final String UNREAD = "unread";

  private final Terminal terminal;

  @Mixin private CaptureOptions captures = new CaptureOptions();
  @Mixin private RuleOptions rules = new RuleOptions();
  @Mixin private TimeoutOptions timeouts = new TimeoutOptions();

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      converter = FileName.class,
      description =
          "What the captures are: tab-separated text with the titles `capture` and `label`, and"
              + " `folder` where wanted; labels are benign, malicious, recon. A verdict that"
              + " disagrees makes the exit code 1.")
  private @Nullable String labelFile;

  @Option(names = "--wrong", description = "Show only captures whose verdict disagrees.")
  private boolean wrongOnly;

  private final Map<String, int[]> agreement = new TreeMap<>();
  private boolean troubled;

  VerdictsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    RuleSet ruleSet = rules.load(terminal);
    RuleReport.printErrors(ruleSet, terminal);
    if (ruleSet.rules().isEmpty()) {
      terminal.say("there are no rules to run");
      return ExitCode.TROUBLE;
    }
    troubled = ruleSet.hasErrors();
    Labels labels = labelFile == null ? Labels.NONE : Labels.read(Path.of(labelFile));
    TextTable.Lines lines = ResultLines.of(terminal, false);
    TextTable table = new TextTable(lines, "capture ", "label ", "verdict ", "  ", "rules ");
    try (CaptureSet all = captures.open()) {
      for (String file : all.files()) {
        take(file, ruleSet, labels, table);
      }
      CaptureOptions.report(all, terminal);
    }
    table.end();
    summary();
    boolean wrong = agreement.values().stream().anyMatch(counts -> counts[0] < counts[1]);
    return wrong || troubled ? ExitCode.TROUBLE : ExitCode.FINE;
  }

  private void take(String file, RuleSet ruleSet, Labels labels, TextTable table)
      throws IOException {
    VerdictBook book = new VerdictBook();
    boolean nothingRead;
    EngineOptions options = timeouts.engine();
    try (CaptureSet set = CaptureSet.open(List.of(file), CaptureSet.Order.NAME)) {
      long frames = new Engine(ruleSet.rules(), options, book::take).run(set).frames();
      troubled |= CaptureOptions.report(set, terminal) != ExitCode.FINE;
      nothingRead = frames == 0 && !set.problems().isEmpty();
    }
    List<Finding> findings = book.findings();
    String label = labels.of(Path.of(file));
    boolean right = true;
    if (label != null) {
      right = !nothingRead && Labels.agree(label, book.worst(), !findings.isEmpty());
      int[] counts = agreement.computeIfAbsent(label, unused -> new int[2]);
      counts[0] += right ? 1 : 0;
      counts[1]++;
    }
    if (!right || !wrongOnly) {
      table.row(
          List.of(
              file,
              label == null ? "-" : label,
              nothingRead ? UNREAD : book.worst().word(),
              right ? "" : "WRONG",
              VerdictTexts.rules(findings)));
    }
  }

  private void summary() {
    List<String> parts = new ArrayList<>();
    agreement.forEach(
        (label, counts) -> parts.add("%s %d of %d right".formatted(label, counts[0], counts[1])));
    if (!parts.isEmpty()) {
      terminal.say(parts.stream().collect(Collectors.joining("; ")));
    }
  }
}
