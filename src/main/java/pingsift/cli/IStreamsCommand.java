// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import pingsift.capture.CaptureSet;
import pingsift.capture.Frame;
import pingsift.decode.FrameDecoder;
import pingsift.decode.IcmpMessage;
import pingsift.decode.Outcome;
import pingsift.eve.IStreamsWriter;
import pingsift.stream.EchoStreamTable;

/** {@code istreams}: what iStreams a capture holds. */
@Command(
    name = "istreams",
    customSynopsis = "pingsift istreams -r CAPTURE... [OPTION]...",
    description =
        "List the iStreams of captures: all Echo traffic of one requester, one responder"
            + " and one identifier each.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  pingsift istreams -r capture.pcap --format table",
      "  pingsift istreams -r capture.pcap --timeout-inactive off    a whole capture as one"
    })
final class IStreamsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private CaptureOptions captures = new CaptureOptions();
  @Mixin private TimeoutOptions timeouts = new TimeoutOptions();

  @Option(names = "--frames", description = "Add every Echo message of an iStream (JSON only).")
  private boolean frames;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "json",
      description = "`json` or `table`. Default: ${DEFAULT-VALUE}")
  private Format format = Format.json;

  /** The words of {@code --format}, as users write them. */
  enum Format {
    json,
    table
  }

  IStreamsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    IStreamsWriter writer =
        switch (format) {
          case json -> IStreamsWriter.json(terminal.out());
          case table -> IStreamsWriter.table(terminal.out());
        };
    IStreamsReport report = new IStreamsReport(writer, frames && format == Format.json);
    EchoStreamTable table = new EchoStreamTable(timeouts.streamsInFull(), report);
    try (CaptureSet set = captures.open()) {
      FrameDecoder decoder = new FrameDecoder(timeouts.reassembly(), datagram -> {});
      Frame frame = new Frame();
      IcmpMessage message = new IcmpMessage();
      while (set.next(frame)) {
        boolean icmp = decoder.decode(frame, message) == Outcome.ICMP;
        if (icmp && message.isEcho()) {
          table.accept(message);
        } else if (icmp && message.isError()) {
          table.attach(message);
        } else {
          table.tick(frame.timestampNanos());
        }
      }
      table.end();
      writer.end();
      terminal.out().flush();
      report.caution(terminal);
      return CaptureOptions.report(set, terminal);
    }
  }
}
