// SPDX-License-Identifier: Apache-2.0
package pingsift.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Runs tcpdump and Pingsift on one capture in turns and prints medians and their ratio. In turns,
 * because a machine that slows down then slows both.
 */
final class Compare {
  static final String RULE = "istream where any(request.data startswith x\"D5 20 08 80\")";

  private Compare() {}

  /** Arguments: the launcher, the capture, its frames, how many rounds. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path capture = Path.of(args[1]);
    List<String> ours =
        List.of(args[0], "run", "-r", capture.toString(), "-e", RULE, "--eve", "/dev/null");
    Optional<FoundProgram> tcpdump = FoundProgram.find(new Tcpdump(), System.getenv("PATH"));
    if (tcpdump.isEmpty()) {
      System.out.println("tcpdump is not installed: no comparison");
    }
    Measurement.of(List.of("cat", capture.toString())); // into the page cache
    Runs theirRuns = new Runs();
    Runs ourRuns = new Runs();
    for (int round = 0; round < Integer.parseInt(args[3]); round++) {
      if (tcpdump.isPresent()) {
        theirRuns.add(Measurement.of(Tcpdump.reading(tcpdump.get().executable(), capture)));
      }
      ourRuns.add(Measurement.of(ours));
    }
    print(Long.parseLong(args[2]), Files.size(capture), theirRuns, ourRuns);
  }

  private static void print(long frames, long bytes, Runs theirs, Runs ours) {
    System.out.printf("%-14s %12s %12s %8s%n", "median", "tcpdump", "pingsift", "ratio");
    row("wall, s", theirs.wallSeconds(), ours.wallSeconds());
    row("CPU, s", theirs.cpuSeconds(), ours.cpuSeconds());
    row("M frames/s", frames / theirs.wallSeconds() / 1e6, frames / ours.wallSeconds() / 1e6);
    row("MB/s", bytes / theirs.wallSeconds() / 1e6, bytes / ours.wallSeconds() / 1e6);
    row("peak RSS, MiB", theirs.peakMebibytes(), ours.peakMebibytes());
  }

  private static void row(String name, double theirs, double ours) {
    System.out.printf("%-14s %12.2f %12.2f %8.2f%n", name, theirs, ours, ours / theirs);
  }
}
