// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import pingsift.capture.CaptureException;
import pingsift.capture.CaptureSet;

/** The options of a command that reads captures. */
final class CaptureOptions {
  /** How many files of directories that are no captures are named. */
  private static final int SHOWN = 5;

  @Option(
      names = "-r",
      required = true,
      arity = "1..*",
      paramLabel = "CAPTURE",
      converter = FileName.class,
      description =
          "Captures to read: files, directories, or `-` for standard input; pcap and pcapng, plain"
              + " or gzip. Several are read as one.")
  private List<String> captures = new ArrayList<>();

  @Option(
      names = "--order",
      paramLabel = "ORDER",
      defaultValue = "name",
      description =
          "Order of several files: `name` (as given, within a directory by name) or `time` (by"
              + " their first frames). Default: ${DEFAULT-VALUE}")
  private FileOrder order = FileOrder.name;

  /** The words of {@code --order}, as users write them. */
  enum FileOrder {
    name(CaptureSet.Order.NAME),
    time(CaptureSet.Order.TIME);

    private final CaptureSet.Order order;

    FileOrder(CaptureSet.Order order) {
      this.order = order;
    }
  }

  List<String> names() {
    return captures;
  }

  boolean readStandardInput() {
    return captures.contains("-");
  }

  CaptureSet open() {
    return CaptureSet.open(captures, order.order);
  }

  /**
   * Says what could not be read, after all output is written, and returns the exit code that goes
   * with it.
   */
  static int report(CaptureSet captures, Terminal terminal) {
    List<CaptureSet.Skipped> skipped = captures.skipped();
    for (CaptureSet.Skipped file : skipped.subList(0, Math.min(SHOWN, skipped.size()))) {
      terminal.say(file.file() + ": not read: " + file.reason());
    }
    if (skipped.size() > SHOWN) {
      terminal.say("and %d more files that are not read".formatted(skipped.size() - SHOWN));
    }
    for (CaptureException problem : captures.problems()) {
      terminal.say(Trouble.words(problem));
    }
    return captures.problems().isEmpty() ? ExitCode.FINE : ExitCode.TROUBLE;
  }
}
