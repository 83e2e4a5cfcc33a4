// SPDX-License-Identifier: Apache-2.0
package pingsift.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** nDPI's example program: it has no rules, it names what flows carry. */
record NdpiReader() implements Program {
  @Override
  public String name() {
    return "ndpiReader";
  }

  @Override
  public String executable() {
    return "ndpiReader";
  }

  @Override
  public List<String> versionArguments() {
    return List.of("-h");
  }

  @Override
  public Optional<List<String>> command(Path executable, Job job) {
    return job.rules() == RuleSet.NONE
        ? Optional.of(List.of(executable.toString(), "-q", "-i", job.capture().toString()))
        : Optional.empty();
  }
}
