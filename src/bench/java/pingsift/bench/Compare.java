// SPDX-License-Identifier: Apache-2.0
package pingsift.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Runs tcpdump and Pingsift on one capture in turns and prints medians and their ratio. In turns,
 * because a machine that slows down then slows both.
 */
final class Compare {
  static final String RULE = "istream where any(request.data startswith x\"D5 20 08 80\")";

  private Compare() {}

  /** Arguments: the launcher, the capture, its frames, how many rounds. */
  public static void main(String[] args) throws IOException, InterruptedException {
    String launcher = args[0];
    Path capture = Path.of(args[1]);
    long frames = Long.parseLong(args[2]);
    int rounds = Integer.parseInt(args[3]);
    List<String> theirs = List.of("tcpdump", "-r", capture.toString(), "-w", "/dev/null", "icmp");
    List<String> ours =
        List.of(launcher, "run", "-r", capture.toString(), "-e", RULE, "--eve", "/dev/null");
    boolean tcpdump = onPath("tcpdump");
    if (!tcpdump) {
      System.out.println("tcpdump is not installed: no comparison");
    }
    Measurement.of(List.of("cat", capture.toString())); // into the page cache
    List<Measurement> theirRuns = new ArrayList<>();
    List<Measurement> ourRuns = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      if (tcpdump) {
        theirRuns.add(Measurement.of(theirs));
      }
      ourRuns.add(Measurement.of(ours));
    }
    print(frames, Files.size(capture), theirRuns, ourRuns);
  }

  private static void print(
      long frames, long bytes, List<Measurement> theirs, List<Measurement> ours) {
    System.out.printf(
        "%-18s %12s %12s %8s%n", "median of " + ours.size(), "tcpdump", "pingsift", "ratio");
    row("wall, s", "%.3f", Measurement::wallSeconds, theirs, ours);
    row("CPU, s", "%.2f", Measurement::cpuSeconds, theirs, ours);
    row("M frames/s", "%.2f", m -> frames / m.wallSeconds() / 1e6, theirs, ours);
    row("MB/s", "%.0f", m -> bytes / m.wallSeconds() / 1e6, theirs, ours);
    row("peak RSS, MiB", "%.0f", m -> m.peakBytes() / 1048576.0, theirs, ours);
    row("fastest wall, s", "%.3f", Measurement::wallSeconds, fastest(theirs), fastest(ours));
  }

  private static void row(
      String name,
      String format,
      ToDoubleFunction<Measurement> value,
      List<Measurement> theirs,
      List<Measurement> ours) {
    double our = median(ours, value);
    if (theirs.isEmpty()) {
      System.out.printf("%-18s %12s %12s%n", name, "-", String.format(format, our));
      return;
    }
    double their = median(theirs, value);
    System.out.printf(
        "%-18s %12s %12s %8.2f%n",
        name, String.format(format, their), String.format(format, our), our / their);
  }

  private static List<Measurement> fastest(List<Measurement> runs) {
    return runs.stream()
        .sorted((a, b) -> Double.compare(a.wallSeconds(), b.wallSeconds()))
        .limit(1)
        .toList();
  }

  private static double median(List<Measurement> runs, ToDoubleFunction<Measurement> value) {
    double[] sorted = runs.stream().mapToDouble(value).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static boolean onPath(String program) {
    for (String folder : System.getenv("PATH").split(":")) {
      if (Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }
}
