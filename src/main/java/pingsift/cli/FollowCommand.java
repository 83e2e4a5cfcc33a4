// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import pingsift.capture.CaptureSet;
import pingsift.stream.EchoStreamTable;

/** {@code follow}: both directions of an iStream, message by message. */
@Command(
    name = "follow",
    customSynopsis = "pingsift follow -r CAPTURE... [--istream N] [OPTION]...",
    description = {
      "Show the Data of both directions, each reply beside its request: what differs is coloured on"
          + " a terminal, and marked with `^` below elsewhere, or with `*` in front where a whole"
          + " line differs.",
      "Without --istream: all iStreams, as captured."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  pingsift follow -r capture.pcap --istream 3 | less",
      "  pingsift follow -r capture.pcap --istream 3 --as text --skip 28"
    })
final class FollowCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private CaptureOptions captures = new CaptureOptions();
  @Mixin private IStreamChoice choice = new IStreamChoice();

  @Option(
      names = "--as",
      paramLabel = "FORM",
      defaultValue = "hex",
      description = "`hex` or `text`. Default: ${DEFAULT-VALUE}")
  private DataView.Form form = DataView.Form.hex;

  @Option(
      names = "--skip",
      paramLabel = "N",
      defaultValue = "0",
      description = "Leave out the first N bytes of each message's Data.")
  private int skip;

  @Option(
      names = "--bytes",
      paramLabel = "N",
      description = "Show at most N bytes of a message. Default: all")
  private int bytes = Integer.MAX_VALUE;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description =
          "`auto` (on a terminal, unless NO_COLOR is set), `always` or `never`. Default:"
              + " ${DEFAULT-VALUE}")
  private Colour colour = Colour.auto;

  @Mixin private TimeoutOptions timeouts = new TimeoutOptions();

  /** The words of {@code --color}, as users write them. */
  enum Colour {
    auto,
    always,
    never
  }

  FollowCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (skip < 0 || bytes < 0) {
      terminal.say("--skip and --bytes count bytes: 0 or more");
      return ExitCode.USAGE;
    }
    boolean coloured =
        switch (colour) {
          case auto -> terminal.colour();
          case always -> true;
          case never -> false;
        };
    Conversation conversation =
        new Conversation(new DataView(form, coloured, bytes), skip, choice, terminal.out());
    EchoStreamTable table = new EchoStreamTable(timeouts.streamsInFull(), conversation);
    try (CaptureSet set = captures.open()) {
      EchoPass.run(set, timeouts, table, (frame, message, stream) -> {});
      terminal.out().flush();
      EchoPass.caution(table, terminal);
      return Math.max(CaptureOptions.report(set, terminal), choice.report(terminal));
    }
  }
}
