// SPDX-License-Identifier: Apache-2.0
package pingsift.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs Pingsift over a capture of which each frame opens an iStream, and looks whether its counters
 * are right. Arguments: the launcher, the capture, its frames.
 */
final class Flood {
  private Flood() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path out = Files.createTempFile("flood", ".json");
    try {
      List<String> command =
          List.of(args[0], "run", "-q", "-r", args[1], "-e", Compare.RULE, "--eve", out.toString());
      Measurement run = Measurement.of(command);
      long frames = Long.parseLong(args[2]);
      System.out.printf(
          "%,d frames, each an iStream: %.2f s (%.2f s of processor time), %.2f M/s, peak %d MiB%n",
          frames,
          run.wallSeconds(),
          run.cpuSeconds(),
          frames / run.wallSeconds() / 1e6,
          run.peakBytes() >> 20);
      check(statistics(out), frames);
    } finally {
      Files.delete(out);
    }
  }

  /** The last line that is written. */
  private static JsonNode statistics(Path out) throws IOException {
    List<String> lines = Files.readAllLines(out);
    return new ObjectMapper().readTree(lines.get(lines.size() - 1)).at("/stats/capture");
  }

  private static void check(JsonNode capture, long frames) throws IOException {
    JsonNode istreams = capture.get("istreams");
    long opened = istreams.get("opened").longValue();
    long closed = istreams.get("closed").longValue();
    long evicted = istreams.get("evicted").longValue();
    long active = istreams.get("active").longValue();
    System.out.printf(
        "iStreams: %,d opened = %,d closed + %,d evicted + %,d active%n",
        opened, closed, evicted, active);
    boolean right =
        capture.get("frames").longValue() == frames
            && capture.get("echo_requests").longValue() == frames
            && opened == frames
            && opened == closed + evicted + active
            && capture.get("adds_up").booleanValue();
    if (!right) {
      throw new IOException("the counters are wrong: " + capture);
    }
    System.out.println("all counters are right");
  }
}
