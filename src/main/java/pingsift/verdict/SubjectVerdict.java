// SPDX-License-Identifier: Apache-2.0
package pingsift.verdict;

import java.util.List;

/**
 * What is to be thought of a subject, and why.
 *
 * @param subject as the first alert named it
 * @param identifier of the one iStream that all alerts are about, or {@link #NONE}
 * @param reasons the rules that fired, the worst first
 */
public record SubjectVerdict(
    Subject subject, int identifier, Verdict verdict, List<Finding> reasons) {
  /** Where the alerts are about several iStreams, or about none. */
  public static final int NONE = -1;

  public SubjectVerdict {
    reasons = List.copyOf(reasons);
  }

  /** Those that the verdict rests on; the others only inform. */
  public List<Finding> deciding() {
    return reasons.stream().filter(Finding::counts).toList();
  }
}
