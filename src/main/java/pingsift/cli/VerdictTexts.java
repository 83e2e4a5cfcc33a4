// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import java.util.List;
import java.util.stream.Collectors;
import pingsift.verdict.Finding;

/** Findings in words. */
final class VerdictTexts {
  private VerdictTexts() {}

  /** Severities with names of rules, the worst first: {@code 1 hans, 3 odd_steps}. */
  static String rules(List<Finding> findings) {
    return findings.isEmpty()
        ? "-"
        : findings.stream()
            .map(finding -> finding.severity() + " " + finding.rule().name())
            .collect(Collectors.joining(", "));
  }

  /** Severities with messages of rules, the worst first, and how many alerts where several. */
  static String reasons(List<Finding> findings) {
    return findings.stream().map(VerdictTexts::reason).collect(Collectors.joining("; "));
  }

  private static String reason(Finding finding) {
    String times = finding.alerts() == 1 ? "" : " (" + finding.alerts() + " times)";
    return finding.severity() + " " + finding.rule().meta().msg() + times;
  }
}
