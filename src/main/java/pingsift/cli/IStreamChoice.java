// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import picocli.CommandLine.Option;
import pingsift.stream.EchoStream;

/** Which iStreams a command is about, by the ids that {@code istreams} prints. */
final class IStreamChoice {
  @Option(
      names = "--istream",
      paramLabel = "N",
      split = ",",
      description =
          "The iStream with the id that `istreams` shows, given the same captures and timeouts."
              + " Several: N,N or the option again.")
  private List<Long> ids = new ArrayList<>();

  private final TreeSet<Long> missing = new TreeSet<>();
  private long opened;

  List<Long> ids() {
    return ids.stream().distinct().toList();
  }

  boolean isEmpty() {
    return ids.isEmpty();
  }

  /** Whether an iStream that opens is one of them; all are where none is named. */
  boolean takes(EchoStream stream) {
    if (opened++ == 0) {
      missing.addAll(ids);
    }
    missing.remove(stream.index());
    return ids.isEmpty() || ids.contains(stream.index());
  }

  /** Says which of them there are not; the exit code that goes with it. */
  int report(Terminal terminal) {
    if (opened == 0) {
      missing.addAll(ids);
    }
    for (long id : missing) {
      String there = opened == 0 ? "none at all" : opened == 1 ? "only 0" : "0 to " + (opened - 1);
      terminal.say("there is no iStream " + id + ": there is " + there);
    }
    return missing.isEmpty() ? ExitCode.FINE : ExitCode.TROUBLE;
  }
}
