// SPDX-License-Identifier: Apache-2.0
package pingsift.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What one run of a program took, start-up included.
 *
 * @param cpuSeconds user and system time of the program, in steps of 10 ms
 * @param peakBytes the most memory it had resident
 */
record Measurement(double wallSeconds, double cpuSeconds, long peakBytes) {
  private static final int TICKS_PER_SECOND = 100; // USER_HZ, fixed on Linux

  /** Runs a program to its end, its output thrown away, and measures it through /proc (Linux). */
  static Measurement of(List<String> command) throws IOException, InterruptedException {
    long cpuBefore = childTicks();
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    long peak = 0;
    while (process.isAlive()) {
      peak = Math.max(peak, highWater(process.pid()));
      Thread.sleep(2);
    }
    int code = process.waitFor();
    double wall = (System.nanoTime() - start) / 1e9;
    if (code != 0) {
      throw new IOException(String.join(" ", command) + ": exit code " + code);
    }
    return new Measurement(wall, (childTicks() - cpuBefore) / (double) TICKS_PER_SECOND, peak);
  }

  /**
   * The high-water mark of resident memory, which the kernel keeps; 0 once the process has gone.
   */
  private static long highWater(long pid) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
        }
      }
    } catch (IOException e) {
      return 0; // it ended between two looks
    }
    return 0;
  }

  /** Processor time of all children that have ended: fields 16 and 17 of proc_pid_stat(5). */
  private static long childTicks() throws IOException {
    String stat = Files.readString(Path.of("/proc/self/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
  }
}
