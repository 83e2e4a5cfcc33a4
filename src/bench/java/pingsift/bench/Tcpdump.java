// SPDX-License-Identifier: Apache-2.0
package pingsift.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The yardstick: it reads the capture, and whatever the rules say, it picks out what is ICMP. */
record Tcpdump() implements Program {
  @Override
  public String name() {
    return "tcpdump";
  }

  @Override
  public String executable() {
    return "tcpdump";
  }

  @Override
  public List<String> versionArguments() {
    return List.of("--version");
  }

  @Override
  public Optional<List<String>> command(Path executable, Job job) {
    return Optional.of(reading(executable, job.capture()));
  }

  static List<String> reading(Path executable, Path capture) {
    return List.of(executable.toString(), "-r", capture.toString(), "-w", "/dev/null", "icmp");
  }
}
