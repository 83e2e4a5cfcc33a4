// SPDX-License-Identifier: Apache-2.0
package pingsift.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import pingsift.workload.WorkloadRule;
import pingsift.workload.WorkloadRules;

/**
 * Writes rules to measure with: {@code NAME.sift}, and {@code NAME.suricata.rules} and {@code
 * NAME.snort.rules} with those that the others can say. Arguments: {@code rare}, {@code every} or
 * how many, and the path without an ending.
 */
final class GenerateWorkloadRules {
  private GenerateWorkloadRules() {}

  public static void main(String[] args) throws IOException {
    List<WorkloadRule> rules =
        switch (args[0]) {
          case "rare" -> WorkloadRules.rare();
          case "every" -> WorkloadRules.everyRequest();
          default -> WorkloadRules.of(Integer.parseInt(args[0]));
        };
    write(Path.of(args[1]), rules);
  }

  /** The three files of some rules; {@code path} is theirs without the endings. */
  static void write(Path path, List<WorkloadRule> rules) throws IOException {
    write(path + ".sift", rules, rule -> Optional.of(rule.sift()));
    write(path + ".suricata.rules", rules, WorkloadRule::suricata);
    write(path + ".snort.rules", rules, WorkloadRule::snort);
  }

  private static void write(
      String file, List<WorkloadRule> rules, Function<WorkloadRule, Optional<String>> text)
      throws IOException {
    Files.writeString(
        Path.of(file),
        rules.stream().map(text).flatMap(Optional::stream).collect(Collectors.joining()));
  }
}
