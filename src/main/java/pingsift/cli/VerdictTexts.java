// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.util.List;
import java.util.stream.Collectors;
import pingsift.verdict.Finding;

/** Findings in words. */
final class VerdictTexts {
  private VerdictTexts() {}

  /** Names of rules with severities, the worst first: {@code 1 hans, 3 frozen_sequence}. */
  static String rules(List<Finding> findings) {
    return findings.isEmpty()
        ? "-"
        : findings.stream()
            .map(finding -> finding.severity() + " " + finding.rule().name())
            .collect(Collectors.joining(", "));
  }
}
