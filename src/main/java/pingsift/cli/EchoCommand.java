// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import pingsift.capture.CaptureSet;
import pingsift.capture.Frame;
import pingsift.decode.FrameDecoder;
import pingsift.decode.IcmpMessage;
import pingsift.decode.Outcome;
import pingsift.decode.ReassemblyOptions;
import pingsift.eve.EchoWriter;

/** {@code echo}: every Echo message of a capture, one by one. */
@Command(
    name = "echo",
    customSynopsis = "pingsift echo -r CAPTURE... [OPTION]...",
    description = "List the Echo messages of captures.",
    footerHeading = "%nExample:%n",
    footer = "  pingsift echo -r capture.pcap --hexdump 64 | less")
final class EchoCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private CaptureOptions captures = new CaptureOptions();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "`text` or `json` (one object a line). Default: ${DEFAULT-VALUE}")
  private OutputFormat format = OutputFormat.text;

  @Option(
      names = "--hexdump",
      paramLabel = "N",
      defaultValue = "0",
      description = "Show the first N bytes of the Data in hex (text only).")
  private int hexdump;

  @Option(names = "--ip", paramLabel = "4|6", description = "Only messages of this IP version.")
  private @Nullable Integer ipVersion;

  EchoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (hexdump < 0) {
      terminal.say("--hexdump counts bytes: 0 or more");
      return ExitCode.USAGE;
    }
    if (ipVersion != null && ipVersion != 4 && ipVersion != 6) {
      terminal.say("--ip is 4 or 6");
      return ExitCode.USAGE;
    }
    EchoWriter writer =
        switch (format) {
          case text -> EchoWriter.text(terminal.out(), hexdump);
          case json -> EchoWriter.json(terminal.out());
        };
    try (CaptureSet set = captures.open()) {
      long fragmentBytes = MemoryLimits.ofThisHeap().fragmentBytes();
      FrameDecoder decoder =
          new FrameDecoder(ReassemblyOptions.DEFAULT.withMaxBytes(fragmentBytes), datagram -> {});
      Frame frame = new Frame();
      IcmpMessage message = new IcmpMessage();
      while (set.next(frame)) {
        if (decoder.decode(frame, message) == Outcome.ICMP && message.isEcho() && wanted(message)) {
          writer.write(message);
        }
      }
      writer.flush();
      terminal.out().flush();
      return CaptureOptions.report(set, terminal);
    }
  }

  private boolean wanted(IcmpMessage message) {
    return ipVersion == null || ipVersion == message.ipVersion();
  }
}
