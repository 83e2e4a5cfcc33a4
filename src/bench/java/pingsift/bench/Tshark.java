// SPDX-License-Identifier: Apache-2.0
package pingsift.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** tshark: it knows display filters instead of rules, and takes one for those of a single rule. */
record Tshark() implements Program {
  @Override
  public String name() {
    return "tshark";
  }

  @Override
  public String executable() {
    return "tshark";
  }

  @Override
  public List<String> versionArguments() {
    return List.of("--version");
  }

  @Override
  public Optional<List<String>> command(Path executable, Job job) {
    return switch (job.rules()) {
      case NONE -> filtered(executable, job, "icmp");
      case RARE -> filtered(executable, job, "icmp && data.data[0:4] == d5:20:08:80");
      case EVERY -> filtered(executable, job, "icmp.type == 8");
      case FIFTY, THOUSAND, PACK -> Optional.empty();
    };
  }

  private static Optional<List<String>> filtered(Path executable, Job job, String filter) {
    return Optional.of(
        List.of(
            executable.toString(),
            "-n",
            "-r",
            job.capture().toString(),
            "-Y",
            filter,
            "-w",
            "/dev/null"));
  }
}
