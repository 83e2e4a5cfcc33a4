// SPDX-License-Identifier: Apache-2.0
package pingsift.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Pingsift through its launcher, alerts as JSON to /dev/null.
 *
 * @param name as the table shows it
 * @param launcher the launcher
 * @param pack the shipped rules
 * @param options further options of {@code run}
 */
record Pingsift(String name, Path launcher, Path pack, List<String> options) implements Program {
  @Override
  public String executable() {
    return launcher.toString();
  }

  @Override
  public List<String> versionArguments() {
    return List.of("--version");
  }

  @Override
  public Optional<List<String>> command(Path executable, Job job) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(executable.toString(), "run", "-q", "-r", job.capture().toString()));
    Path rules = job.rules() == RuleSet.PACK ? pack : job.rules().file(job.scratch(), ".sift");
    command.addAll(List.of("-S", rules.toString(), "--eve", "/dev/null"));
    command.addAll(options);
    return Optional.of(command);
  }
}
