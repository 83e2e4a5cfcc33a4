// SPDX-License-Identifier: Apache-2.0
package pingsift.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What one run of a program took, start-up included.
 *
 * @param cpuSeconds user and system time of the program, in steps of 10 ms
 * @param peakBytes the most memory it had resident
 */
record Measurement(double wallSeconds, double cpuSeconds, long peakBytes) {
  private static final int TICKS_PER_SECOND = 100; // USER_HZ, fixed on Linux
  private static final int LOOK_MILLIS = 10;

  /** Runs a program that must end well. */
  static Measurement of(List<String> command) throws IOException, InterruptedException {
    return of(command, Set.of(0));
  }

  /**
   * Runs a program to its end, its output thrown away, and measures it through /proc (Linux).
   *
   * @param good exit codes of a run that did its work
   * @throws IOException where it cannot be started, or ends with another code
   */
  static Measurement of(List<String> command, Set<Integer> good)
      throws IOException, InterruptedException {
    long cpuBefore = childTicks();
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    PeakMemory peak = new PeakMemory(process.pid());
    peak.start();
    int code;
    try {
      code = process.waitFor();
    } finally {
      process.destroyForcibly();
    }
    double wall = (System.nanoTime() - start) / 1e9;
    peak.join();
    if (!good.contains(code)) {
      throw new IOException(String.join(" ", command) + ": exit code " + code);
    }
    double cpu = (childTicks() - cpuBefore) / (double) TICKS_PER_SECOND;
    return new Measurement(wall, cpu, peak.bytes);
  }

  /** Processor time of all children that have ended: fields 16 and 17 of proc_pid_stat(5). */
  private static long childTicks() throws IOException {
    String stat = Files.readString(Path.of("/proc/self/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
  }

  /**
   * Looks at the high-water mark of a process's resident memory, which the kernel keeps, until the
   * process has gone. What it takes in its last hundredth of a second can be missed.
   */
  private static final class PeakMemory extends Thread {
    private final Path status;
    private long bytes;

    PeakMemory(long pid) {
      super("peak memory");
      setDaemon(true);
      status = Path.of("/proc/" + pid + "/status");
    }

    @Override
    public void run() {
      try {
        for (long mark = highWater(); mark > 0; mark = highWater()) {
          bytes = Math.max(bytes, mark);
          sleep(LOOK_MILLIS);
        }
      } catch (IOException | InterruptedException e) {
        return; // it ended between two looks
      }
    }

    /** 0 for a process that has ended and still has its number. */
    private long highWater() throws IOException {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
        }
      }
      return 0;
    }
  }
}
