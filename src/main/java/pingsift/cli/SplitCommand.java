// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import pingsift.capture.CaptureSet;
import pingsift.carve.OutputFiles;
import pingsift.stream.EchoStreamTable;

/** {@code split}: one capture for each iStream. */
@Command(
    name = "split",
    customSynopsis = "pingsift split -r CAPTURE... -o DIR [OPTION]...",
    description = {
      "Write the frames of each iStream to a capture of its own, as they were captured, with the"
          + " ICMP errors that quote it.",
      "Standard output lists the files, in the order in which their iStreams end."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  pingsift split -r capture.pcap -o streams",
      "  pingsift split -r capture.pcap -o streams --istream 3,7 --format pcap"
    })
final class SplitCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private CaptureOptions captures = new CaptureOptions();

  @Option(
      names = "-o",
      required = true,
      paramLabel = "DIR",
      converter = FileName.class,
      description = "Where the files go. Made where needed; must be empty without --force.")
  private String directory = "";

  @Mixin private IStreamChoice choice = new IStreamChoice();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "pcapng",
      description =
          "`pcapng`, with a comment that names the iStream, or `pcap` (one link type a file). Both"
              + " with nanoseconds. Default: ${DEFAULT-VALUE}")
  private SplitFiles.Format format = SplitFiles.Format.pcapng;

  @Option(names = "--force", description = "Replace files that are there already.")
  private boolean force;

  @Mixin private TimeoutOptions timeouts = new TimeoutOptions();

  SplitCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Path path = OutputDirectory.make(directory, force);
    OutputFiles.Existing existing =
        force ? OutputFiles.Existing.REPLACED : OutputFiles.Existing.REFUSED;
    try (CaptureSet set = captures.open()) {
      OutputFiles outputs =
          new OutputFiles(existing, new InputFiles().add(set)::has, MemoryLimits.outputBytes());
      SplitFiles files =
          new SplitFiles(path, format, choice, outputs, ResultLines.of(terminal, false));
      EchoStreamTable table = new EchoStreamTable(timeouts.streamsInFull(), files);
      EchoPass.run(set, timeouts, table, files);
      files.end();
      terminal.out().flush();
      EchoPass.caution(table, terminal);
      int code = CaptureOptions.report(set, terminal);
      return Math.max(code, Math.max(files.report(terminal), choice.report(terminal)));
    }
  }
}
