// SPDX-License-Identifier: Apache-2.0
package pingsift.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Suricata with nothing but alerts as JSON, to /dev/null, in one thread, which takes the least
 * processor time on a file.
 */
record Suricata() implements Program {
  private static final String CONFIGURATION =
      """
      %YAML 1.1
      ---
      stats:
        enabled: no
      outputs:
        - eve-log:
            enabled: yes
            filetype: regular
            filename: /dev/null
            types:
              - alert
      """;

  @Override
  public String name() {
    return "Suricata";
  }

  @Override
  public String executable() {
    return "suricata";
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
    Path configuration = job.scratch().resolve("suricata.yaml");
    Files.writeString(configuration, CONFIGURATION);
    String rules = job.rules().file(job.scratch(), ".suricata.rules").toString();
    return Optional.of(
        List.of(
            executable.toString(),
            "-c",
            configuration.toString(),
            "-S",
            rules,
            "-r",
            job.capture().toString(),
            "-l",
            job.scratch().toString(),
            "-k",
            "none",
            "--runmode",
            "single"));
  }
}
