// SPDX-License-Identifier: Apache-2.0
package pingsift.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Snort 3 with nothing but its rules and alerts as JSON, to standard output. */
record Snort() implements Program {
  @Override
  public String name() {
    return "Snort";
  }

  @Override
  public String executable() {
    return "snort";
  }

  @Override
  public List<String> versionArguments() {
    return List.of("-V");
  }

  @Override
  public Optional<List<String>> command(Path executable, Job job) throws IOException {
    if (job.rules() == RuleSet.PACK) {
      return Optional.empty();
    }
    Path rules = job.rules().file(job.scratch(), ".snort.rules");
    Path configuration = job.rules().file(job.scratch(), ".snort.lua");
    Files.writeString(
        configuration, "ips = { include = '" + rules + "' }\nalert_json = { file = false }\n");
    return Optional.of(
        List.of(
            executable.toString(),
            "-q",
            "-c",
            configuration.toString(),
            "-k",
            "none",
            "-r",
            job.capture().toString()));
  }
}
