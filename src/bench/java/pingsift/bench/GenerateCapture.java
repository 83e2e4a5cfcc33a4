// SPDX-License-Identifier: Apache-2.0
package pingsift.bench;

import java.io.IOException;
import java.nio.file.Path;
import pingsift.workload.Workload;

/**
 * Writes a workload. Arguments: {@code echo}, {@code mixed} or {@code spoofed}, how many frames,
 * the file.
 */
final class GenerateCapture {
  private GenerateCapture() {}

  public static void main(String[] args) throws IOException {
    long frames = Long.parseLong(args[1]);
    Workload workload =
        switch (args[0]) {
          case "echo" -> Workload.echo(frames);
          case "mixed" -> Workload.mixed(frames);
          case "spoofed" -> Workload.spoofed(frames);
          default -> throw new IllegalArgumentException("no such workload: " + args[0]);
        };
    workload.write(Path.of(args[2]));
  }
}
