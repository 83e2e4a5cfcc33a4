// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import pingsift.capture.CaptureSet;
import pingsift.carve.CarveOptions;
import pingsift.carve.HeaderField;
import pingsift.carve.IStreamFile;
import pingsift.cli.ExtractOutput.Side;
import pingsift.stream.EchoStream;
import pingsift.stream.EchoStreamTable;

/** {@code extract}: what messages carried, as files. */
@Command(
    name = "extract",
    customSynopsis =
        "pingsift extract -r CAPTURE... (--istream N | --all | --from A --to B | --types)"
            + " [OPTION]...",
    description = {
      "Write the Data of each direction to a file, message after message as captured, mirrored"
          + " frames and duplicates left out.",
      "Standard output lists the files and what they are by their content."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  pingsift extract -r capture.pcap --istream 3 -o out",
      "  pingsift extract -r capture.pcap --istream 3 --skip 28 --requests - | file -",
      "  pingsift extract -r capture.pcap --from 10.0.0.5 --to 203.0.113.9 --decode base64",
      "  pingsift extract -r capture.pcap --types"
    })
final class ExtractCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private CaptureOptions captures = new CaptureOptions();
  @Mixin private IStreamChoice choice = new IStreamChoice();

  @Option(names = "--all", description = "All iStreams; needs -o.")
  private boolean all;

  @Mixin private HostPair hosts = new HostPair();
  @Mixin private CarveMethod method = new CarveMethod();
  @Mixin private ExtractOutput output = new ExtractOutput();
  @Mixin private TimeoutOptions timeouts = new TimeoutOptions();

  ExtractCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    String wrong = contradiction();
    if (wrong != null) {
      terminal.say(wrong);
      return ExitCode.USAGE;
    }
    ExtractReport report =
        new ExtractReport(ResultLines.of(terminal, output.takesStandardOutput()));
    CarveOptions options = method.options(all);
    HeaderField field = method.field();
    try (CaptureSet set = captures.open()) {
      InputFiles inputs = new InputFiles().add(set);
      if (!inputs.differFrom(output.files(), terminal)) {
        return ExitCode.USAGE;
      }
      output.prepare(all, inputs);
      int code = field == null ? data(set, options, report) : field(set, field, options, report);
      report.end();
      terminal.out().flush();
      code = Math.max(code, report.say(terminal));
      return Math.max(code, CaptureOptions.report(set, terminal));
    }
  }

  private @Nullable String contradiction() {
    boolean ofField = method.field() != null;
    int chosen = (choice.isEmpty() ? 0 : 1) + (all ? 1 : 0) + (hosts.isNamed() ? 1 : 0);
    if (hosts.isHalfNamed()) {
      return "--from and --to go together";
    }
    if (chosen > 1 || (ofField && chosen > (hosts.isNamed() ? 1 : 0))) {
      return "one of --istream, --all, --from with --to, and --types at a time";
    }
    if (chosen == 0 && !ofField) {
      return "say what to extract: --istream N, --all, --from A --to B, or --types";
    }
    if (all && (!output.namesDirectory() || output.namesFiles())) {
      return "--all needs -o DIR";
    }
    if (output.namesFiles() && choice.ids().size() > 1) {
      return "--requests and --replies take the Data of one iStream";
    }
    if (output.namesOneFileTwice()) {
      return "--requests and --replies name the same file";
    }
    if (method.isBySequence() && choice.isEmpty()) {
      return "--by-sequence goes with --istream: numbers say nothing across iStreams";
    }
    return method.contradiction();
  }

  private int field(CaptureSet set, HeaderField field, CarveOptions options, ExtractReport report)
      throws IOException {
    FieldExtractor extractor = new FieldExtractor(hosts, field, options, output, terminal);
    EchoPass.messages(set, timeouts, extractor);
    return extractor.end(report);
  }

  private int data(CaptureSet set, CarveOptions options, ExtractReport report) throws IOException {
    if (hosts.isNamed()) {
      return between(set, options, report);
    }
    Map<Long, Extraction> prepared = new HashMap<>();
    for (long id : choice.ids()) {
      prepared.put(id, open("istream-" + id, options));
    }
    run(
        set,
        new DataExtractor.Targets() {
          @Override
          public @Nullable Extraction of(EchoStream stream) throws IOException {
            if (!choice.takes(stream)) {
              return null;
            }
            return all ? open(IStreamFile.name(stream), options) : prepared.get(stream.index());
          }

          @Override
          public void ended(Extraction extraction) throws IOException {
            extraction.end(report);
          }
        },
        report);
    return choice.report(terminal);
  }

  /** All iStreams that one host began with another, as one. */
  private int between(CaptureSet set, CarveOptions options, ExtractReport report)
      throws IOException {
    Extraction both = open(HostPair.fileName(hosts.from(), hosts.to()), options);
    Asked asked = new Asked();
    run(
        set,
        new DataExtractor.Targets() {
          @Override
          public @Nullable Extraction of(EchoStream stream) {
            asked.back |= hosts.isAskedBack(stream);
            if (!hosts.asks(stream)) {
              return null;
            }
            asked.there = true;
            return both;
          }

          @Override
          public void ended(Extraction extraction) {}
        },
        report);
    both.end(report);
    if (asked.there) {
      return ExitCode.FINE;
    }
    terminal.say(
        "the first host never asks the second"
            + (asked.back ? "; the other way round it does: swap --from and --to" : ""));
    return ExitCode.TROUBLE;
  }

  /** Who of two hosts asked the other. */
  private static final class Asked {
    private boolean there;
    private boolean back;
  }

  private void run(CaptureSet set, DataExtractor.Targets targets, ExtractReport report)
      throws IOException {
    DataExtractor extractor = new DataExtractor(targets, method, report);
    EchoStreamTable table = new EchoStreamTable(timeouts.streamsInFull(), extractor);
    EchoPass.run(set, timeouts, table, (frame, message, stream) -> {});
    EchoPass.caution(table, terminal);
  }

  private Extraction open(String name, CarveOptions options) throws IOException {
    return new Extraction(
        output.open(Side.REQUESTS, name + "-requests.bin", terminal),
        output.open(Side.REPLIES, name + "-replies.bin", terminal),
        options);
  }
}
